import { docSpaceFiles, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`
const { owner, guest } = docSpaceUsers

describe('authentication of DocSpace', () => {
  it.each([
    ['an API key', { authorization: `Bearer ${owner.apiKey}` }],
    ['a session in the Authorization header', { authorization: owner.token }],
    ['a session as a Bearer token', { authorization: `Bearer ${owner.token}` }],
    ['a session in the cookie', { cookie: `other=1; asc_auth_key=${owner.token}` }],
    ['the cookie, which wins over another session', { cookie: `asc_auth_key=${owner.token}`, authorization: 'nobody' }],
  ])('takes %s', (_what, headers) => {
    expect(docSpace().call('GET', links, { as: null, headers }).status).toBe(200)
  })

  it.each([
    ['nothing', {}],
    ['an unknown API key', { authorization: `Bearer sk-${'0'.repeat(64)}` }],
    ['an API key without Bearer', { authorization: owner.apiKey }],
    ['an API key in a header of its own', { apikeybearer: owner.apiKey }],
    ['a cookie of nobody, whatever the session header says', { cookie: 'asc_auth_key=x', authorization: owner.token }],
  ])('refuses %s with an empty 401 [inferred]', (_what, headers) => {
    const answered = docSpace().call('GET', links, { as: null, headers })
    expect([answered.status, answered.body]).toEqual([401, ''])
  })

  it('never lets a guest make or read links', () => {
    const portal = docSpace()
    const room = portal.state.rooms.find(({ id }) => id === docSpaceRooms.custom)
    room?.members.push({ subject: guest.id, kind: 'user', access: 10 })
    const body = { access: 2, linkType: 1 }
    expect(portal.call('PUT', links, { as: 'guest', body }).status).toBe(403)
    expect(portal.call('GET', links, { as: 'guest' }).json).toMatchObject({ response: [] })
    portal.call('GET', `rooms/${docSpaceRooms.custom}/link`)
    expect(portal.call('GET', `rooms/${docSpaceRooms.custom}/link`, { as: 'guest' }).status).toBe(403)
  })
})

describe('permissions of an API key', () => {
  const file = `file/${docSpaceFiles.myDocument}/links`

  it.each([
    [[], 'PUT', links, 200],
    [['*'], 'PUT', links, 200],
    [['rooms:read'], 'GET', links, 200],
    [['rooms:read'], 'PUT', links, 403],
    [['rooms:write'], 'GET', links, 200],
    [['rooms:write'], 'PUT', links, 200],
    [['rooms:write'], 'PUT', file, 403],
    [['files:read'], 'GET', file, 200],
    [['files:read'], 'GET', links, 403],
    [['files:write'], 'PUT', file, 200],
    [['*:read'], 'GET', links, 200],
    [['*:read'], 'PUT', links, 403],
    [['*:write'], 'PUT', file, 200],
  ])('%j %s %s: %i', (permissions, method, path, status) => {
    const portal = docSpace()
    const user = portal.state.users.find(({ id }) => id === owner.id)
    if (user) user.apiKeyPermissions = permissions
    const body = method === 'PUT' ? { access: 2, linkType: 1 } : undefined
    expect(portal.call(method, path, { body }).status).toBe(status)
  })

  it('a missing one is an empty 403 [inferred], and GET link needs no more than reading', () => {
    const portal = docSpace()
    const user = portal.state.users.find(({ id }) => id === owner.id)
    if (user) user.apiKeyPermissions = ['rooms:read']
    expect(portal.call('PUT', links, { body: {} }).body).toBe('')
    expect(portal.call('GET', `rooms/${docSpaceRooms.custom}/link`).status).toBe(200)
  })
})
