import { expect, test } from 'vitest'
import { FILE, FOLDER } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const people = ['ann@example.com', 'bob@example.com']
const readers = { target: FILE, role: 'viewer', audience: 'people', people } as const
const REF = `zoho-docs:file:${FILE.id}:people-readonly`

test('another role is another slot: only a new share, and the old one goes', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  await expect(client().update(REF, { role: 'editor' })).rejects.toMatchObject({ code: 'unsupported', field: 'role' })
  const { link, replaced } = await client().update(REF, { role: 'editor' }, { recreate: true })
  expect([link.id, replaced]).toEqual(['people-readwrite', REF])
  expect(item(FILE.id).people).toEqual(people.map((email) => ({ email, permission: 'readwrite' })))
})

test('a new share in place of an old one takes only the people that are named', async () => {
  const { client, item } = await useDocs()
  await client().create(readers)
  await client().update(REF, { role: 'editor', people: ['ann@example.com'] }, { recreate: true })
  expect(item(FILE.id).people).toEqual([{ email: 'ann@example.com', permission: 'readwrite' }])
})

test('a share is not made anew over one that is taken, its own among them', async () => {
  const { client, item } = await useDocs()
  const links = client()
  await links.create(readers)
  const itself = links.update(REF, { role: 'viewer' }, { recreate: true })
  await expect(itself).rejects.toMatchObject({ code: 'conflict', link: { ref: REF } })
  await links.create({ ...readers, role: 'editor', people: ['cleo@example.com'] })
  const other = links.update(REF, { role: 'editor' }, { recreate: true })
  await expect(other).rejects.toMatchObject({ code: 'conflict', link: { id: 'people-readwrite' } })
  expect(item(FILE.id).people).toHaveLength(3)
})

const alone = { ...readers, people: ['ann@example.com'] }

test.each([
  ['a folder without a link', FOLDER, 'manager', false, '/share/update'],
  ['a file without a link', FILE, 'editor', false, '/share/update'],
  ['a file, for which /share/update knows no coowner', FILE, 'manager', false, '/share'],
  ['a folder with a link, which /share/update may close', FOLDER, 'manager', true, '/share'],
] as const)(
  'people of %s get another permission by the call that disturbs nothing',
  async (_name, target, role, linked, path) => {
    const { client, requests, item } = await useDocs()
    const links = client()
    if (linked) await links.create({ target, role: 'viewer', audience: 'anyone' })
    const { link } = await links.create({ ...alone, target })
    requests.length = 0
    await links.update(link.ref, { role }, { recreate: true })
    expect(requests.filter(({ method }) => method === 'POST').map((one) => one.path)).toEqual([`/files/v1${path}`])
    expect(item(target.id).link !== undefined).toBe(linked)
  },
)
