import { createConnection, createQueue, ShareLinkError } from '@sharelink/core'
import nock from 'nock'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { linkKey } from '../../packages/core/src/ref.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

const ORIGIN = 'https://portal.example'

beforeEach(closeNetwork)
afterEach(() => {
  const pending = nock.pendingMocks()
  openNetwork()
  expect(pending).toEqual([])
})

const code = (error: unknown): string => (ShareLinkError.is(error) ? error.code : 'another error')

function connect() {
  let now = 0
  const clock = { now: () => now }
  const slept: number[] = []
  const sleep = (milliseconds: number): Promise<unknown> => {
    now += milliseconds
    return Promise.resolve(slept.push(milliseconds))
  }
  const connection = createConnection('memory', { clock, sleep })
  return { clock, slept, send: connection.transport({ baseUrl: ORIGIN, headers: () => ({}) }) }
}

it('a call that is over when its turn comes runs no task', async () => {
  const controller = new AbortController()
  const call = startCall('memory', Date, 30_000, controller.signal)
  controller.abort()
  let ran = false
  const task = (): Promise<void> => {
    ran = true
    return Promise.resolve()
  }
  await expect(createQueue()('link', task, call).catch(code)).resolves.toBe('cancelled')
  call.end()
  expect(ran).toBe(false)
})

it('a link has one place in the queue, in either case of its id', () => {
  const target = { kind: 'room', id: '3975' } as const
  expect(linkKey({ target, id: '75A5F745' })).toBe(linkKey({ target, id: '75a5f745' }))
  expect(linkKey({ target, id: '75a5f745' })).not.toBe(linkKey({ target: { ...target, id: '1' }, id: '75a5f745' }))
})

it('after a 429 every request of the client waits until the provider takes them again', async () => {
  const { clock, slept, send } = connect()
  nock(ORIGIN).put('/first').reply(429, '', { 'retry-after': '5' })
  nock(ORIGIN).get('/second').reply(200, {})
  const short = startCall('memory', clock, 3_000)
  await expect(send({ method: 'PUT', path: '/first' }, short).catch(code)).resolves.toBe('rate-limited')
  short.end()
  const call = startCall('memory', clock, 30_000)
  expect((await send({ method: 'GET', path: '/second' }, call)).status).toBe(200)
  call.end()
  expect(slept).toEqual([5_000])
})

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
])('a write that %s stopped was surely not sent', async (word) => {
  const { clock, send } = connect()
  nock(ORIGIN)
    .put('/link')
    .times(3)
    .replyWithError(Object.assign(new Error(word), { code: word }))
  const call = startCall('memory', clock, 30_000)
  await expect(send({ method: 'PUT', path: '/link' }, call).catch(code)).resolves.toBe('unavailable')
  call.end()
})
