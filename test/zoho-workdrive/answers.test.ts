import { formatRef, type ShareLink } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { answer, BASE, link, useWire, wireClient } from './wire.ts'

useWire()

const ID = '9'.repeat(64)
const FILE = { kind: 'file', id: 'F1' } as const
const FOLDER = { kind: 'folder', id: 'F1' } as const

/** The link that one answer is read as. */
async function read(attributes: Record<string, unknown>, target: ShareLink['target'] = FILE): Promise<ShareLink> {
  answer('GET', `${BASE}/links/${ID}`, { body: link(ID, attributes) })
  return wireClient({ timeZone: 'Europe/Berlin' }).get(formatRef('zoho-workdrive', { target, id: ID }))
}

describe('an answer is read tolerantly', () => {
  it.each([
    { wire: { allow_download: 'false', is_password_protected: 'true' }, told: [false, true] },
    { wire: { allow_download: true, is_password_protected: false }, told: [true, false] },
    { wire: { allow_download: 'perhaps', is_password_protected: 1 }, told: [undefined, undefined] },
    { wire: { allow_download: null, is_password_protected: null }, told: [undefined, undefined] },
    { wire: {}, told: [undefined, undefined] },
  ])('flags: $wire', async ({ wire, told }) => {
    const { allowDownload, passwordProtected } = await read(wire)
    expect([allowDownload, passwordProtected]).toEqual(told)
  })

  it.each([
    { wire: 1614589200000, createdAt: new Date(1614589200000) },
    { wire: '1614589200000', createdAt: new Date(1614589200000) },
    { wire: 'Mar 1', createdAt: undefined },
    { wire: 8.7e15, createdAt: undefined },
    { wire: '9'.repeat(40), createdAt: undefined },
    { wire: null, createdAt: undefined },
  ])('the time of creation: $wire', async ({ wire, createdAt }) => {
    expect((await read({ created_time_in_millisecond: wire })).createdAt).toEqual(createdAt)
  })

  it('members of another type than known are passed over', async () => {
    const found = await read({ link_name: 7, input_fields: 'x', download_link: [], role_id: {}, allow_download: true })
    expect(found).toMatchObject({ kind: 'access', allowDownload: true })
    expect(found).not.toHaveProperty('name')
    expect(found).not.toHaveProperty('role')
  })

  it.each([
    { target: FILE, role: '34', told: { role: 'viewer' } },
    { target: FILE, role: 34, told: { role: 'viewer' } },
    { target: FILE, role: '6', told: { role: 'commenter' } },
    { target: FILE, role: 5, told: { role: 'editor' } },
    { target: FILE, role: '7', told: { providerRole: '7' } },
    { target: FILE, role: '33', told: { providerRole: '33' } },
    { target: FOLDER, role: '6', told: { role: 'viewer' } },
    { target: FOLDER, role: '34', told: { role: 'viewer' } },
    { target: FOLDER, role: '5', told: { role: 'editor' } },
    { target: FOLDER, role: '7', told: { role: 'uploader' } },
    { target: FOLDER, role: '3', told: { providerRole: '3' } },
  ])('role_id $role of a $target.kind', async ({ target, role, told }) => {
    const { role: ours, providerRole } = await read({ role_id: role }, target)
    expect({
      ...(ours === undefined ? {} : { role: ours }),
      ...(providerRole === undefined ? {} : { providerRole }),
    }).toEqual(told)
  })

  it('no role is told where the answer has none', async () => {
    const found = await read({})
    expect(found).not.toHaveProperty('role')
    expect(found).not.toHaveProperty('providerRole')
  })

  it.each([
    { attributes: { link: 'https://a.test/1', download_url: 'https://a.test/2' }, url: 'https://a.test/1' },
    { attributes: { download_url: 'https://a.test/2', permalink_url: 'https://a.test/3' }, url: 'https://a.test/2' },
    { attributes: { permalink_url: 'https://a.test/3' }, url: 'https://a.test/3' },
    { attributes: { link: 'javascript:alert(1)' }, url: undefined },
    { attributes: {}, url: undefined },
  ])('the address: $attributes', async ({ attributes, url }) => {
    expect((await read(attributes)).url).toBe(url)
  })

  it.each([
    { attributes: { link_type: 'download' }, kind: 'download' },
    { attributes: { link_type: 'custom', link: 'https://a.test/external/abc/download' }, kind: 'access' },
    { attributes: { download_link: {} }, kind: 'download' },
    { attributes: { download_url: 'https://a.test/external/abc/download' }, kind: 'download' },
    { attributes: { link: 'https://a.test/external/abc/download' }, kind: 'download' },
    { attributes: { link: 'https://a.test/external/abc' }, kind: 'access' },
    { attributes: { link: 'https://a.test/external/abc', download_url: 'https://a.test/abc' }, kind: 'access' },
  ])('the kind: $attributes', async ({ attributes, kind }) => {
    expect((await read(attributes)).kind).toBe(kind)
  })

  it.each([
    { attributes: { download_link: { download_limit: 5 } }, maxUses: 5 },
    { attributes: { download_link: { download_limit: '5' } }, maxUses: 5 },
    { attributes: { download_link: {} }, maxUses: undefined },
    { attributes: { download_link: { download_limit: 0 } }, maxUses: undefined },
    { attributes: { download_link: { download_limit: 'many' } }, maxUses: undefined },
    { attributes: { link_type: 'download' }, maxUses: undefined },
  ])('the limit of a download link, inferred: $attributes', async ({ attributes, maxUses }) => {
    expect((await read(attributes)).maxUses).toBe(maxUses)
  })

  it.each([
    { wire: '2021-04-15 23:59:59', expiresAt: new Date('2021-04-15T21:59:59Z') },
    { wire: '2021-04-15', expiresAt: new Date('2021-04-15T21:59:59Z') },
    { wire: '2021-05-20 11:45', expiresAt: new Date('2021-05-20T09:45:00Z') },
    { wire: 'never', expiresAt: null },
    { wire: '', expiresAt: null },
    { wire: null, expiresAt: null },
    { wire: '17-May-2021', expiresAt: undefined },
    { wire: 1618523999000, expiresAt: undefined },
    { wire: {}, expiresAt: undefined },
    { wire: '2021-02-30 10:00:00', expiresAt: undefined },
  ])('the expiry: $wire', async ({ wire, expiresAt }) => {
    expect((await read({ expiration_date: wire })).expiresAt).toEqual(expiresAt)
  })

  it('an unknown member does no harm', async () => {
    expect(await read({ a_new_member: { with: ['anything'] } })).toMatchObject({ id: ID, audience: 'anyone' })
  })

  it.each([
    '{"data":{}}',
    '{"data":{"id":"","type":"links"}}',
    '{"data":[]}',
    '[]',
    'null',
    '{"data":{"id":"x","type":"permissions","attributes":{}}}',
    `{"data":{"id":"${'8'.repeat(64)}","type":"links","attributes":{}}}`,
  ])('what is no answer about this link is not taken for one: %s', async (body) => {
    answer('GET', `${BASE}/links/${ID}`, { body })
    const ref = formatRef('zoho-workdrive', { target: FILE, id: ID })
    await expect(wireClient().get(ref)).rejects.toMatchObject({ code: 'unexpected-response' })
  })
})
