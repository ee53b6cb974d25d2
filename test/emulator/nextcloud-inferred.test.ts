import { nextcloudPaths } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { nextcloud, PASSWORD, refusalOf, shareOf } from './nextcloud-harness.ts'

const path = nextcloudPaths.report

describe('what is inferred from the server source and not recorded', () => {
  it.each([
    ['label', 5],
    ['password', true],
    ['expireDate', 1_798_000_000],
    ['note', {}],
    ['attributes', []],
    ['hideDownload', false],
  ])('inferred: %s of another type than text is an internal error, and nothing changes', (name, value) => {
    const { call, create, state } = nextcloud()
    const { id } = create({ label: 'before' })
    const before = structuredClone(state.links)
    const answer = call('PUT', `/${id}`, { body: { note: 'n', [name]: value } })
    expect(answer.status).toBe(500)
    expect(answer.headers['content-type']).toContain('text/xml')
    expect(state.links).toEqual(before)
  })

  it('inferred: null is not given', () => {
    const { call, create } = nextcloud()
    const { id } = create({ password: null, expireDate: null, permissions: null })
    const message = 'Wrong or no update parameter given'
    expect(refusalOf(call('PUT', `/${id}`, { body: { label: null, password: null } }))).toEqual([400, 400, message])
  })

  it('inferred: a file has neither CREATE nor DELETE', () => {
    const { call, create } = nextcloud()
    const { id, permissions } = create({ path, permissions: 15 })
    expect(permissions).toBe(19)
    expect(shareOf(call('PUT', `/${id}`, { body: { permissions: 3 } })).permissions).toBe(19)
    const update = (mask: number) => refusalOf(call('PUT', `/${id}`, { body: { permissions: mask } }))
    expect(update(15)[0]).toBe(400)
    expect(update(4)).toEqual([404, 404, 'Cannot increase permissions of /room/report.txt'])
    expect(update(9)).toEqual([403, 403, 'Files cannot be shared with delete permissions'])
  })

  it('inferred: a word for the permissions of an update is 0', () => {
    const { call, create } = nextcloud()
    expect(call('PUT', `/${create().id}`, { body: { permissions: 'read' } }).status).toBe(400)
  })

  it('inferred: an uploader is made as such', () => {
    expect(nextcloud().create({ permissions: 4 }).permissions).toBe(4)
  })

  it('inferred: without shares to other servers nothing is added to the permissions', () => {
    expect(nextcloud({ policies: { federation: false } }).create().permissions).toBe(1)
  })

  it('inferred: the password comes before the date on an update, after it on a create', () => {
    const { call, create } = nextcloud()
    const wrong = { password: 'abc', expireDate: '2001-01-01' }
    expect(refusalOf(call('PUT', `/${create().id}`, { body: wrong }))[0]).toBe(400)
    expect(refusalOf(call('POST', '', { body: { path, shareType: 3, ...wrong } }))[0]).toBe(404)
  })

  it('inferred: the other rules for passwords, all reasons in one text', () => {
    const rules = { enforceNumericCharacters: true, enforceUpperLowerCase: true, enforceSpecialCharacters: true }
    const { call, create } = nextcloud({ policies: { passwordPolicy: rules } })
    const refused = call('POST', '', { body: { path, shareType: 3, password: 'nothingspecial' } })
    expect(refusalOf(refused)).toEqual([
      403,
      403,
      'Password needs to contain at least one numeric character. ' +
        'Password needs to contain at least one special character. ' +
        'Password needs to contain at least one lower and one upper case character.',
    ])
    expect(create({ password: PASSWORD }).password).not.toBeNull()
  })

  it('inferred: the length of a password is in bytes', () => {
    const { call, create } = nextcloud()
    expect(create({ password: 'éàüéà' }).password).not.toBeNull()
    expect(call('POST', '', { body: { path, shareType: 3, password: 'éàüé!' } }).status).toBe(403)
  })

  it('inferred: the root is not shared, nor anything with users that do not exist', () => {
    const { call } = nextcloud()
    expect(refusalOf(call('POST', '', { body: { path: '/', shareType: 3 } }))[0]).toBe(403)
    expect(refusalOf(call('POST', '', { body: { path, shareType: 0 } }))[0]).toBe(404)
  })

  it('inferred: an unknown route is 404 in XML', () => {
    const { call } = nextcloud()
    const answer = call('PATCH', '/1')
    expect([answer.status, answer.body.includes('<statuscode>998</statuscode>')]).toEqual([404, true])
  })
})
