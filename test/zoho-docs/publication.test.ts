import { expect, test } from 'vitest'
import { FILE, FOLDER, IMAGE, PDF } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'
import { FILE as WIRE_FILE, REVISIONS } from './wire-samples.ts'

const draft = { target: PDF, kind: 'publication', role: 'viewer', audience: 'anyone', name: 'a.pdf' } as const
const REF = `zoho-docs:file:${PDF.id}:publication`

test.each([
  ['anyone', 'external'],
  ['organization', 'org'],
] as const)('a publication for %s is %s; for whom and under which name is not told', async (audience, type) => {
  const { client, item } = await useDocs()
  const { link, differences } = await client().create({ ...draft, audience })
  expect(item(PDF.id).publication?.type).toBe(type)
  expect(link).toMatchObject({ ref: REF, kind: 'publication', role: 'viewer' })
  expect(link.url).toMatch(/\/file\/\w+$/)
  expect(differences.map(({ field, reason }) => [field, reason])).toEqual([
    ['audience', 'unverified'],
    ['name', 'unverified'],
  ])
})

test('an image can be published as well', async () => {
  const { client, item } = await useDocs()
  await client().create({ ...draft, target: IMAGE, name: 'Tulips.jpg' })
  expect(item(IMAGE.id).publication?.type).toBe('external')
})

test.each([
  ['without a name', { ...draft, name: undefined }, 'name'],
  ['of a folder', { ...draft, target: FOLDER }, 'kind'],
  ['with a password', { ...draft, password: 'Kestrel-27' }, 'password'],
  ['for editing', { ...draft, role: 'editor' as const }, 'role'],
  ['for people', { ...draft, audience: 'people' as const, people: ['ann@example.com'] }, 'audience'],
])('a publication %s is refused before sending', async (_name, wish, field) => {
  const { client, requests } = await useDocs()
  await expect(client().create(wish)).rejects.toMatchObject({ code: 'unsupported', field })
  expect(requests).toEqual([])
})

test.each([
  ['another kind of file', { ...draft, target: FILE, name: 'Plan.docx' }, { code: 'unsupported', field: 'kind' }],
  ['another name', { ...draft, name: 'b.pdf' }, { code: 'invalid-request', field: 'name' }],
])('the service refuses %s', async (_name, wish, refusal) => {
  const { client } = await useDocs()
  await expect(client().create(wish)).rejects.toMatchObject(refusal)
})

test('outside an organization nothing can be published to one', async () => {
  const { client } = await useDocs({ organization: undefined })
  const policy = { code: 'policy', field: 'audience' }
  await expect(client().create({ ...draft, audience: 'organization' })).rejects.toMatchObject(policy)
})

test('a second publication is a conflict as long as this client knows of the first', async () => {
  const { client } = await useDocs()
  const links = client()
  await links.create(draft)
  await expect(links.create(draft)).rejects.toMatchObject({ code: 'conflict', link: { ref: REF } })
  await links.revoke(REF)
  await links.create(draft)
})

test('it is unpublished under the name it was published by, which nothing can confirm', async () => {
  const { client, item, requests } = await useDocs()
  const links = client()
  await links.create(draft)
  expect(await links.revoke(REF)).toEqual({ revoked: true, verified: false })
  expect(requests.at(-1)?.body).toBe(`docid=${PDF.id}&action=remove&type=external&filename=a.pdf`)
  expect(item(PDF.id).publication).toBeUndefined()
  expect(await links.revoke(REF)).toEqual({ revoked: true, verified: false })
})

test('another client reads the file’s name, from an answer that lacks a comma', async () => {
  const { client, meddle, requests } = await useDocs()
  const unpublished =
    '{"response":{"result":{"message":"DOCUMENT_UNPUBLISHED_SUCCESSFULLY"},"uri":"/files/v1/publish"}}'
  meddle(({ method }) => ({ text: method === 'GET' ? REVISIONS : unpublished }))
  await client().revoke(`zoho-docs:file:${WIRE_FILE.id}:publication`)
  expect(requests.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
    `GET /files/v1/revision/details?docid=${WIRE_FILE.id}&type=owned `,
    `POST /files/v1/publish docid=${WIRE_FILE.id}&action=remove&type=external&filename=Inventory+stocks.jpg`,
  ])
})

test('where the name cannot be read, nothing is unpublished, and that is said', async () => {
  const { client, meddle, calls } = await useDocs()
  meddle(() => ({ text: '{"ERROR":"9832"}', status: 400 }))
  await expect(client().revoke(REF)).rejects.toMatchObject({ code: 'not-found' })
  expect(calls()).toEqual(['GET /revision/details'])
})

test('what is published is neither read nor updated', async () => {
  const { client, requests } = await useDocs()
  await expect(client().get(REF)).rejects.toMatchObject({ code: 'unsupported' })
  await expect(client().update(REF, { audience: 'organization' })).rejects.toMatchObject({ code: 'unsupported' })
  expect(requests).toEqual([])
})

test('a publication whose answer is lost may be there: nobody can look', async () => {
  const { client, meddle } = await useDocs()
  meddle(() => 'answer-lost')
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'ambiguous' })
})

test('a repeated key gives the publication that it made', async () => {
  const { client, requests } = await useDocs()
  const links = client()
  const first = await links.create(draft, { idempotencyKey: 'k1' })
  const again = await links.create(draft, { idempotencyKey: 'k1' })
  expect(again.link).toEqual(first.link)
  expect(requests).toHaveLength(1)
})
