import { docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { Answered, DocSpace } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}`

function put(portal: DocSpace, body: object): Answered {
  return portal.call('PUT', `${room}/links`, { body })
}

describe('limits of links of a room', () => {
  it.each(Object.values(docSpaceRooms).filter((id) => id !== docSpaceRooms.archived))(
    'row 115 [S]: a second invitation to room %s',
    (id) => {
      const portal = docSpace()
      const put11 = (linkId: string): number =>
        portal.call('PUT', `rooms/${id}/links`, { body: { linkId, access: 11, linkType: 0 } }).status
      expect(put11('00000000-0000-4000-8000-000000000001')).toBe(200)
      expect(put11('00000000-0000-4000-8000-000000000002')).toBe(403)
    },
  )

  it('row 116 [S]: RoomManager is never on a link', () => {
    expect(put(docSpace(), { access: 9, linkType: 0 }).status).toBe(403)
  })

  it('row 117 [S]: an invitation that has expired already', () => {
    const body = { access: 11, linkType: 0, expirationDate: '2026-11-21T11:59:59Z' }
    expect(put(docSpace(), body).status).toBe(400)
  })

  it('row 118 [S]: an administrator who is no member sees no links', () => {
    const portal = docSpace()
    put(portal, { access: 2, linkType: 1 })
    const answered = portal.call('GET', `${room}/links`, { as: 'administrator' })
    expect(answered.status).toBe(200)
    expect(answered.json).toMatchObject({ response: [] })
  })

  it('row 119 [S]: an administrator who is no member makes no links', () => {
    const body = { access: 2, linkType: 1 }
    const answered = docSpace().call('PUT', `${room}/links`, { as: 'administrator', body })
    expect(answered.status).toBe(403)
    expect(answered.json?.error).toMatchObject({ message: 'Access denied' })
  })

  it('row 120 [S]: the sixth wrong password in a minute', () => {
    const portal = docSpace()
    const { requestToken } = linkOf(put(portal, { access: 2, linkType: 1, password: 'testpassword' }))
    const answers = Array.from({ length: 6 }, () =>
      portal.call('POST', `share/${requestToken}/password`, { as: null, body: { password: 'wrong' } }),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 403])
    const message = 'You have tried too many times to enter your password. Please try again later'
    expect(answers[5]?.json?.error).toMatchObject({ message })
  })
})
