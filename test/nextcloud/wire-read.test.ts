import { formatRef } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  all,
  answer,
  answerAs,
  answerList,
  FILE,
  FOLDER,
  ocs,
  recorded,
  recordedRow,
  REF,
  type Row,
  SHARES,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const row = recordedRow('get one')
const EXPIRED = formatRef('nextcloud', { target: FOLDER, id: '120' })

describe('get', () => {
  it('reads the one link', async () => {
    const sent = answerAs('get one')
    expect(await wireClient().get(REF)).toMatchObject({ ref: REF, role: 'viewer', passwordProtected: true })
    expect(sent.map(({ path, body }) => [path, body])).toEqual([[recorded('get one').request.path, undefined]])
  })

  it('understands XML as it does JSON', async () => {
    answerAs('XML by default')
    answerAs('get one')
    const links = wireClient()
    const { name: _cleared, ...others } = await links.get(REF).then(() => links.get(REF))
    answerAs('XML by default')
    // In between the recordings cleared the label.
    expect(await links.get(REF)).toEqual(others)
  })

  it('says of an expired link that it is gone and cannot be extended', async () => {
    answerAs('get after expiry')
    const error = await rejection(wireClient().get(EXPIRED))
    expect(error).toMatchObject({ code: 'not-found', status: 404 })
    expect(error.message).toMatch(/expired.*cannot be extended/)
  })

  it('cannot extend an expired link, even where it dies between the read and the write', async () => {
    answerAs('get after expiry')
    const links = wireClient()
    const extension = { expiresAt: '2031-01-01T00:00:00Z' }
    expect(await rejection(links.update(EXPIRED, extension))).toMatchObject({ code: 'not-found' })
    answerList({ ...row, id: '120' })
    const sent = answerAs('update after expiry')
    const error = await rejection(links.update(EXPIRED, extension))
    expect(sent[0]?.body).toEqual(JSON.parse(recorded('update after expiry').request.body))
    expect(error.message).toMatch(/expired.*cannot be extended/)
  })

  it('does not give the link of another under this id', async () => {
    answerAs('another user cannot see the link')
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'not-found' })
  })

  it.each<[string, Row]>([
    ['another id', { id: '2' }],
    ['another item', { path: '/archive' }],
    ['another kind of item', { item_type: 'file' }],
  ])('takes a link with %s for none of this ref', async (_what, changed) => {
    answerList({ ...row, ...changed })
    const error = await rejection(wireClient().get(REF))
    expect([error.code, error.link?.ref === REF]).toEqual(['not-found', false])
  })

  it('sends an id as one part of a path', async () => {
    const sent = answerAs('get after expiry')
    await rejection(wireClient().get(formatRef('nextcloud', { target: FOLDER, id: '1/../2?x' })))
    expect(sent[0]?.path).toBe(`${SHARES}/1%2F..%2F2%3Fx`)
  })
})

