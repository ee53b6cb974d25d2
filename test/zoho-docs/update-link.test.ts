import { expect, test } from 'vitest'
import type { ShareLinkPatch } from '@sharelink/core'
import { FILE, listed, NOW } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const REF = `zoho-docs:file:${FILE.id}:link`
const DAY = 86_400_000
const soon = new Date(NOW + 30 * DAY)
const draft = { target: FILE, role: 'viewer', audience: 'anyone', password: 'Kestrel-27', expiresAt: soon } as const
const complete = { role: 'viewer', password: 'Walnut-91', expiresAt: null } as const

test('a complete patch sets the whole link, which comes out as asked', async () => {
  const { client, item } = await useDocs()
  const links = client()
  await links.create(draft)
  const { link, differences } = await links.update(REF, { ...complete, audience: 'organization', listed: true })
  expect(item(FILE.id).link).toEqual({ visibility: 'orgshare', permission: 'readonly', password: 'Walnut-91' })
  expect(link).toMatchObject({ ref: REF, audience: 'organization', listed: true })
  expect(differences.map(({ field, reason }) => [field, reason])).toEqual([
    ['role', 'unverified'],
    ['password', 'unverified'],
    ['expiresAt', 'unverified'],
  ])
})

const lossy: readonly (readonly [string, ShareLinkPatch])[] = [
  ['password', { role: 'editor', expiresAt: null }],
  ['expiresAt', { role: 'editor', password: null }],
  ['role', { password: null, expiresAt: null }],
]

test.each(lossy)('an update that would lose the %s is refused, and nothing is changed', async (field, patch) => {
  const { client, item, calls } = await useDocs()
  const links = client()
  await links.create(draft)
  const before = structuredClone(item(FILE.id).link)
  await expect(links.update(REF, patch)).rejects.toMatchObject({ code: 'unsupported', field })
  expect(item(FILE.id).link).toEqual(before)
  expect(calls().slice(3)).toEqual(['GET /share/details'])
})

test('null says that one may go', async () => {
  const { client, item } = await useDocs()
  await client().create(draft)
  await client().update(REF, { role: 'viewer', password: null, expiresAt: null })
  expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
})

test.each([[['password', 'expiresAt']], ['anything']] as const)(
  'tolerate %s says that they may go, and the outcome that they went',
  async (tolerate) => {
    const { client, item } = await useDocs()
    await client().create(draft)
    const { differences } = await client().update(REF, { role: 'editor' }, { tolerate })
    expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readwrite' })
    const lost = { requested: '(not told)', reason: 'dropped', effect: 'weaker' }
    expect(differences).toEqual([
      expect.objectContaining({ field: 'role', reason: 'unverified' }),
      expect.objectContaining({ ...lost, field: 'password', effective: '(none)' }),
      expect.objectContaining({ ...lost, field: 'expiresAt', effective: null }),
    ])
  },
)

test('of two protections, only the one that the patch does not name is told as lost', async () => {
  const { client, item } = await useDocs()
  await client().create(draft)
  const patch = { role: 'editor', password: 'Walnut-91' } as const
  const { differences } = await client().update(REF, patch, { tolerate: ['expiresAt'] })
  expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readwrite', password: 'Walnut-91' })
  const dropped = differences.filter(({ reason }) => reason === 'dropped')
  expect(dropped.map(({ field }) => field)).toEqual(['expiresAt'])
})

test('tolerating one loss does not allow the other, nor a guess at the role', async () => {
  const { client } = await useDocs()
  await client().create(draft)
  const links = client()
  const oneLoss = links.update(REF, { role: 'editor' }, { tolerate: ['password'] })
  await expect(oneLoss).rejects.toMatchObject({ field: 'expiresAt' })
  const guess = links.update(REF, { audience: 'organization' }, { tolerate: 'anything' })
  await expect(guess).rejects.toMatchObject({ code: 'unsupported', field: 'role' })
})

test('where live details tell the role, it is written back', async () => {
  const { client, item } = await useDocs({ liveDetails: true })
  await client().create({ ...draft, role: 'editor' })
  await client().update(REF, { audience: 'organization', password: null, expiresAt: null })
  expect(item(FILE.id).link).toEqual({ visibility: 'orglinkshare', permission: 'readwrite' })
})

test('a listed link stays listed, and an audience that is not named stays', async () => {
  const { client, item } = await useDocs()
  await client().create({ ...draft, audience: 'organization', listed: true })
  await client().update(REF, { ...complete, role: 'editor' })
  expect(item(FILE.id).link).toMatchObject({ visibility: 'orgshare', permission: 'readwrite' })
})

test('an expiry given by an update is the last day that ends in time', async () => {
  const { client, item } = await useDocs()
  await client().create(draft)
  await client().update(REF, { ...complete, expiresAt: '2021-06-10T12:00:00Z' })
  expect(item(FILE.id).link?.expiresOn).toBe('2021-06-09')
})

test.each([
  [REF, { audience: 'people', people: ['ann@example.com'] } as const],
  [`zoho-docs:file:${FILE.id}:people-readonly`, { audience: 'anyone' } as const],
])('%s cannot be turned into another slot', async (ref, patch) => {
  const { client, item } = await useDocs()
  const links = client()
  await links.create(draft)
  await links.create({ target: FILE, role: 'viewer', audience: 'people', people: ['bob@example.com'] })
  const before = structuredClone(item(FILE.id))
  await expect(links.update(ref, patch)).rejects.toMatchObject({ code: 'unsupported', field: 'audience' })
  expect(item(FILE.id)).toEqual(before)
})

test('an update leaves people alone', async () => {
  const { client, item } = await useDocs()
  const links = client()
  await links.create(draft)
  await links.create({ target: FILE, role: 'editor', audience: 'people', people: ['bob@example.com'] })
  await links.update(REF, complete)
  expect(item(FILE.id).people).toEqual([{ email: 'bob@example.com', permission: 'readwrite' }])
})

test('a link that came out wider than asked is taken back, because its former state was never told', async () => {
  const { client, item, meddle } = await useDocs()
  await client().create({ ...draft, audience: 'organization' })
  meddle(({ path, body }) => {
    const held = item(FILE.id).link
    if (!path.endsWith('/visibility') || body.includes('private') || held === undefined) return 'pass'
    held.visibility = 'linkshare'
    return { text: '{"response":[{"message":"CHANGE_VISIBILITY_SUCCESS"}]}' }
  })
  const wider = expect.objectContaining({ field: 'audience', effect: 'weaker', effective: 'anyone' })
  const taken = { code: 'weaker-than-requested', takenBack: true, differences: expect.arrayContaining([wider]) }
  await expect(client().update(REF, { ...complete, role: 'editor' })).rejects.toMatchObject(taken)
  expect(await listed(client().list(FILE))).toEqual([])
})

test('an update after which the link is gone says so', async () => {
  const { client, item, meddle } = await useDocs()
  await client().create(draft)
  meddle(({ path }) => {
    if (path.endsWith('/visibility')) delete item(FILE.id).link
    return path.endsWith('/visibility') ? { text: '{"response":[{"message":"CHANGE_VISIBILITY_SUCCESS"}]}' } : 'pass'
  })
  await expect(client().update(REF, complete)).rejects.toMatchObject({ code: 'not-found' })
})
