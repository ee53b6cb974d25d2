import type { LinkKind, Target } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { fromWire, UNKNOWN_ITEM } from '../../packages/zoho-workdrive/src/workdrive-mapping-answers.ts'

const NOW = Date.parse('2031-03-05T10:20:30Z')
const FOLDER: Target = { kind: 'folder', id: 'f1' }
const FILE_PAGE = 'https://workdrive.zohoexternal.com/external/1a2b'
const FOLDER_PAGE = 'https://workdrive.zohoexternal.com/folder/1a2b'

type Beside = { target?: Target; kind?: LinkKind; timeZone?: string; now?: number }

const read = (attributes: object, beside: Beside = {}) =>
  fromWire({ id: 'l1', type: 'links', attributes }, { timeZone: undefined, now: NOW, ...beside })
const link = (attributes: object, beside?: Beside) => read(attributes, beside)?.link

describe('the kind of a link in an answer', () => {
  it.each<readonly [object, LinkKind | undefined, LinkKind]>([
    [{ link_type: 'download' }, undefined, 'download'],
    [{ link_type: 'download' }, 'access', 'download'],
    [{ link_type: 'external' }, 'download', 'access'],
    // The link's own word before what else it has.
    [{ link_type: 'external', download_link: { download_limit: 3 } }, undefined, 'access'],
    [{ link_type: '', download_link: {} }, undefined, 'download'],
    [{ link_type: '' }, 'download', 'download'],
    [{ link_type: null, download_link: {} }, undefined, 'download'],
    [{ download_url: FILE_PAGE }, undefined, 'download'],
    [{ download_url: FILE_PAGE, link: FILE_PAGE }, undefined, 'access'],
    [{ link: FILE_PAGE }, undefined, 'access'],
    [{ link: `${FILE_PAGE}/download` }, undefined, 'download'],
    [{ link: `${FILE_PAGE}/download?x=1` }, undefined, 'download'],
    [{ link: `${FILE_PAGE}/downloads` }, undefined, 'access'],
    [{}, 'download', 'download'],
    [{}, undefined, 'access'],
  ])('%j, out of a list of %s: %s', (attributes, kind, expected) => {
    expect(link(attributes, kind === undefined ? {} : { kind })?.kind).toBe(expected)
  })
})

describe('the item of a link in an answer', () => {
  it.each<readonly [object, Target | undefined, Target]>([
    [{}, FOLDER, FOLDER],
    [{ resource_id: 'f1' }, FOLDER, FOLDER],
    [{ resource_id: 'x9' }, FOLDER, { kind: 'file', id: 'x9' }],
    [{ resource_id: 'x9', role_id: '7' }, undefined, { kind: 'folder', id: 'x9' }],
    [{ resource_id: 'x9', role_id: '6' }, undefined, { kind: 'file', id: 'x9' }],
    [{ resource_id: 'x9', link: FOLDER_PAGE }, undefined, { kind: 'folder', id: 'x9' }],
    [{ resource_id: 'x9', link: FILE_PAGE }, undefined, { kind: 'file', id: 'x9' }],
    [{}, undefined, { kind: 'file', id: '?' }],
    // Nobody asked about an item that is called so: what tells a folder is looked at.
    [{ role_id: '7' }, { kind: 'file', id: UNKNOWN_ITEM }, { kind: 'folder', id: '?' }],
  ])('%j, asked about %j: %j', (attributes, target, expected) => {
    expect(link(attributes, target === undefined ? {} : { target })?.target).toEqual(expected)
  })

  it('stands in the ref of the link', () => {
    expect(link({ resource_id: 'x9' })?.ref).toBe('zoho-workdrive:file:x9:l1')
  })
})

