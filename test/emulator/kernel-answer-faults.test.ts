import { createEmulator, docSpaceRooms, docSpaceUsers, startEmulator } from '@sharelink/emulator'
import type { EmulatedResponse, Emulator, Fault } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { requestDocSpace } from './request-docspace.ts'

const provider = 'onlyoffice-docspace'
const links = `rooms/${docSpaceRooms.custom}/links`
const body = JSON.stringify({ access: 2, title: 'Link', linkType: 1 })

function put(emulator: Emulator): EmulatedResponse {
  const headers = { authorization: `Bearer ${docSpaceUsers.owner.apiKey}`, 'content-type': 'application/json' }
  return emulator.handle(provider, { method: 'PUT', path: `/api/2.0/files/${links}`, headers, body })
}

function madeLinks(emulator: Emulator): number {
  return emulator.state[provider].rooms.find((room) => room.id === docSpaceRooms.custom)?.links.length ?? -1
}

/** The answer to one PUT under a fault, and how many links there are then. */
function underFault(fault: Fault): [EmulatedResponse, number] {
  const emulator = createEmulator({ faults: [fault] })
  return [put(emulator), madeLinks(emulator)]
}

describe('faults of the answer', () => {
  it('status: the given status, headers and body, without work', () => {
    const given = { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' }
    expect(underFault({ kind: 'status', ...given })).toEqual([given, 0])
  })

  it('status with work', () => {
    const [response, made] = underFault({ kind: 'status', status: 503, work: true })
    expect([response.status, response.body, made]).toEqual([503, '', 1])
  })

  it.each([
    [false, 0],
    [true, 1],
  ])('html-502: a page of the proxy; work %s', (work, made) => {
    const [response, links] = underFault({ kind: 'html-502', work })
    expect(response.status).toBe(502)
    expect(response.headers['content-type']).toBe('text/html')
    expect(response.body).toMatch(/^<html>/)
    expect(links).toBe(made)
  })

  it('empty-200: success without a body, after the work', () => {
    const [response, made] = underFault({ kind: 'empty-200' })
    expect([response.status, response.body, made]).toEqual([200, '', 1])
  })

  it('invalid-json: called JSON, and none', () => {
    const [response, made] = underFault({ kind: 'invalid-json' })
    expect(response.status).toBe(200)
    expect(response.headers['content-type']).toContain('application/json')
    expect(() => JSON.parse(response.body)).toThrow(SyntaxError)
    expect(made).toBe(1)
  })

  it('huge-body: valid JSON of the given size', () => {
    const [response] = underFault({ kind: 'huge-body', sizeBytes: 100_000 })
    expect(response.body).toHaveLength(100_000)
    expect(JSON.parse(response.body)).toHaveProperty('response')
  })

  it('repeated-credential: the answer after the work, with the key in place of each title', () => {
    const [response, made] = underFault({ kind: 'repeated-credential' })
    expect([response.status, made]).toEqual([200, 1])
    expect(JSON.parse(response.body)).toMatchObject({ response: { sharedLink: { title: docSpaceUsers.owner.apiKey } } })
  })

  it('duplicate-delivery: done twice, logged twice, the second answer comes back', () => {
    const emulator = createEmulator({ faults: [{ kind: 'duplicate-delivery' }] })
    const response = put(emulator)
    expect(madeLinks(emulator)).toBe(2)
    expect(emulator.requests.map(({ handled, fault }) => [handled, fault])).toEqual([
      [true, 'duplicate-delivery'],
      [true, 'duplicate-delivery'],
    ])
    expect(response.body).toBe(emulator.requests[1]?.responseBody)
    expect(response.body).not.toBe(emulator.requests[0]?.responseBody)
  })

  it('skewMs: the server goes by another clock for one request', async () => {
    const emulator = await startEmulator({ providers: [provider] })
    const expirationDate = '2026-11-21T12:30:00Z'
    const expiring = JSON.stringify({ access: 2, linkType: 1, expirationDate })
    await requestDocSpace(emulator.urls[provider], links, { method: 'PUT', body: expiring })
    emulator.faults.push({ kind: 'slow-headers', delayMs: 0, skewMs: 3_600_000 })
    const skewed = await requestDocSpace(emulator.urls[provider], links)
    const right = await requestDocSpace(emulator.urls[provider], links)
    await emulator.stop()
    expect(skewed.headers['date']).toBe('Sat, 21 Nov 2026 13:00:00 GMT')
    expect(skewed.chunks.join('')).toContain('"isExpired":true')
    expect(right.headers['date']).toBe('Sat, 21 Nov 2026 12:00:00 GMT')
    expect(right.chunks.join('')).toContain('"isExpired":false')
  })
})

describe('which request a fault hits', () => {
  const failed = (emulator: Emulator, times: number): number[] =>
    Array.from({ length: times }, () => put(emulator).status)

  it('skips first, then hits so many times; the fault object stays as it was', () => {
    const fault: Fault = Object.freeze({ kind: 'status', status: 503, skip: 1, times: 2 })
    expect(failed(createEmulator({ faults: [fault] }), 5)).toEqual([200, 503, 503, 200, 200])
    expect(failed(createEmulator({ faults: [fault] }), 2)).toEqual([200, 503])
  })

  it('matches method and path, whatever flags the expression has', () => {
    const path = /links$/g
    const faults: Fault[] = [
      { kind: 'status', status: 503, method: 'GET' },
      { kind: 'status', status: 500, method: 'put', path, times: 2 },
    ]
    expect(failed(createEmulator({ faults }), 3)).toEqual([500, 500, 200])
  })

  it('leaves faults that need a socket to the servers', () => {
    const emulator = createEmulator({ faults: [{ kind: 'reset-after-work' }] })
    expect(put(emulator).status).toBe(200)
    expect(emulator.requests[0]).not.toHaveProperty('fault')
  })
})
