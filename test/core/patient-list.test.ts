import { createShareLinks, type HttpRequest, type ListOptions, type ShareLinks } from '@sharelink/core'
import { createMemory } from '@sharelink/testing'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { allOf, rejection } from '../setup/rejection.ts'
import { BASE, closeNetwork, expectQuiet, openNetwork, START } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

const FOLDER = { kind: 'folder', id: '7' } as const
const A_MINUTE = 60_000

type Scene = { limits?: boolean; onWait?: () => void }
type Listing = { links: ShareLinks; now: () => number; waits: number[] }

/** A list of so many empty pages, of which two may be read in a minute; `onWait` is called when something waits. */
function listing(pages: number, { limits: isLimited = true, onWait = () => {} }: Scene = {}): Listing {
  let time = START
  const waits: number[] = []
  const adapter = createMemory()
  const page: HttpRequest = { method: 'GET', path: '/links' }
  const limits = { rates: isLimited ? [{ max: 2, per: A_MINUTE }] : [], atOnce: [] }
  const links = createShareLinks(
    {
      ...adapter,
      connect: (connection) => {
        const send = connection.transport({ baseUrl: BASE, headers: () => ({}), limits })
        const operations = adapter.connect(connection)
        return {
          ...operations,
          list: async function* (scope, nextPage) {
            for (let number = 0; number < pages; number += 1) {
              await send(page, nextPage())
              yield* operations.list?.(scope, nextPage) ?? []
            }
          },
        }
      },
    },
    {
      clock: { now: () => time },
      sleep: async (milliseconds, signal) => {
        waits.push(milliseconds)
        onWait()
        await Promise.resolve()
        if (signal?.aborted) throw new Error('aborted')
        time += milliseconds
      },
    },
  )
  return { links, now: () => time, waits }
}

const answered = (times: number): nock.Scope => nock(BASE).get('/links').times(times).reply(200, {})
const pagesOf = (links: ShareLinks, options?: ListOptions): Promise<unknown[]> => allOf(links.list(FOLDER, options))

it('a list of more pages than a minute lets go is rate-limited within its deadline', async () => {
  answered(2)
  const { links, waits } = listing(3)
  const error = await rejection(pagesOf(links))
  expect([error.code, error.retryAt, waits]).toEqual(['rate-limited', new Date(START + A_MINUTE), []])
})

it('is whole where each page may wait for the limit, however long that takes all in all', async () => {
  answered(7)
  const { links, now } = listing(7)
  await pagesOf(links, { patience: A_MINUTE })
  expect(now()).toBe(START + 3 * A_MINUTE)
})

it('waits no longer than it may', async () => {
  answered(2)
  const { links, waits } = listing(3)
  const error = await rejection(pagesOf(links, { patience: A_MINUTE - 1 }))
  expect([error.code, waits]).toEqual(['rate-limited', []])
})

it("waits out the provider's own limit, and has its whole deadline after that", async () => {
  nock(BASE).get('/links').reply(429, '', { 'retry-after': '120' })
  answered(1)
  const { links, now } = listing(1)
  await pagesOf(links, { patience: 3_600_000, deadline: 1_000 })
  expect(now()).toBe(START + 120_000)
})

it('has its whole deadline after a wait', async () => {
  nock(BASE).get('/links').reply(429, '', { 'retry-after': '120' })
  // Of 30 seconds 20 are left beside what is kept for verifying.
  nock(BASE).get('/links').reply(503, '', { 'retry-after': '15' })
  answered(1)
  const { links, now } = listing(1)
  await pagesOf(links, { patience: 3_600_000 })
  expect(now()).toBe(START + 135_000)
})

it('has all its tries after a wait', async () => {
  // Three tries for each of three times: with them the tries of one call are used up.
  nock(BASE).get('/links').times(9).reply(429, '', { 'retry-after': '1' })
  nock(BASE).get('/links').reply(503, '', { 'retry-after': '1' })
  answered(1)
  const { links, now } = listing(1, { limits: false })
  await pagesOf(links, { patience: 3_600_000 })
  expect(now()).toBe(START + 10_000)
})

it('stops waiting when the caller gives up', async () => {
  answered(2)
  const controller = new AbortController()
  const { links, now } = listing(3, { onWait: () => controller.abort() })
  const error = await rejection(pagesOf(links, { patience: A_MINUTE, signal: controller.signal }))
  expect(error.code).toBe('cancelled')
  expect(now()).toBe(START)
})

it.each([{ patience: -1 }, { patience: '1' }])('refuses %j', async (options) => {
  const { links } = listing(1)
  const error = await rejection(pagesOf(links, JSON.parse(JSON.stringify(options))))
  expect([error.code, error.field]).toEqual(['invalid-request', 'patience'])
})