describe('what visitors are asked for', () => {
  const asked = (attributes: object) => read(attributes)?.told?.visitorFields

  it.each<readonly [object, readonly string[] | undefined]>([
    [{}, undefined],
    [{ request_user_data: true }, undefined],
    [{ request_user_data: false }, []],
    [{ request_user_data: false, input_fields: [{ field_type: 'PHONE' }] }, []],
    [{ input_fields: [{ field_type: 'TEXT', is_name_field: true }] }, ['name']],
    [{ input_fields: [{ field_type: 'TEXT', is_name_field: true, field_name: 'Who' }] }, ['name']],
    [{ input_fields: [{ field_type: 'TEXT', field_name: 'Name' }] }, ['name']],
    [{ input_fields: [{ field_type: 'TEXT', field_name: 'Company' }] }, []],
    [{ input_fields: [{ field_type: 'PHONE', is_name_field: true }] }, ['phone']],
    [{ input_fields: [{ field_type: 'PHONE', field_name: 'Name' }] }, ['phone']],
    [{ input_fields: [{ field_type: 'EMAIL_ID' }, { field_type: 'PHONE' }] }, ['email', 'phone']],
    [{ input_fields: [{ field_type: 7 }, 'PHONE', null, { field_type: 'DATE' }] }, []],
  ])('%j: %j', (attributes, expected) => {
    expect(asked(attributes)).toEqual(expected)
  })

  it('says nothing where nothing is told', () => {
    expect(read({})?.told).toStrictEqual({})
  })
})

describe('members of a link in an answer', () => {
  it('are absent where they are not told', () => {
    expect(Object.keys(link({}) ?? {}).sort()).toEqual(['audience', 'id', 'kind', 'provider', 'ref', 'target'])
  })

  it('are there where they are told', () => {
    expect(
      link({ link: FILE_PAGE, link_name: 'A', is_password_protected: false, allow_download: false, role_id: '34' }),
    ).toMatchObject({ url: FILE_PAGE, name: 'A', passwordProtected: false, allowDownload: false, role: 'viewer' })
  })

  it.each(['ftp://x.example/1', 'javascript:https://x.example', 'x.example'])('have no address out of %j', (text) => {
    expect(link({ link: text })).not.toHaveProperty('url')
  })

  it.each([
    [{ link_type: 'download', download_link: { download_limit: 3 } }, 3],
    [{ link_type: 'download', download_link: {} }, undefined],
    [{ link_type: 'download' }, undefined],
    [{ link_type: 'external', download_link: { download_limit: 3 } }, undefined],
  ])('%j: uses of a download link alone, and only a number: %s', (attributes, expected) => {
    expect(link(attributes)?.maxUses).toBe(expected)
    expect('maxUses' in (link(attributes) ?? {})).toBe(expected !== undefined)
  })

  it.each([
    ['2031-03-05 10:20:29', true],
    ['2031-03-05 10:20:30', true],
    ['2031-03-05 10:20:31', false],
    ['', false],
  ])('over at %j, seen at 10:20:30: %s', (text, expired) => {
    expect(link({ expiration_date: text }, { timeZone: 'UTC' })?.expired).toBe(expired)
  })

  it('have no end where its zone is not known, and none that never comes', () => {
    expect(link({ expiration_date: '2031-03-05 10:20:31' })).not.toHaveProperty('expiresAt')
    expect(link({ expiration_date: 'never' })?.expiresAt).toBeNull()
  })

  it.each([
    [8.64e15, new Date(8.64e15)],
    ['1700000000000', new Date(1_700_000_000_000)],
    [8_640_000_000_000_001, undefined],
    [null, undefined],
  ])('made at %j: %s', (created, expected) => {
    expect(link({ created_time_in_millisecond: created })?.createdAt).toEqual(expected)
    expect('createdAt' in (link({ created_time_in_millisecond: created }) ?? {})).toBe(expected !== undefined)
  })
})

describe('an entry of an answer', () => {
  it.each([{ id: 'l1', type: 'embeds' }, { id: '' }, { type: 'links' }, null, 'l1'])('is no link: %j', (value) => {
    expect(fromWire(value, { timeZone: undefined, now: NOW })).toBeUndefined()
  })

  it.each([{ id: 'l1' }, { id: 'l1', type: 'links' }, { id: 'l1', attributes: 7 }])('is one: %j', (value) => {
    expect(fromWire(value, { timeZone: undefined, now: NOW })?.link.id).toBe('l1')
  })
})
