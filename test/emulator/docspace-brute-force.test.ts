import { docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`

describe('guessing a password', () => {
  function guesser(): { portal: DocSpace; guess: (password: string, headers?: Record<string, string>) => number } {
    const portal = docSpace()
    const body = { access: 2, linkType: 1, password: 'testpassword' }
    const { requestToken } = linkOf(portal.call('PUT', links, { body }))
    return {
      portal,
      guess: (password, headers = {}) =>
        portal.call('POST', `share/${requestToken}/password`, { as: null, body: { password }, headers }).status,
    }
  }

  it('is stopped for a minute, even with the right one', () => {
    const { portal, guess } = guesser()
    for (let times = 0; times < 5; times += 1) guess('wrong')
    expect(guess('testpassword')).toBe(403)
    portal.clock.advance(59_999)
    expect(guess('testpassword')).toBe(403)
    portal.clock.advance(1)
    expect(guess('testpassword')).toBe(200)
  })

  it('counts only the last minute', () => {
    const { portal, guess } = guesser()
    for (let times = 0; times < 4; times += 1) guess('wrong')
    portal.clock.advance(60_000)
    expect([guess('wrong'), guess('wrong')]).toEqual([200, 200])
  })

  it('is counted by address', () => {
    const { guess } = guesser()
    for (let times = 0; times < 5; times += 1) guess('wrong')
    expect(guess('wrong', { 'x-forwarded-for': '192.0.2.7' })).toBe(200)
  })
})
