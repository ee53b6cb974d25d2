import { formatRef, type ShareLinkDraft, type ShareLinkError, type ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, type Answer, answerItem, BASE, errors, link, START, useWire, wireClient } from './wire.ts'

useWire()

const ID = 'c'.repeat(64)
const FILE = { kind: 'file', id: 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5' } as const
const REF = formatRef('zoho-workdrive', { target: FILE, id: ID })
const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', name: 'report' }

const onCreate = (refused: Answer): Promise<ShareLinkError> => {
  answerItem(FILE)
  answer('POST', `${BASE}/links`, refused)
  return rejection(wireClient().create(DRAFT))
}

describe('throttling', () => {
  const THROTTLED = errors('F7008', 'Request rate limit exceeded')

  function sleeping(): { links: ShareLinks; slept: number[] } {
    const slept: number[] = []
    let now = START
    const sleep = (milliseconds: number): Promise<number> => {
      now += milliseconds
      return Promise.resolve(slept.push(milliseconds))
    }
    return { links: wireClient({}, { sleep, clock: { now: () => now } }), slept }
  }

  it('row 23: waits a second longer than Retry-After says (measured)', async () => {
    answer('GET', `${BASE}/links/${ID}`, { status: 429, body: THROTTLED, headers: { 'retry-after': '299' } })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: FILE.id }) })
    const { links, slept } = sleeping()
    await links.get(REF, { deadline: 1_000_000 })
    expect(slept).toEqual([300_000])
  })

  it('row 23: a call without that time is told when to come again (measured)', async () => {
    answerItem(FILE)
    answer('POST', `${BASE}/links`, { status: 429, body: THROTTLED, headers: { 'retry-after': '299' } })
    const { links, slept } = sleeping()
    expect(await rejection(links.create(DRAFT))).toMatchObject({
      code: 'rate-limited',
      retryAt: new Date(START + 300_000),
      retryable: true,
    })
    expect(slept).toEqual([])
  })

  it('row 24: waits 61 s where no header says how long (of clients)', async () => {
    answer('GET', `${BASE}/links/${ID}`, { status: 429, body: THROTTLED })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: FILE.id }) })
    const { links, slept } = sleeping()
    await links.get(REF, { deadline: 1_000_000 })
    expect(slept).toEqual([61_000])
  })

  it('the throttle of the common filter says the same under another name (inferred)', async () => {
    const body = errors('F000', 'URL_ROLLING_THROTTLES_LIMIT_EXCEEDED')
    expect(await onCreate({ status: 400, body })).toMatchObject({
      code: 'rate-limited',
      retryAt: new Date(START + 61_000),
    })
  })
})
