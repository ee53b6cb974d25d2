import { expect, test } from 'vitest'
import { FILE, FOLDER, listed } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const link = { target: FILE, role: 'editor', audience: 'anyone' } as const
const readers = {
  target: FILE,
  role: 'viewer',
  audience: 'people',
  people: ['ann@example.com', 'bob@example.com', 'tomhill@abc.com'],
} as const
const editors = { ...readers, role: 'editor', people: ['cleo@example.com'] } as const

const ref = (slot: string, { kind, id }: { kind: string; id: string } = FILE): string =>
  `zoho-docs:${kind}:${id}:${slot}`

test.each([FILE, FOLDER])('revoking one slot of a $kind leaves the others', async (target) => {
  for (const revoked of ['link', 'people-readonly', 'people-readwrite']) {
    const { client } = await useDocs()
    const links = client()
    for (const draft of [link, readers, editors]) await links.create({ ...draft, target })
    expect(await links.revoke(ref(revoked, target))).toEqual({ revoked: true, verified: true })
    const slots = ['link', 'people-readonly', 'people-readwrite'].filter((slot) => slot !== revoked)
    expect((await listed(links.list(target))).map(({ id }) => id)).toEqual(slots)
  }
})

test('people are removed one by one, and nobody else', async () => {
  const { client, requests, item } = await useDocs()
  const links = client()
  await links.create(readers)
  await links.create(editors)
  requests.length = 0
  await links.revoke(ref('people-readonly'))
  const removed = requests.filter(({ path }) => path.endsWith('/share/remove')).map(({ body }) => body)
  expect(removed.map((body) => new URLSearchParams(body).get('emailids'))).toEqual([...readers.people])
  expect(item(FILE.id).people).toEqual([{ email: 'cleo@example.com', permission: 'readwrite' }])
})

test('the permission that a private link must name is the one it had, where that is told', async () => {
  const { client, requests } = await useDocs({ liveDetails: true })
  await client().create(link)
  await client().revoke(ref('link'))
  expect(requests.at(-2)?.body).toBe(`docid=${FILE.id}&visibility=private&permission=readwrite`)
})

test('revoking what is gone sends nothing but the look', async () => {
  const { client, calls } = await useDocs()
  expect(await client().revoke(ref('link'))).toEqual({ revoked: true, verified: true })
  expect(await client().revoke(ref('people-coowner'))).toEqual({ revoked: true, verified: true })
  expect(calls()).toEqual(['GET /share/details', 'GET /share/details'])
})

test('groups stay, and are reported with what is in force', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  item(FILE.id).groups.push({ id: '332613', name: 'Sales', permission: 'readonly' })
  const remaining = { code: 'policy', status: 200, link: { id: 'people-readonly', people: [], others: ['332613'] } }
  await expect(client().revoke(ref('people-readonly'))).rejects.toMatchObject(remaining)
  expect(item(FILE.id).people).toEqual([])
})

test('one person whom the service refuses to remove does not keep the others in', async () => {
  const { client, item, meddle } = await useDocs()
  await client().create(readers)
  const refusal = { text: '{"ERROR":"9839 The given email ID is not valid"}' }
  meddle(({ body }) => (body.includes('ann%40') ? refusal : 'pass'))
  const refused = { code: 'invalid-request', link: { people: ['ann@example.com'] } }
  await expect(client().revoke(ref('people-readonly'))).rejects.toMatchObject(refused)
  expect(item(FILE.id).people.map(({ email }) => email)).toEqual(['ann@example.com'])
})

test.each([
  ['link', link, 'CHANGE_VISIBILITY_SUCCESS'],
  ['people-readonly', readers, 'UNSHARED_DOCUMENT_SUCCESS'],
])('a success of %s that changes nothing is not believed', async (slot, draft, message) => {
  const { client, meddle } = await useDocs()
  await client().create(draft)
  meddle(({ method }) => (method === 'POST' ? { text: JSON.stringify({ response: [{ message }] }) } : 'pass'))
  await expect(client().revoke(ref(slot))).rejects.toMatchObject({ code: 'policy', status: 200, link: { id: slot } })
})

test.each(['cut', 'answer-lost'] as const)(
  'a revoke whose first answer is lost (%s) is tried again, and seen',
  async (how) => {
    const { client, item, meddle } = await useDocs()
    await client().create(link)
    let lost = 0
    meddle(({ method }) => (method === 'POST' && lost++ === 0 ? how : 'pass'))
    expect(await client().revoke(ref('link'))).toEqual({ revoked: true, verified: true })
    expect(item(FILE.id).link).toBeUndefined()
  },
)

test.each([
  ['link', link],
  ['people-readonly', readers],
] as const)('a revoke of %s whose answer is not understood is looked into', async (slot, draft) => {
  const { client, meddle, server } = await useDocs()
  await client().create(draft)
  let answered = 0
  meddle((seen) => {
    if (seen.method !== 'POST' || answered++ > 0) return 'pass'
    server.handle(seen)
    return { text: '' }
  })
  expect(await client().revoke(ref(slot))).toEqual({ revoked: true, verified: true })
})

test('a revoke that stops after the first of several people never says that nothing was written', async () => {
  const { client, item, meddle } = await useDocs()
  await client().create(readers)
  let removed = 0
  meddle(({ path }) => (path.endsWith('/remove') && removed++ > 0 ? { text: 'busy', status: 429 } : 'pass'))
  await expect(client().revoke(ref('people-readonly'))).rejects.toMatchObject({ code: 'ambiguous' })
  expect(item(FILE.id).people.map(({ email }) => email)).toEqual(['bob@example.com', 'tomhill@abc.com'])
})
