import { formatRef, type ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { allOf } from '../setup/rejection.ts'
import { answer, BASE, HEADERS, link, useWire, wireClient } from './wire.ts'

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

describe('reads', () => {
  it('row 25: get (documented, answer inferred)', async () => {
    const sent = answer('GET', `${BASE}/links/${ID}`, { body: link(ID, ATTRIBUTES) })
    expect(await berlin().get(REF)).toEqual({
      ref: REF,
      provider: 'zoho-workdrive',
      id: ID,
      url: ADDRESS,
      target: FILE,
      kind: 'access',
      role: 'viewer',
      audience: 'anyone',
      name: 'notes',
      passwordProtected: true,
      expiresAt: new Date('2021-04-15T21:59:59Z'),
      expired: false,
      allowDownload: true,
    })
    expect(sent[0]?.headers).toMatchObject(HEADERS)
    expect(sent[0]?.headers).not.toHaveProperty('content-type')
  })

  it.each([
    { row: 26, list: 'custom', other: 'download' },
    { row: 27, list: 'download', other: 'custom' },
  ])(
    'row $row: list $list, the name of the parameter percent-encoded (documented, answer inferred)',
    async ({ list, other }) => {
      const path = `${BASE}/files/${FILE.id}/links`
      const attributes =
        list === 'custom' ? ATTRIBUTES : { download_url: `${ADDRESS}/download`, resource_id: FILE.id, link_name: 'x' }
      const entry = { id: ID, type: 'links', attributes }
      const first = answer('GET', `${path}?filter%5Btype%5D=${list}`, { body: { data: [entry] } })
      answer('GET', `${path}?filter%5Btype%5D=${list}&page%5Boffset%5D=1`, { body: { data: [] } })
      answer('GET', `${path}?filter%5Btype%5D=${other}`, { body: { data: [] } })
      const links = await allOf(berlin().list(FILE))
      expect(links).toMatchObject([{ ref: REF, kind: list === 'custom' ? 'access' : 'download' }])
      expect(first[0]?.path).toBe(`${path}?filter%5Btype%5D=${list}`)
      expect(first[0]?.headers).toMatchObject(HEADERS)
    },
  )

  it('row 28: list empty (documented, answer inferred)', async () => {
    const path = `${BASE}/files/${FILE.id}/links`
    answer('GET', `${path}?filter%5Btype%5D=custom`, { body: { data: [] } })
    answer('GET', `${path}?filter%5Btype%5D=download`, { body: { data: [] } })
    expect(await allOf(berlin().list(FILE))).toEqual([])
  })

  it('row 29: list My Folders (documented, answer inferred)', async () => {
    const entry = { id: ID, type: 'links', attributes: ATTRIBUTES }
    answer('GET', `${BASE}/privatespace/FID/links`, { body: { data: [entry] } })
    answer('GET', `${BASE}/privatespace/FID/links?page%5Boffset%5D=1`, { body: { data: [] } })
    expect(await allOf(berlin().list('privatespace:FID'))).toMatchObject([{ ref: REF }])
  })

  it('row 30: list team folder, embed entries passed over (documented, body inferred)', async () => {
    const path = `${BASE}/teamfolders/TID/links?page%5Blimit%5D=50`
    const embed = {
      id: 'p-1',
      type: 'permissions',
      attributes: { shared_type: 'publish', permalink_url: 'https://x.test/' },
    }
    answer('GET', path, { body: { data: [embed, { id: ID, type: 'links', attributes: ATTRIBUTES }] } })
    answer('GET', `${path}&page%5Boffset%5D=2`, { body: { data: [] } })
    expect(await allOf(berlin().list('teamfolder:TID'))).toMatchObject([{ ref: REF }])
  })
})
