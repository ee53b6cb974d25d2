import type { Order, ShareLinkDraft } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import {
  createAttributes,
  downloadAttributes,
  expirationAttributes,
  linkName,
  passwordAttributes,
} from '../../packages/zoho-workdrive/src/workdrive-mapping.ts'

const NOW = Date.parse('2031-03-05T10:20:30Z')
const TOKEN = '0123456789abcdef0123456789abcdef'

const [capability] = MEMORY_CAPABILITIES.links

function order(draft: Partial<ShareLinkDraft>, key?: string): Order {
  if (capability === undefined) throw new Error('There is no capability.')
  const target = { kind: 'file', id: 'x9' } as const
  const parsed = parseDraft('zoho-workdrive', { target, role: 'viewer', audience: 'anyone', ...draft }, NOW)
  return { draft: parsed, capability, token: TOKEN, ...(key === undefined ? {} : { key }) }
}

describe('the name of a link', () => {
  it('is the one asked for, or a plain one', () => {
    expect(linkName(order({ name: 'Report' }))).toBe('Report')
    expect(linkName(order({}))).toBe('Shared link')
  })

  it('ends in the mark of a key: twelve digits of its token', () => {
    expect(linkName(order({ name: 'Report' }, 'k'))).toBe('Report [k:0123456789ab]')
  })
})

// As "Create an external share link" and "Create a download link" of the WorkDrive API write them.
describe('the attributes of a create', () => {
  const sent = (draft: Partial<ShareLinkDraft>, roleId?: string, timeZone?: string) =>
    createAttributes(order({ name: 'Report', ...draft }), roleId, timeZone)
  const base = { resource_id: 'x9', link_name: 'Report', request_user_data: false }

  it('hold nothing that was not asked for', () => {
    expect(sent({})).toStrictEqual({ ...base, allow_download: true })
    expect(sent({ password: null, expiresAt: null })).toStrictEqual({ ...base, allow_download: true })
    expect(sent({ visitorFields: [] })).toStrictEqual({ ...base, allow_download: true })
  })

  it('hold all that was asked for', () => {
    const draft = { password: 'Kestrel-27', expiresAt: '2031-12-31T10:00:00Z', allowDownload: false } as const
    expect(sent(draft, '34', 'UTC')).toStrictEqual({
      ...base,
      allow_download: false,
      role_id: '34',
      password_text: 'Kestrel-27',
      expiration_date: '2031-12-31 10:00:00',
    })
  })

  it('name no day in a zone that is not known', () => {
    expect(sent({ expiresAt: '2031-12-31T10:00:00Z' })).not.toHaveProperty('expiration_date')
  })

  it('ask visitors in the order and words of the documents', () => {
    expect(sent({ visitorFields: ['email', 'phone', 'name'] })).toMatchObject({
      request_user_data: true,
      input_fields: [
        { field_name: 'Name', field_type: 'TEXT', is_name_field: true },
        { field_name: 'Phone', field_type: 'PHONE' },
        { field_name: 'Email', field_type: 'EMAIL_ID' },
      ],
    })
    expect(sent({ visitorFields: ['phone'] })).toMatchObject({
      input_fields: [{ field_name: 'Phone', field_type: 'PHONE' }],
    })
  })

  it('tell a download link by both members, with a limit where there is one', () => {
    const download = { ...base, allow_download: true, link_type: 'download' }
    expect(sent({ kind: 'download' })).toStrictEqual({ ...download, download_link: {} })
    expect(sent({ kind: 'download', maxUses: null })).toStrictEqual({ ...download, download_link: {} })
    expect(sent({ kind: 'download', maxUses: 3, expiresAt: '2031-12-31T10:00:00Z' }, '34', 'UTC')).toStrictEqual({
      ...download,
      download_link: { download_limit: 3 },
      expiration_date: '2031-12-31 10:00:00',
    })
  })
})

describe('the attributes of a change', () => {
  it('are those of the one setting', () => {
    expect(downloadAttributes(false)).toStrictEqual({ allow_download: false })
    expect(passwordAttributes(null)).toStrictEqual({ is_password_protected: false })
    expect(passwordAttributes('Kestrel-27')).toStrictEqual({ is_password_protected: true, password_text: 'Kestrel-27' })
    expect(expirationAttributes(new Date('2031-12-31T10:00:00Z'), 'UTC')).toStrictEqual({
      expiration_date: '2031-12-31 10:00:00',
    })
  })
})
