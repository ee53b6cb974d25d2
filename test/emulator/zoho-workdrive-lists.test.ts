import { describe, expect, test } from 'vitest'

import { MEASURED_THROTTLE } from '../../packages/emulator/src/zoho-workdrive/throttle.ts'
import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { bodyOf, createBench, refusal } from './zoho-workdrive-bench.ts'

const LINKS = `/files/${WORKDRIVE_SEED.plainFileId}/links`
const THROTTLED = refusal(429, 'F7008', 'Request rate limit exceeded')

describe('paging, which of the two forms link lists honour is inferred', () => {
  function createLinks(count: number, paging: 'both' | 'offset' | 'cursor' | 'ignored' = 'both') {
    const bench = createBench({ paging })
    const ids = Array.from({ length: count }, () => bench.make().id)
    const page = (query: string) => bodyOf(bench.get(`${LINKS}${query}`))
    const links = (from: number, to: number) => ids.slice(from, to).map((id) => expect.objectContaining({ id }))
    return { page, links }
  }

  test('a list stops at 50 and does not say so', () => {
    const { page, links } = createLinks(51)
    expect(page('')).toEqual({ data: links(0, 50) })
    expect(page('?page%5Blimit%5D=200')).toEqual({ data: links(0, 50) })
  })

  test('offset and limit', () => {
    const { page, links } = createLinks(5)
    expect(page('?page%5Boffset%5D=1&page%5Blimit%5D=2')).toEqual({ data: links(1, 3) })
    expect(page('?page%5Boffset%5D=5')).toEqual({ data: [] })
  })

  test('a cursor from 0', () => {
    const { page, links } = createLinks(60)
    const cursor = { has_next: true, next: '50' }
    expect(page('?page%5Bnext%5D=0')).toEqual({ data: links(0, 50), links: { cursor } })
    expect(page('?page%5Bnext%5D=50')).toEqual({ data: links(50, 60), links: { cursor: { has_next: false } } })
    expect(page('?page%5Bnext%5D=0&page%5Blimit%5D=60')).toEqual({
      data: links(0, 60),
      links: { cursor: { has_next: false } },
    })
  })

  test('a form that the server does not honour changes nothing', () => {
    expect(createLinks(3, 'offset').page('?page%5Bnext%5D=2')).toMatchObject({ data: [{}, {}, {}] })
    expect(createLinks(3, 'cursor').page('?page%5Boffset%5D=2')).toMatchObject({ data: [{}, {}, {}] })
    const { page, links } = createLinks(51, 'ignored')
    expect(page('?page%5Boffset%5D=2&page%5Blimit%5D=1')).toEqual({ data: links(0, 51) })
  })
})

test('a filter keeps embed codes out, and only knows custom and download, inferred', () => {
  const { get } = createBench()
  const path = `/teamfolders/${WORKDRIVE_SEED.teamFolderId}/links?filter%5Btype%5D=`
  expect(bodyOf(get(`${path}custom`))).toEqual({ data: [] })
  expect(get(`${path}embed`)).toEqual(refusal(500, 'F000', 'General exception'))
})

test('query names have to be percent-encoded [D], the refusal inferred', () => {
  const answer = createBench().get(`${LINKS}?filter[type]=custom`)
  expect(answer).toEqual(refusal(400, 'F6016', 'URL Rule is not configured'))
})

describe('throttling as measured [L]', () => {
  test('six requests in a second, one at a time', () => {
    const { context, get, make, state } = createBench()
    const path = `/links/${make().id}`
    state.throttle = MEASURED_THROTTLE
    for (let count = 0; count < 6; count += 1) {
      expect(get(path).status).toBe(200)
      context.advance(1 / 6)
    }
    expect(get(path).status).toBe(200)
    expect(get(path)).toEqual(THROTTLED)
  })

  test('the burst is a setting', () => {
    const { get, make, state } = createBench()
    const path = `/links/${make().id}`
    state.throttle = { ...MEASURED_THROTTLE, burst: 3 }
    expect([get(path), get(path), get(path), get(path)].map(({ status }) => status)).toEqual([200, 200, 200, 429])
  })

  test('waiting exactly as told fails and lengthens the wait, one second more does not', () => {
    const { context, get, make, state } = createBench()
    const path = `/links/${make().id}`
    state.throttle = MEASURED_THROTTLE
    get(path)
    expect(get(path).headers['retry-after']).toBe('119')
    context.advance(35)
    // 84 seconds left became 239.
    expect(get(path).headers['retry-after']).toBe('239')
    context.advance(239)
    expect(get(path)).toEqual(THROTTLED)
    context.advance(156)
    expect(get(path).status).toBe(200)
  })

  test('the twentieth listing of one folder in a rolling minute', () => {
    const { context, get, state } = createBench()
    state.throttle = { ...MEASURED_THROTTLE, burst: 100, requestsPerSecond: 100 }
    for (let count = 0; count < 19; count += 1) expect(get(LINKS).status).toBe(200)
    const answer = get(LINKS)
    expect(answer).toEqual(THROTTLED)
    expect(answer.headers['retry-after']).toBe('299')
    expect(get(`/files/${WORKDRIVE_SEED.folderId}/links`).status).toBe(200)
    context.advance(300)
    expect(get(LINKS).status).toBe(200)
  })

  test('the minute of listings rolls', () => {
    const { context, get, state } = createBench()
    state.throttle = { ...MEASURED_THROTTLE, burst: 100 }
    get(LINKS)
    context.advance(30)
    for (let count = 0; count < 18; count += 1) get(LINKS)
    context.advance(30)
    expect(get(LINKS).status).toBe(200)
    expect(get(LINKS)).toEqual(THROTTLED)
  })

  test('is off at first', () => {
    const { get } = createBench()
    const statuses = Array.from({ length: 30 }, () => get(LINKS).status)
    expect(new Set(statuses)).toEqual(new Set([200]))
  })
})