describe('list', () => {
  it('reads all links of the item at once', async () => {
    const sent = answerAs('list links of the path')
    const links = await all(wireClient().list(FOLDER))
    const recordedQuery = new URL(recorded('list links of the path').request.path, 'https://nextcloud.example').search
    const sentQuery = new URL(sent[0]?.path ?? '', 'https://nextcloud.example').searchParams
    expect([...sentQuery]).toEqual([...new URLSearchParams(recordedQuery)])
    expect(links.map(({ ref, name }) => [ref, name])).toEqual([[REF, 'Client A']])
  })

  it('leaves shares out that are no links', async () => {
    answerList({ id: '7', share_type: 0, share_with: 'bob' }, row, {
      id: '8',
      share_type: 4,
      share_with: 'b@example.org',
    })
    expect((await all(wireClient().list(FOLDER))).map(({ id }) => id)).toEqual(['1'])
  })

  it('sends a path as it is', async () => {
    const sent = answerList()
    await all(wireClient().list({ kind: 'file', id: '/Räume & <b>/50 % + 1?.txt' }))
    const { searchParams } = new URL(sent[0]?.path ?? '', 'https://nextcloud.example')
    expect(searchParams.get('path')).toBe('/Räume & <b>/50 % + 1?.txt')
  })

  it.each(['{}', '[]', '<html></html>', '', '{"ocs":{"meta":{"statuscode":200},"data":{}}}'])(
    'takes %j for no list',
    async (body) => {
      answer('GET', { status: 200, body })
      expect(await rejection(all(wireClient().list(FOLDER)))).toMatchObject({ code: 'unexpected-response' })
    },
  )

  it.each<[string, Row]>([
    ['a type', { share_type: undefined }],
    ['a path', { path: undefined }],
    ['a mask', { permissions: undefined }],
    ['an id', { id: '' }],
    ['a known kind of item', { item_type: 'table' }],
  ])('takes a share without %s for no link that is not there', async (_what, changed) => {
    answerList({ ...row, ...changed })
    expect(await rejection(all(wireClient().list(FOLDER)))).toMatchObject({ code: 'unexpected-response' })
  })

  it('reads no list without an item', async () => {
    expect(await rejection(all(wireClient().list('mine')))).toMatchObject({ code: 'unsupported', field: 'scope' })
  })
})

describe('what a link says', () => {
  it.each([
    ['folder', 1, 'viewer'],
    ['folder', 17, 'viewer'],
    ['folder', 15, 'editor'],
    ['folder', 31, 'editor'],
    ['folder', 4, 'uploader'],
    ['file', 17, 'viewer'],
    ['file', 3, 'editor'],
    ['file', 19, 'editor'],
  ])('of a %s with the mask %i: %s', async (item_type, permissions, role) => {
    answerList({ ...row, item_type, permissions })
    const [link] = await all(wireClient().list(FOLDER))
    expect([link?.role, link?.providerRole]).toEqual([role, undefined])
  })

  it.each([
    ['folder', 3],
    ['folder', 5],
    ['folder', 21],
    ['folder', 23],
    ['folder', 25],
    ['folder', 0],
    ['folder', 2 ** 32 + 1],
    ['file', 15],
    ['file', 31],
    ['file', 4],
    ['file', 33],
    ['folder', 2 ** 32 + 1],
    ['folder', 2 ** 32 + 17],
  ])("of a %s with the mask %i, which is no role of ours: the server's word", async (item_type, permissions) => {
    answerList({ ...row, item_type, permissions })
    const [link] = await all(wireClient().list(FOLDER))
    expect([link?.providerRole, link?.role]).toEqual([String(permissions), undefined])
  })

  it.each([
    ['recorded with null', recordedRow('attributes null download')['attributes']],
    ['null', null],
    ['nothing', undefined],
    ['an empty list', '[]'],
    ['no JSON', 'zzz'],
    ['another key', '[{"scope":"permissions","key":"upload","enabled":false}]'],
    ['another scope', '[{"scope":"fileRequest","key":"download","enabled":false}]'],
    ['a key with a space in it', '[{"scope":"permissions","key":"down load","enabled":false}]'],
    ['a text', '[{"scope":"permissions","key":"download","enabled":"false"}]'],
    [
      'the rule beside its opposite',
      '[{"scope":"permissions","key":"download","enabled":false},{"scope":"permissions","key":"download","enabled":true}]',
    ],
    ['the rule without a list', '{"scope":"permissions","key":"download","enabled":false}'],
    ['true', '[{"scope":"permissions","key":"download","enabled":true}]'],
  ])('of attributes that are %s: downloading is allowed', async (_what, attributes) => {
    answerList({ ...row, attributes })
    expect((await wireClient().get(REF)).allowDownload).toBe(true)
  })

  it('of the attribute as recorded, and as it was sent: downloading is forbidden', async () => {
    const { attributes } = JSON.parse(recorded('create link with attributes download=false').request.body)
    for (const said of [recordedRow('create link with attributes download=false')['attributes'], attributes]) {
      answerList({ ...row, attributes: said })
      expect((await wireClient().get(REF)).allowDownload).toBe(false)
    }
  })

  it.each(['soon', '2026-13-45 00:00:00', '0000-00-00 00:00:00', ''])(
    'of the expiry %j, which is no date: none that protects',
    async (expiration) => {
      answerList({ ...row, expiration })
      expect((await wireClient().get(REF)).expiresAt).toBeNull()
    },
  )

  it.each([
    ['password', { password: '$argon2id$v=19$m=65536', share_with: null }],
    ['share_with', { password: null, share_with: '$argon2id$v=19$m=65536' }],
  ])('of a hash in %s alone: that there is a password', async (_member, changed) => {
    answerList({ ...row, ...changed })
    expect((await wireClient().get(REF)).passwordProtected).toBe(true)
  })

  it('of a password that is an empty text: none', async () => {
    answerList({ ...row, password: '', share_with: '' })
    expect((await wireClient().get(REF)).passwordProtected).toBe(false)
  })

  it('of a url that is no web address: nothing', async () => {
    answerList({ ...row, url: 'javascript:alert(1)' })
    expect(await wireClient().get(REF)).not.toHaveProperty('url')
  })
})

