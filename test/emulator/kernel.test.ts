import { createEmulator, docSpaceRooms, docSpaceUsers, startEmulator, virtualClock } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { requestDocSpace } from './request-docspace.ts'

const provider = 'onlyoffice-docspace'
const path = `/api/2.0/files/rooms/${docSpaceRooms.custom}/links`

describe('virtualClock', () => {
  it('stands at noon of 2026-11-21 in UTC until it is moved', () => {
    const clock = virtualClock()
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-21T12:00:00.000Z')
    clock.advance(1500)
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-21T12:00:01.500Z')
    clock.set('2027-01-01T00:00:00+01:00')
    expect(new Date(clock.now()).toISOString()).toBe('2026-12-31T23:00:00.000Z')
    clock.set(0)
    expect(clock.now()).toBe(0)
  })

  it('takes no text that is no instant', () => {
    expect(() => virtualClock('soon')).toThrow(RangeError)
  })
})

describe('createEmulator', () => {
  it('logs every request in order', () => {
    const emulator = createEmulator()
    const headers = { authorization: `Bearer ${docSpaceUsers.owner.apiKey}` }
    const first = { method: 'GET', path, headers, body: '' }
    const second = { method: 'PUT', path, headers: {}, body: '{}' }
    const response = emulator.handle(provider, first)
    emulator.handle(provider, second)
    expect(emulator.requests).toEqual([
      { provider, ...first, status: 200, responseBody: response.body, handled: true },
      { provider, ...second, status: 401, responseBody: '', handled: true },
    ])
  })

  it('gives the same ids in every run', () => {
    const [one, other] = [1, 2].map(() => {
      const emulator = createEmulator()
      const headers = { authorization: `Bearer ${docSpaceUsers.owner.apiKey}` }
      return emulator.handle(provider, { method: 'PUT', path, headers, body: '{"access":2,"linkType":1}' }).body
    })
    expect(one).toContain('"linkType":1')
    expect(one).toBe(other)
  })

  it('refuses a provider that it was not asked to run', () => {
    const emulator = createEmulator({ providers: [] })
    expect(() => emulator.state[provider]).toThrow('does not run onlyoffice-docspace')
  })
})

describe('startEmulator', () => {
  it('answers on 127.0.0.1 as the handler does', async () => {
    const emulator = await startEmulator({ providers: [provider] })
    const origin = emulator.urls[provider]
    const body = JSON.stringify({ access: 2, title: 'Für alle 🔗', linkType: 1 })
    const received = await requestDocSpace(origin, `rooms/${docSpaceRooms.custom}/links`, { method: 'PUT', body })
    await emulator.stop()
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(received).toMatchObject({ status: 200, error: undefined })
    expect(received.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(received.headers['date']).toBe('Sat, 21 Nov 2026 12:00:00 GMT')
    expect(JSON.parse(received.chunks.join(''))).toMatchObject({
      response: { sharedLink: { title: 'Für alle 🔗' } },
      links: [{ href: `${origin}${path}`, action: 'PUT' }],
    })
    expect(emulator.requests).toMatchObject([{ provider, method: 'PUT', path, body, status: 200 }])
  })

  it('sends several cookies as several lines', async () => {
    const emulator = await startEmulator({ providers: [provider] })
    const origin = emulator.urls[provider]
    const body = JSON.stringify({ access: 2, linkType: 1, password: 'testpassword' })
    const room = `rooms/${docSpaceRooms.custom}/links`
    const made = await requestDocSpace(origin, room, { method: 'PUT', body })
    const token: unknown = JSON.parse(made.chunks.join('')).response.sharedLink.requestToken
    const unlocked = await requestDocSpace(origin, `share/${String(token)}/password`, {
      method: 'POST',
      body: JSON.stringify({ password: 'testpassword' }),
    })
    await emulator.stop()
    expect(unlocked.headers['set-cookie']).toHaveLength(2)
  })

  it('listens on the port it is given, and says when it cannot', async () => {
    const first = await startEmulator({ providers: [provider] })
    const port = Number(new URL(first.urls[provider]).port)
    await expect(startEmulator({ providers: [provider], ports: { [provider]: port } })).rejects.toThrow('EADDRINUSE')
    await first.stop()
    const second = await startEmulator({ providers: [provider], ports: { [provider]: port } })
    expect(second.urls[provider]).toBe(first.urls[provider])
    await second.stop()
  })

  it('is gone after stop', async () => {
    const emulator = await startEmulator({ providers: [provider] })
    await emulator.stop()
    const received = await requestDocSpace(emulator.urls[provider], `rooms/${docSpaceRooms.custom}`)
    expect(received.error).toBe('ECONNREFUSED')
  })
})
