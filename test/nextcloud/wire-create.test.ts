import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  APP_PASSWORD,
  BASIC,
  FILE,
  FOLDER,
  ocs,
  PASSWORD,
  recorded,
  recordedRow,
  SHARES,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const FULL = 'create link: password, expiry, label, read only'
const LOCKED = 'create link with attributes download=false'
const viewer = { role: 'viewer', audience: 'anyone' } as const

describe('create', () => {
  it('sends what was recorded but for the note, after a look at what is there, and tells what the answer says', async () => {
    const lists = answerList()
    const sent = answerAs(FULL)
    const draft = { ...viewer, target: FOLDER, password: PASSWORD, name: 'Client A', expiresAt: '2026-11-28T00:00:00Z' }
    const { link, differences, requested } = await wireClient().create(draft)
    const { note: _unasked, ...body } = JSON.parse(recorded(FULL).request.body)
    expect(sent).toMatchObject([{ method: 'POST', path: SHARES }])
    expect(sent[0]?.body).toEqual(body)
    expect(lists.map(({ path }) => path)).toEqual([`${SHARES}?path=%2Froom&reshares=true`])
    expect([differences, requested.password]).toEqual([[], '(set)'])
    expect(link).toEqual({
      ref: 'nextcloud:folder:%2Froom:1',
      provider: 'nextcloud',
      id: '1',
      url: 'http://127.0.0.1:8080/index.php/s/pTc3sXP66YBGJyP',
      target: FOLDER,
      kind: 'access',
      role: 'viewer',
      audience: 'anyone',
      name: 'Client A',
      passwordProtected: true,
      expiresAt: new Date('2026-11-28T00:00:00Z'),
      allowDownload: true,
      createdAt: new Date(1_795_298_560_000),
    })
  })

  it('sends with every request that it is one of the API, wants JSON and who asks', async () => {
    const lists = answerList()
    const sent = answerAs(FULL)
    await wireClient().create({ ...viewer, target: FOLDER, name: 'Client A' }, { tolerate: 'anything' })
    const headers = { 'ocs-apirequest': 'true', accept: 'application/json', authorization: BASIC }
    expect(lists[0]?.headers).toMatchObject(headers)
    expect(sent[0]?.headers).toMatchObject({ ...headers, 'content-type': 'application/json' })
  })

  it('asks a function for the token before every request, and sends it as Bearer', async () => {
    const tokens = ['first-token', 'second-token']
    const lists = answerList()
    const sent = answer('POST', ocs(recordedRow('create: hideDownload sent on create')))
    await wireClient({ accessToken: () => Promise.resolve(tokens.shift() ?? '') }).create({ ...viewer, target: FILE })
    expect([lists, sent].map(([one]) => one?.headers['authorization'])).toEqual([
      'Bearer first-token',
      'Bearer second-token',
    ])
  })

  it('forbids downloading by an attribute: hideDownload is ignored on create', async () => {
    answerList()
    const sent = answerAs(LOCKED)
    const { link, differences } = await wireClient().create({ ...viewer, target: FILE, allowDownload: false })
    const { attributes } = JSON.parse(recorded(LOCKED).request.body)
    expect(sent[0]?.body).toEqual({ path: FILE.id, shareType: 3, permissions: 1, attributes: expect.any(String) })
    const members: { attributes?: unknown } = Object(sent[0]?.body)
    expect(JSON.parse(String(members.attributes))).toEqual(JSON.parse(attributes))
    expect([link.allowDownload, differences]).toEqual([false, []])
  })

  it.each<[string, ShareLinkDraft, number, number]>([
    ['viewer of a folder', { ...viewer, target: FOLDER }, 1, 17],
    ['editor of a folder', { ...viewer, role: 'editor', target: FOLDER }, 15, 31],
    ['uploader of a folder', { ...viewer, role: 'uploader', target: FOLDER }, 4, 4],
    ['viewer of a file', { ...viewer, target: FILE }, 1, 17],
    ['editor of a file', { ...viewer, role: 'editor', target: FILE }, 3, 19],
  ])(
    '%s: only the mask is sent, and the bit that the server adds is no difference',
    async (_what, draft, mask, told) => {
      const changed = { path: draft.target.id, item_type: draft.target.kind, permissions: told }
      answerList()
      const sent = answer('POST', ocs(recordedRow('create: hideDownload sent on create', { ...changed, label: '' })))
      const { link, differences } = await wireClient().create(draft)
      expect(sent[0]?.body).toEqual({ path: draft.target.id, shareType: 3, permissions: mask })
      expect([link.role, link.providerRole, differences]).toEqual([draft.role, undefined, []])
    },
  )

  it("sends the last day that starts in the server's zone not later than asked, and says what was rounded", async () => {
    answerList()
    const row = recordedRow(FULL, { label: '', password: null, share_with: null })
    const sent = answer('POST', ocs(row))
    // In Berlin the 28th starts at 23:00 of the day before in UTC.
    const asked = { ...viewer, target: FOLDER, expiresAt: '2026-11-27T23:30:00Z' }
    const { link, differences } = await wireClient({ timeZone: 'Europe/Berlin' }).create(asked)
    expect(sent[0]?.body).toMatchObject({ expireDate: '2026-11-28' })
    expect(link.expiresAt).toEqual(new Date('2026-11-27T23:00:00Z'))
    expect(differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded', effect: 'stricter' }])
  })

  it.each<[string, Partial<ShareLinkDraft>, string, string]>([
    ['the rest of a day', { expiresAt: '2026-11-21T23:59:59Z' }, 'unsupported', 'expiresAt'],
    ['an upload to a file', { target: FILE, role: 'uploader' }, 'unsupported', 'role'],
    ['a role without a mask', { role: 'commenter' }, 'unsupported', 'role'],
    ['an audience of the house', { audience: 'organization' }, 'unsupported', 'audience'],
    ['a count of uses', { maxUses: 3 }, 'unsupported', 'maxUses'],
    [
      'a name of 256 bytes in 64 letters, which an update could not send',
      { name: '😀'.repeat(64) },
      'unsupported',
      'name',
    ],
    ['a room', { target: { kind: 'room', id: '1' } }, 'unsupported', 'kind'],
  ])('sends nothing for %s', async (_what, changed, code, field) => {
    const draft: ShareLinkDraft = { ...viewer, target: FOLDER, ...changed }
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code, field })
  })

  it('takes a link back that came out weaker than asked', async () => {
    answerList()
    answer('POST', ocs(recordedRow('update: clear the password')))
    answerList(recordedRow('update: clear the password'))
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList()
    const error = await rejection(
      wireClient().create({ ...viewer, role: 'uploader', target: FOLDER, password: PASSWORD }),
    )
    expect(sent[0]?.path).toBe(`${SHARES}/1`)
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: true })
  })

  it('takes a link back that came to be on a folder where a file was named', async () => {
    const row = recordedRow('create: hideDownload sent on create', { path: '/room', item_type: 'folder', label: '' })
    answerList()
    answer('POST', ocs(row))
    answerList(row)
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList()
    const error = await rejection(wireClient().create({ ...viewer, target: { kind: 'file', id: '/room' } }))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target', takenBack: true })
    expect(error.hint).not.toContain('Nothing was sent')
    expect(sent).toHaveLength(1)
  })

  it('says which link to look at where that one could not be taken back', async () => {
    const row = recordedRow('create: hideDownload sent on create', { path: '/room', item_type: 'folder', label: '' })
    answerList()
    answer('POST', ocs(row))
    answer('GET', { status: 401 })
    answerList(row)
    const error = await rejection(wireClient().create({ ...viewer, target: { kind: 'file', id: '/room' } }))
    expect(error).toMatchObject({ code: 'ambiguous', candidates: [{ id: row['id'], target: FOLDER }] })
  })

  it('makes none where the links that are there show that it is a folder', async () => {
    answerList(recordedRow('get one'))
    const error = await rejection(wireClient().create({ ...viewer, target: { kind: 'file', id: '/room' } }))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target' })
  })

  it('keeps a link to which the server gave a day of its own, and says so', async () => {
    answerList()
    answerAs('policies 67')
    const { link, differences } = await wireClient().create({ ...viewer, target: FOLDER, expiresAt: null })
    expect(link.expiresAt).toEqual(new Date('2026-11-28T00:00:00Z'))
    expect(differences).toMatchObject([{ field: 'expiresAt', effect: 'stricter' }])
  })

  it('plans the look and the create, the secrets masked', () => {
    const { requests, expected } = wireClient().plan({
      ...viewer,
      target: FOLDER,
      password: PASSWORD,
      name: 'Client A',
    })
    expect(requests).toEqual([
      expect.objectContaining({ method: 'GET', url: `https://nextcloud.example${SHARES}?path=%2Froom&reshares=true` }),
      expect.objectContaining({
        method: 'POST',
        url: `https://nextcloud.example${SHARES}`,
        body: { path: '/room', shareType: 3, permissions: 1, password: '***', label: 'Client A' },
      }),
    ])
    for (const secret of [APP_PASSWORD, BASIC, PASSWORD]) expect(JSON.stringify(requests)).not.toContain(secret)
    expect(expected).toMatchObject({ role: 'viewer', passwordProtected: true, expiresAt: null })
  })
})
