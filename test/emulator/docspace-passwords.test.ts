import { docSpaceFiles, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}/links`

describe('passwords of links', () => {
  it.each([
    ['12345678', true],
    ['x'.repeat(30), true],
    ['!"#$%&~z', true],
    ['1234567', false],
    ['x'.repeat(31), false],
    ['with space', false],
    ['Paßwort-lang', false],
  ])('%j: %s', (password, holds) => {
    const answered = docSpace().call('PUT', room, { body: { access: 2, linkType: 1, password } })
    expect(answered.status).toBe(holds ? 200 : 400)
  })

  it.each([
    [{ min: 4 }, 'abcd', true],
    [{ digits: true }, 'abcdefgh', false],
    [{ upperCase: true }, 'abcdefgh', false],
    [{ specialSymbols: true }, 'abcdefgh', false],
    [{ digits: true, upperCase: true, specialSymbols: true }, 'abcdeF1!', true],
  ])('with the setting %o, %s: %s', (passwordPolicy, password, holds) => {
    const answered = docSpace({ passwordPolicy }).call('PUT', room, { body: { access: 2, linkType: 1, password } })
    expect(answered.status).toBe(holds ? 200 : 400)
  })

  it('the text names what the portal asks for', () => {
    const passwordPolicy = { upperCase: true, digits: true, specialSymbols: true }
    const body = { access: 2, linkType: 1, password: 'x' }
    const answered = docSpace({ passwordPolicy }).call('PUT', room, { body })
    expect(answered.json?.error).toMatchObject({
      message:
        'Password must contain from 8 to 30 characters, only latin letters, no spaces, capital letters, digits, special characters',
    })
  })

  it('spaces around it are cut off for rooms and count for files', () => {
    const portal = docSpace()
    const padded = { access: 2, linkType: 1, password: ' testpassword ' }
    expect(linkOf(portal.call('PUT', room, { body: padded })).password).toBe('testpassword')
    const blank = { access: 2, linkType: 1, password: '        ' }
    expect(linkOf(portal.call('PUT', room, { body: blank }))).not.toHaveProperty('password')
    expect(portal.call('PUT', `file/${docSpaceFiles.myDocument}/links`, { body: blank }).status).toBe(400)
  })

  it('is not looked at when the link is revoked', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('PUT', room, { body: { access: 2, linkType: 1 } }))
    expect(portal.call('PUT', room, { body: { linkId, access: 0, linkType: 1, password: 'x' } }).status).toBe(200)
  })
})
