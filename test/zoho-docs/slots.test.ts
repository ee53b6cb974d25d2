import { expect, test } from 'vitest'
import { FILE, FOLDER, listed } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const link = { target: FILE, role: 'viewer', audience: 'anyone' } as const
const readers = { target: FILE, role: 'viewer', audience: 'people', people: ['ann@example.com'] } as const
const editors = { ...readers, role: 'editor', people: ['bob@example.com'] } as const
const coowners = { ...readers, role: 'manager', people: ['cleo@example.com'] } as const

test.each([FILE, FOLDER])('four slots of one $kind are filled side by side, and listed', async (target) => {
  const { client, item } = await useDocs()
  const links = client()
  for (const draft of [link, readers, editors, coowners]) await links.create({ ...draft, target })
  expect((await listed(links.list(target))).map(({ id, people }) => [id, people])).toEqual([
    ['link', undefined],
    ['people-readonly', ['ann@example.com']],
    ['people-readwrite', ['bob@example.com']],
    ['people-coowner', ['cleo@example.com']],
  ])
  expect(item(target.id).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
})

test.each([
  ['anyone', false, 'linkshare'],
  ['organization', false, 'orglinkshare'],
  ['organization', true, 'orgshare'],
] as const)('the link is for %s, listed %s: %s', async (audience, isListed, visibility) => {
  const { client, item } = await useDocs()
  const made = await client().create({ ...link, role: 'editor', audience, listed: isListed })
  expect(item(FILE.id).link).toEqual({ visibility, permission: 'readwrite' })
  expect(made.link).toMatchObject({ audience, listed: isListed })
})

test.each([
  ['link', link, { ...link, role: 'editor', audience: 'organization' } as const],
  ['people-readonly', readers, { ...readers, people: ['dan@example.com'] }],
  ['people-coowner', coowners, { ...coowners, people: ['dan@example.com'] }],
])('a second create in %s is a conflict with the first, and changes nothing', async (id, first, second) => {
  const { client, item, calls } = await useDocs()
  const links = client()
  await links.create(first)
  const before = structuredClone(item(FILE.id))
  const conflict = { code: 'conflict', link: { ref: `zoho-docs:file:${FILE.id}:${id}` } }
  await expect(links.create(second)).rejects.toMatchObject(conflict)
  expect(item(FILE.id)).toEqual(before)
  expect(calls().slice(3)).toEqual(['GET /share/details'])
})

test('who has another share is not moved by a create: that is a conflict, in whatever letters', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  const again = client().create({ ...editors, people: ['bob@example.com', 'ANN@example.com'] })
  await expect(again).rejects.toMatchObject({ code: 'conflict', link: { id: 'people-readonly' } })
  expect(item(FILE.id).people).toEqual([{ email: 'ann@example.com', permission: 'readonly' }])
})

test.each(['anyone', 'organization'] as const)('a link for %s cannot make managers', async (audience) => {
  const { client, requests } = await useDocs()
  const refusal = { code: 'unsupported', field: 'role' }
  await expect(client().create({ ...link, audience, role: 'manager' })).rejects.toMatchObject(refusal)
  expect(requests).toEqual([])
})

test('an unknown item is not found', async () => {
  const { client } = await useDocs()
  const target = { kind: 'file', id: 'nowhere' } as const
  await expect(client().create({ ...link, target })).rejects.toMatchObject({ code: 'not-found' })
  await expect(listed(client().list(target))).rejects.toMatchObject({ code: 'not-found' })
})

test('an empty slot is not found, and other last parts of a ref are refused', async () => {
  const { client } = await useDocs()
  const ref = `zoho-docs:file:${FILE.id}`
  await expect(client().get(`${ref}:people-coowner`)).rejects.toMatchObject({ code: 'not-found' })
  await expect(client().get(`${ref}:people-everybody`)).rejects.toMatchObject({ code: 'invalid-request', field: 'ref' })
  await expect(client().revoke(`${ref}:LINK`)).rejects.toMatchObject({ code: 'invalid-request', field: 'ref' })
})

test('two creates at once in one slot make one link, the other is a conflict', async () => {
  const { client, item } = await useDocs()
  const links = client()
  const drafts = [link, { ...link, audience: 'organization' } as const]
  const settled = await Promise.allSettled(drafts.map((draft) => links.create(draft)))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(item(FILE.id).link?.visibility).toBe('linkshare')
})

test('where nothing is tolerated, what is never told is refused before sending', async () => {
  const { client, requests } = await useDocs()
  const strict = client().create({ ...link, password: 'Kestrel-27' }, { tolerate: 'nothing' })
  await expect(strict).rejects.toMatchObject({ code: 'unsupported', field: 'password' })
  expect(requests).toEqual([])
})
