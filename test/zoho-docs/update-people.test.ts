import { expect, test } from 'vitest'
import { FILE } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const people = ['ann@example.com', 'bob@example.com']
const readers = { target: FILE, role: 'viewer', audience: 'people', people } as const
const REF = `zoho-docs:file:${FILE.id}:people-readonly`

test('who should go is removed first, then who should come is added', async () => {
  const { client, requests, item } = await useDocs()
  const links = client()
  await links.create(readers)
  requests.length = 0
  const { link } = await links.update(REF, { people: ['bob@example.com', 'cleo@example.com', 'dan@example.com'] })
  const bodies = requests.filter(({ method }) => method === 'POST').map(({ path, body }) => `${path}?${body}`)
  expect(bodies).toEqual([
    `/files/v1/share/remove?docid=${FILE.id}&emailids=ann%40example.com`,
    `/files/v1/share?docids=${FILE.id}&emailids=cleo%40example.com%2Cdan%40example.com&permission=readonly&notify=false`,
  ])
  expect(link.people).toEqual(['bob@example.com', 'cleo@example.com', 'dan@example.com'])
  expect(item(FILE.id).people.every(({ permission }) => permission === 'readonly')).toBe(true)
})

test('the same people, in other letters, are left as they are', async () => {
  const { client, calls } = await useDocs()
  await client().create(readers)
  await client().update(REF, { people: ['BOB@example.com', 'Ann@example.com'] })
  expect(calls().slice(3)).toEqual(['GET /share/details', 'GET /share/details'])
})

test('an update of people leaves the link and the other slots alone', async () => {
  const { client, item } = await useDocs()
  const links = client()
  await links.create(readers)
  await links.create({ target: FILE, role: 'editor', audience: 'anyone', password: 'Kestrel-27' })
  await links.create({ ...readers, role: 'manager', people: ['dan@example.com'] })
  await links.update(REF, { people: ['cleo@example.com'] })
  expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readwrite', password: 'Kestrel-27' })
  expect(item(FILE.id).people).toEqual([
    { email: 'dan@example.com', permission: 'coowner' },
    { email: 'cleo@example.com', permission: 'readonly' },
  ])
})

test('half done: the people who went and those who are left are told', async () => {
  const { client, meddle } = await useDocs()
  await client().create(readers)
  meddle(({ path }) => (path.endsWith('/share') ? { text: '{"ERROR":"9839"}' } : 'pass'))
  const half = { code: 'invalid-request', done: ['people'], link: { people: ['bob@example.com'] } }
  const update = client().update(REF, { people: ['bob@example.com', 'cleo@example.com'] })
  await expect(update).rejects.toMatchObject(half)
})

test.each([
  { text: 'busy', status: 429 },
  { text: '', status: 401 },
])('half done never says that nothing was written ($status)', async (answer) => {
  const { client, meddle } = await useDocs()
  await client().create(readers)
  meddle(({ path }) => (path.endsWith('/share') ? answer : 'pass'))
  const half = { code: 'ambiguous', done: ['people'], hint: expect.not.stringContaining('nothing was written') }
  const update = client().update(REF, { people: ['bob@example.com', 'cleo@example.com'] })
  await expect(update).rejects.toMatchObject(half)
})

test('nothing done: the first refusal is all there is', async () => {
  const { client, meddle } = await useDocs()
  await client().create(readers)
  meddle(({ path }) => (path.endsWith('/remove') ? { text: '{"ERROR":"9839"}' } : 'pass'))
  const error: unknown = await client()
    .update(REF, { people: ['cleo@example.com'] })
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'invalid-request', field: 'people' })
  expect(error).not.toHaveProperty('done')
})

test('a person more than asked for is taken out again, and the former people are put back', async () => {
  const { client, item, meddle } = await useDocs()
  await client().create(readers)
  let shares = 0
  meddle(({ path }) => {
    if (path.endsWith('/share') && shares++ === 0)
      item(FILE.id).people.push({ email: 'eve@example.com', permission: 'readonly' })
    return 'pass'
  })
  const weaker = { code: 'weaker-than-requested', field: 'people', takenBack: false, link: { people } }
  await expect(client().update(REF, { people: ['bob@example.com', 'cleo@example.com'] })).rejects.toMatchObject({
    ...weaker,
    link: { people: expect.arrayContaining(people) },
  })
  expect(
    item(FILE.id)
      .people.map(({ email }) => email)
      .toSorted(),
  ).toEqual(people)
})

test('an answer that is lost is made up for by a look', async () => {
  const { client, meddle } = await useDocs()
  await client().create(readers)
  meddle(({ path }) => (path.endsWith('/share') ? 'answer-lost' : 'pass'))
  const { link } = await client().update(REF, { people: ['bob@example.com', 'cleo@example.com'] })
  expect(link.people).toEqual(['bob@example.com', 'cleo@example.com'])
})

test('groups that would stay are the caller’s to tolerate', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  item(FILE.id).groups.push({ id: '332613', name: 'Sales', permission: 'readonly' })
  const refusal = { code: 'unsupported', field: 'people' }
  await expect(client().update(REF, { people: ['ann@example.com'] })).rejects.toMatchObject(refusal)
  const { link } = await client().update(REF, { people: ['ann@example.com'] }, { tolerate: ['people'] })
  expect(link).toMatchObject({ people: ['ann@example.com'], others: ['332613'] })
})

test('who has another share is not moved by an update', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  await client().create({ ...readers, role: 'manager', people: ['dan@example.com'] })
  const conflict = { code: 'conflict', link: { id: 'people-coowner' } }
  await expect(client().update(REF, { people: [...people, 'dan@example.com'] })).rejects.toMatchObject(conflict)
  expect(item(FILE.id).people).toContainEqual({ email: 'dan@example.com', permission: 'coowner' })
})

test('only people who are added can be notified', async () => {
  const { client, state } = await useDocs()
  await client().create(readers)
  await expect(client().update(REF, { notify: {} })).rejects.toMatchObject({ code: 'unsupported', field: 'notify' })
  await client().update(REF, { people: [...people, 'cleo@example.com'], notify: {} })
  expect(state.notifications.map(({ to }) => to)).toEqual(['cleo@example.com'])
})

test('an address that holds two is refused before anything is removed', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  const update = client().update(REF, { people: ['cleo@example.com,eve@example.com'] })
  await expect(update).rejects.toMatchObject({ code: 'invalid-request', field: 'people' })
  expect(item(FILE.id).people).toHaveLength(2)
})
