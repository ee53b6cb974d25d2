import { expect, test } from 'vitest'
import { FILE } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const KEY = { idempotencyKey: 'order-4711' }
const draft = { target: FILE, role: 'viewer', audience: 'anyone', password: 'Kestrel-27' } as const
const readers = { target: FILE, role: 'viewer', audience: 'people', people: ['ann@example.com'] } as const
const LINK = { ref: `zoho-docs:file:${FILE.id}:link` }

test('a repeated key gives the link that this client made, and sends no second', async () => {
  const { client, calls } = await useDocs()
  const links = client()
  await links.create(draft, KEY)
  const { link } = await links.create(draft, KEY)
  expect(link.ref).toBe(LINK.ref)
  expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

test('after a restart, whether the link has the password cannot be told: conflict, with the link', async () => {
  const { client } = await useDocs()
  await client().create(draft, KEY)
  await expect(client().create(draft, KEY)).rejects.toMatchObject({ code: 'conflict', link: LINK })
})

test('a link that somebody else left open is never given for a protected one', async () => {
  const { client, item } = await useDocs()
  item(FILE.id).link = { visibility: 'linkshare', permission: 'readonly' }
  await expect(client().create(draft, KEY)).rejects.toMatchObject({ code: 'conflict', link: LINK })
  expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
})

test('nor one that may let edit, where the role is not told', async () => {
  const { client, item } = await useDocs()
  item(FILE.id).link = { visibility: 'linkshare', permission: 'readwrite' }
  const open = { ...draft, password: undefined }
  await expect(client().create(open, KEY)).rejects.toMatchObject({ code: 'conflict' })
})

test('where all that was asked for is told, a restart makes no difference', async () => {
  const { client, item } = await useDocs({ liveDetails: true })
  await client().create({ ...draft, password: undefined }, KEY)
  const { link } = await client().create({ ...draft, password: undefined }, KEY)
  expect(link).toMatchObject({ ...LINK, role: 'viewer' })
  expect(item(FILE.id).link).toBeDefined()
})

test('a share with people is told whole: after a restart it is given again', async () => {
  const { client, calls } = await useDocs()
  await client().create(readers, KEY)
  const { link, differences } = await client().create(readers, KEY)
  expect([link.people, differences]).toEqual([['ann@example.com'], []])
  expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(1)
})

test.each([{ password: 'Walnut-91' }, { role: 'editor' as const }, { expiresAt: '2021-06-01T00:00:00Z' }])(
  'a used key with %j is a conflict',
  async (other) => {
    const { client } = await useDocs()
    const links = client()
    await links.create(draft, KEY)
    await expect(links.create({ ...draft, ...other }, KEY)).rejects.toMatchObject({ code: 'conflict', link: LINK })
  },
)

test('once the link was updated it is no longer what the key made', async () => {
  const { client } = await useDocs()
  const links = client()
  await links.create(draft, KEY)
  await links.update(LINK.ref, { role: 'viewer', password: null, expiresAt: null })
  await expect(links.create(draft, KEY)).rejects.toMatchObject({ code: 'conflict' })
})

test.each([
  ['the link', draft],
  ['people', readers],
])('a create of %s whose answer is lost is seen to have been made', async (_name, wish) => {
  const { client, meddle } = await useDocs()
  meddle(({ method }) => (method === 'POST' ? 'answer-lost' : 'pass'))
  const { link } = await client().create(wish)
  expect(link.audience).toBe(wish.audience)
})

test.each([
  ['the link', draft],
  ['people', readers],
])('a create of %s that never arrived is seen not to have been made', async (_name, wish) => {
  const { client, meddle, item } = await useDocs()
  meddle(({ method }) => (method === 'POST' ? 'cut' : 'pass'))
  await expect(client().create(wish)).rejects.toMatchObject({ code: 'unavailable' })
  expect(item(FILE.id)).toMatchObject({ people: [] })
})

test('a create that cannot be looked at after is ambiguous, never a success or a failure', async () => {
  const { client, meddle } = await useDocs()
  let reads = 0
  meddle(({ method }) => (method === 'POST' || reads++ === 0 ? 'pass' : 'cut'))
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'ambiguous' })
})

test('what was in the slot before is not given for what was never sent', async () => {
  const { client, item, meddle } = await useDocs()
  item(FILE.id).people.push({ email: 'ann@example.com', permission: 'readonly' })
  let reads = 0
  meddle(() => (reads++ === 0 ? { text: '{"response":{"uri":"/files/v1/share/details"}}' } : 'pass'))
  await expect(client().create(readers)).rejects.toMatchObject({ code: 'unexpected-response' })
  expect(item(FILE.id).people).toHaveLength(1)
})