describe('half a surrogate pair, which no ref can hold,', () => {
  it.each([{ id: '\ud800' }, { path: '/room\udc00' }])('is not understood in %j', async (changed) => {
    answerList({ ...row, ...changed })
    const message = 'This is no answer of Nextcloud.'
    await expect(all(wireClient().list(FOLDER))).rejects.toMatchObject({ code: 'unexpected-response', message })
  })
})

describe('revoke', () => {
  it('deletes what is seen, and believes it when it is seen to be gone', async () => {
    answerAs('get one')
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    const lists = answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
    expect(sent.map(({ path, body }) => [path, body])).toEqual([[recorded('delete').request.path, undefined]])
    expect(lists[0]?.path).toBe(`${SHARES}?path=%2Froom&reshares=true`)
  })

  it('is done where it has expired or is gone', async () => {
    answerAs('get after expiry')
    answerList()
    expect(await wireClient().revoke(EXPIRED)).toEqual({ revoked: true, verified: true })
  })

  it('is done where another was faster', async () => {
    answerAs('get one')
    answerAs('delete again')
    answerAs('ERR unknown id')
    answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })

  it('is not believed where the item is not there: the link may be in force for another', async () => {
    answerAs('ERR unknown id')
    const { body, status } = recorded('ERR unknown path').answer
    answer('GET', { body, status })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'not-found' })
  })

  it('does not believe a success that a read belies', async () => {
    answerAs('get one')
    answerAs('delete')
    answerAs('get one')
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'policy' })
  })

  it('does not say of a link that the list still has that it is gone', async () => {
    answerAs('ERR unknown id')
    answerList(row)
    answerAs('delete again')
    answerAs('ERR unknown id')
    answerList(row)
    const error = await rejection(wireClient().revoke(REF))
    expect(error).toMatchObject({ code: 'forbidden', status: 404, link: { ref: REF } })
    expect(error.message).not.toContain('was revoked')
  })

  it('names the link that is still there after a refusal', async () => {
    answerAs('get one')
    answer('DELETE', { status: 403 })
    answerAs('get one')
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'forbidden', link: { ref: REF } })
  })

  it('does not believe a read that the list belies', async () => {
    answerAs('ERR unknown id')
    answerList(row)
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
    expect(sent).toHaveLength(1)
  })

  it('is ambiguous where what came of it cannot be read', async () => {
    answerAs('get one')
    answerAs('delete')
    answer('GET', { status: 401 })
    answer('GET', { status: 401 })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'ambiguous' })
  })

  it('deletes nothing under a ref of another item', async () => {
    answer('GET', ocs([recordedRow('create link with attributes download=false', { id: '1' })]))
    const error = await rejection(wireClient().revoke(REF))
    expect(error).toMatchObject({ code: 'not-found', link: { target: FILE } })
  })
})
