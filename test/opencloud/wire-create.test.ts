import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  FILE,
  FOLDER,
  LIST,
  PASSWORD,
  recorded,
  recordedJson,
  TOKEN,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const anyone = { audience: 'anyone', password: PASSWORD } as const
const staff = { role: 'viewer', audience: 'organization' } as const

const CREATES: readonly (readonly [name: string, draft: ShareLinkDraft])[] = [
  ["type='view' on a folder", { ...anyone, target: FOLDER, role: 'viewer' }],
  ["type='view' on a file", { ...anyone, target: FILE, role: 'viewer' }],
  ["type='edit' on a folder", { ...anyone, target: FOLDER, role: 'editor' }],
  ["type='edit' on a file", { ...anyone, target: FILE, role: 'editor' }],
  ["type='createOnly' on a folder", { ...anyone, target: FOLDER, role: 'uploader' }],
  ["type='internal' on a folder", { ...staff, target: FOLDER }],
  ["type='internal' on a file", { ...staff, target: FILE }],
]

describe('create', () => {
  it.each(CREATES)('sends what was recorded as %s, after a look at what is there', async (name, draft) => {
    const lists = answerList()
    const sent = answerAs(name)
    const { link, differences } = await wireClient().create(draft)
    const { request } = recorded(name)
    expect(sent).toMatchObject([{ path: request.path, body: JSON.parse(request.body) }])
    expect(sent[0]?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' })
    expect(lists[0]?.path).toBe(request.path.replace(/createLink$/, 'permissions'))
    expect(differences).toEqual([])
    const { id } = recordedJson(name)
    expect(link).toMatchObject({ id, role: draft.role, audience: draft.audience, expiresAt: null })
    expect(link.passwordProtected).toBe(draft.password !== undefined)
  })

  it('sends the end of the day, the name and the password, and tells what the answer says', async () => {
    answerList()
    const sent = answerAs('create: view, password, expiry, name')
    const { link, differences, requested } = await wireClient().create({
      ...anyone,
      target: FOLDER,
      role: 'viewer',
      name: 'Client A',
      expiresAt: '2026-11-29T22:03:00Z',
    })
    expect(sent[0]?.body).toEqual({
      type: 'view',
      password: PASSWORD,
      expirationDateTime: '2026-11-28T23:59:59Z',
      displayName: 'Client A',
    })
    expect(link).toEqual({
      ref: expect.stringMatching(/^opencloud:folder:.*:bIRmvLYHhEpqyLB$/),
      provider: 'opencloud',
      id: 'bIRmvLYHhEpqyLB',
      url: 'http://127.0.0.1:9200/s/tQmJTPWIwUiJwnO',
      target: FOLDER,
      kind: 'access',
      role: 'viewer',
      audience: 'anyone',
      name: 'Client A',
      passwordProtected: true,
      expiresAt: new Date('2026-11-28T23:59:59Z'),
      createdAt: new Date('2026-11-21T22:03:01.034Z'),
    })
    expect(differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded', effect: 'stricter' }])
    expect(requested.password).toBe('(set)')
  })

  it('goes where the account allows more days than a date can hold', async () => {
    const links = wireClient()
    const files_sharing = { public: { expire_date: { enabled: true, days: 2 ** 32, enforced: true } } }
    const ocs = { meta: { statuscode: 100 }, data: { capabilities: { files_sharing } } }
    answer('GET', { status: 200, body: JSON.stringify({ ocs }) })
    await links.account()
    answerList()
    answerAs('create: view, password, expiry, name')
    const asked = { ...anyone, target: FOLDER, role: 'viewer', name: 'Client A' } as const
    const { link } = await links.create({ ...asked, expiresAt: '2026-11-28T23:59:59Z' })
    expect(link.expiresAt).toEqual(new Date('2026-11-28T23:59:59Z'))
  })

  it('sends an app password as Basic', async () => {
    answerList()
    const sent = answerAs("type='internal' on a file")
    await wireClient({ username: 'marie', appPassword: 'pässword' }).create({ ...staff, target: FILE })
    expect(sent[0]?.headers['authorization']).toBe(`Basic ${Buffer.from('marie:pässword').toString('base64')}`)
  })

  it('asks a function for the token before every request', async () => {
    const tokens = ['first-token', 'second-token']
    const lists = answerList()
    const sent = answerAs("type='internal' on a file")
    await wireClient({ accessToken: () => Promise.resolve(tokens.shift() ?? '') }).create({ ...staff, target: FILE })
    expect([lists, sent].map(([one]) => one?.headers['authorization'])).toEqual([
      'Bearer first-token',
      'Bearer second-token',
    ])
  })

  it.each<[string, ShareLinkDraft, string, string]>([
    [
      'a password of 73 bytes',
      { ...anyone, target: FOLDER, role: 'viewer', password: 'Aa1!'.repeat(18) + 'x' },
      'policy',
      'password',
    ],
    [
      '37 letters of two bytes',
      { ...anyone, target: FOLDER, role: 'viewer', password: 'ä'.repeat(37) },
      'policy',
      'password',
    ],
    [
      'a forbidden download',
      { ...anyone, target: FOLDER, role: 'viewer', allowDownload: false },
      'unsupported',
      'allowDownload',
    ],
    ['an upload to a file', { ...anyone, target: FILE, role: 'uploader' }, 'unsupported', 'role'],
    ['an internal link that edits', { ...staff, target: FILE, role: 'editor' }, 'unsupported', 'role'],
    ['an internal link with a password', { ...staff, target: FILE, password: PASSWORD }, 'unsupported', 'password'],
    [
      'the rest of a day',
      { ...anyone, target: FILE, role: 'viewer', expiresAt: '2026-11-21T23:59:58Z' },
      'unsupported',
      'expiresAt',
    ],
    [
      'the year 2262',
      { ...anyone, target: FILE, role: 'viewer', expiresAt: '2262-01-01T00:00:00Z' },
      'unsupported',
      'expiresAt',
    ],
    ['an id without a drive', { ...staff, target: { kind: 'file', id: 'b9fc36d2' } }, 'invalid-request', 'target'],
    ['an id of another path', { ...staff, target: { kind: 'file', id: '..!x' } }, 'invalid-request', 'target'],
    ['an id with a slash', { ...staff, target: { kind: 'file', id: 'a/b!c' } }, 'invalid-request', 'target'],
  ])('sends nothing for %s', async (_what, draft, code, field) => {
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code, field })
  })

  it('makes no link on a folder where a file was named: the list offers a role of folders (inferred: to them alone)', async () => {
    answerList()
    const draft = { ...anyone, target: { kind: 'file', id: FOLDER.id }, role: 'editor' } as const
    const error = await rejection(wireClient().create(draft))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target' })
    expect(error).not.toHaveProperty('candidates')
  })

  it('takes a password of 72 bytes', async () => {
    answerList()
    const sent = answerAs("type='view' on a folder")
    await wireClient().create({ ...anyone, target: FOLDER, role: 'viewer', password: 'ä'.repeat(36) })
    expect(sent).toHaveLength(1)
  })

  it('plans the look and the create, the password masked', () => {
    const { requests, expected } = wireClient().plan({ ...anyone, target: FOLDER, role: 'viewer', name: 'Client A' })
    expect(requests).toEqual([
      expect.objectContaining({ method: 'GET', url: `https://opencloud.example${LIST}` }),
      expect.objectContaining({
        method: 'POST',
        url: `https://opencloud.example${recorded("type='view' on a folder").request.path}`,
        body: { type: 'view', password: '***', displayName: 'Client A' },
      }),
    ])
    expect(JSON.stringify(requests)).not.toContain(TOKEN)
    expect(expected).toMatchObject({ role: 'viewer', passwordProtected: true, expiresAt: null })
  })
})
