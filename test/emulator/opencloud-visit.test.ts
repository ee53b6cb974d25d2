import { openCloudItems } from '@sharelink/emulator'
import type { Visit } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { openCloud, PASSWORD, permissionOf } from './opencloud-harness.ts'
import type { OpenCloud } from './opencloud-harness.ts'

function made(body: object, item?: string): OpenCloud & { id: string; open: (options?: object) => Visit } {
  const server = openCloud()
  const made = permissionOf(server.call('POST', 'createLink', { body, ...(item !== undefined && { item }) }))
  return { ...server, id: made.id, open: (options) => server.visit(made.link.webUrl, options) }
}

describe('a visitor of an OpenCloud link', () => {
  it.each([
    ['view', { opened: true, download: true, edit: false }],
    ['upload', { opened: true, download: true, edit: false }],
    ['edit', { opened: true, download: true, edit: true }],
    ['createOnly', { opened: true, download: false, edit: false }],
  ])('of type %s on a folder', (type, seen) => {
    expect(made({ type, password: PASSWORD }).open({ password: PASSWORD })).toEqual(seen)
  })

  it.each([
    ['view', { opened: true, download: true, edit: false }],
    ['edit', { opened: true, download: true, edit: true }],
  ])('of type %s on a file', (type, seen) => {
    expect(made({ type, password: PASSWORD }, openCloudItems.report).open({ password: PASSWORD })).toEqual(seen)
  })

  it('needs the password in force', () => {
    const { call, id, open } = made({ type: 'view', password: PASSWORD })
    const locked = { opened: false, download: false, reason: 'password' }
    expect(open()).toEqual(locked)
    expect(open({ password: `${PASSWORD}?` })).toEqual(locked)
    call('POST', `permissions/${id}/setPassword`, { body: { password: 'An0ther-Passw0rd!' } })
    expect(open({ password: PASSWORD })).toEqual(locked)
    expect(open({ password: 'An0ther-Passw0rd!' }).opened).toBe(true)
    call('POST', `permissions/${id}/setPassword`, { body: { password: '' } })
    expect(open().opened).toBe(true)
  })

  it('comes until the last second, and finds a revoked link gone', () => {
    const expiring = made({ type: 'view', password: PASSWORD, expirationDateTime: '2026-11-22T10:00:00Z' })
    expiring.clock.set('2026-11-22T23:59:59Z')
    expect(expiring.open({ password: PASSWORD }).opened).toBe(true)
    expiring.clock.advance(1)
    expect(expiring.open({ password: PASSWORD })).toEqual({ opened: false, download: false, reason: 'expired' })
    const revoked = made({ type: 'view', password: PASSWORD })
    revoked.call('DELETE', `permissions/${revoked.id}`)
    expect(revoked.open({ password: PASSWORD })).toEqual({ opened: false, download: false, reason: 'gone' })
    expect(revoked.visit('http://opencloud.emulator.test/f/1').reason).toBe('invalid')
  })

  it('inferred: meets their own rights behind an internal link', () => {
    const { open } = made({ type: 'internal' })
    const denied = { opened: false, download: false, reason: 'denied' }
    expect(open()).toEqual(denied)
    expect(open({ signedIn: true })).toEqual(denied)
    expect(open({ signedIn: 'marie' })).toEqual({ opened: true, download: true, edit: false })
    expect(open({ signedIn: 'admin' })).toEqual({ opened: true, download: true, edit: true })
  })
})
