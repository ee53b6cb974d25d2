import { formatRef, type ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { answer, BASE, HEADERS, JSON_HEADERS, link, type Sent, useWire, wireClient } from './wire.ts'

useWire()

const ID = 'b'.repeat(64)
const FILE = { kind: 'file', id: 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5' } as const
const REF = formatRef('zoho-workdrive', { target: FILE, id: ID })
const ADDRESS = `https://workdrive.zohoexternal.com/external/${ID}`
const ATTRIBUTES = {
  link: ADDRESS,
  link_name: 'notes',
  resource_id: FILE.id,
  role_id: '34',
  link_type: 'custom',
  allow_download: true,
  is_password_protected: true,
  request_user_data: false,
  expiration_date: '2021-04-15 23:59:59',
}

const berlin = (): ShareLinks => wireClient({ timeZone: 'Europe/Berlin' })

describe('updates', () => {
  const PATCHES = [
    {
      row: 31,
      name: 'patch download',
      patch: { allowDownload: false },
      attributes: { allow_download: false },
      after: { allow_download: false },
    },
    {
      row: 32,
      name: 'patch password set',
      patch: { password: 'p' },
      attributes: { is_password_protected: true, password_text: 'p' },
      after: {},
    },
    {
      row: 33,
      name: 'patch password clear, without the text that the sample sends along',
      patch: { password: null },
      attributes: { is_password_protected: false },
      after: { is_password_protected: false },
    },
    {
      row: 34,
      name: 'patch expiry',
      patch: { expiresAt: '2021-10-01T23:59:59+02:00' },
      attributes: { expiration_date: '2021-10-01 23:59:59' },
      after: { expiration_date: '2021-10-01 23:59:59' },
    },
  ]

  it.each(PATCHES)('row $row: $name (documented, answer inferred)', async ({ patch, attributes, after }) => {
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, ATTRIBUTES) })
    const sent: Sent[] = answer('PATCH', `${BASE}/links/${ID}`, { body: link(ID, {}) })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { ...ATTRIBUTES, ...after }) })
    const { differences } = await berlin().update(REF, patch)
    expect(sent[0]?.body).toBe(JSON.stringify({ data: { attributes, type: 'links' } }))
    expect(sent[0]?.headers).toMatchObject(JSON_HEADERS)
    expect(differences).toEqual([])
  })

  it('row 35: the id stands in the path alone, as on the documented pages (of clients, inferred)', async () => {
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, ATTRIBUTES) })
    const sent = answer('PATCH', `${BASE}/links/${ID}`, { body: link(ID, ATTRIBUTES) })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, ATTRIBUTES) })
    await berlin().update(REF, { allowDownload: true })
    expect(JSON.parse(sent[0]?.body ?? '')).not.toHaveProperty('data.id')
  })
})

describe('revokes', () => {
  it('row 36: delete, whose 204 is empty (documented)', async () => {
    const sent = answer('DELETE', `${BASE}/links/${ID}`, { status: 204 })
    answer('GET', `${BASE}/files/${FILE.id}/links?filter%5Btype%5D=custom`, { body: { data: [] } })
    answer('GET', `${BASE}/files/${FILE.id}/links?filter%5Btype%5D=download`, { body: { data: [] } })
    expect(await berlin().revoke(REF)).toEqual({ revoked: true, verified: true })
    expect(sent[0]?.headers).toMatchObject(HEADERS)
    expect(sent[0]?.body).toBe('')
  })
})
