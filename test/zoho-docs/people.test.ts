import { expect, test } from 'vitest'
import { FILE } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const readers = { target: FILE, role: 'viewer', audience: 'people', people: ['ann@example.com'] } as const
const editors = { ...readers, role: 'editor', people: ['bob@example.com'] } as const

test('a slot that holds a group alone is taken', async () => {
  const { client, item } = await useDocs()
  item(FILE.id).groups.push({ id: '332613', name: 'Sales', permission: 'readonly' })
  const conflict = { code: 'conflict', link: { people: [], others: ['332613'] } }
  await expect(client().create(readers)).rejects.toMatchObject(conflict)
})

test.each([
  ['password', { password: 'Kestrel-27' }],
  ['expiresAt', { expiresAt: '2021-06-01T00:00:00Z' }],
] as const)('a share with people has no %s: refused before sending, and as such in plans', async (field, wish) => {
  const { client, requests } = await useDocs()
  const links = client()
  await expect(links.create({ ...readers, ...wish })).rejects.toMatchObject({ code: 'unsupported', field })
  expect(links.plan({ ...readers, ...wish }).refusal).toMatchObject({ code: 'unsupported', field })
  expect(requests).toEqual([])
})

test.each([
  ['ann@example.com,eve@example.com'],
  ['ann@example.com eve@example.com'],
  ['ann@example.com;eve@example.com'],
  ['ann@example.com\neve@example.com'],
])('%j names one person, or nobody: nothing is sent', async (person) => {
  const { client, requests } = await useDocs()
  const refusal = { code: 'invalid-request', field: 'people' }
  const draft = { ...readers, people: [person] }
  await expect(client().create(draft)).rejects.toMatchObject(refusal)
  expect(() => client().plan(draft)).toThrow(expect.objectContaining(refusal))
  expect(requests).toEqual([])
})

test('each person goes once, whatever the letters', async () => {
  const { client, requests } = await useDocs()
  await client().create({ ...readers, people: [' ann@example.com', 'ANN@example.com', 'bob@example.com'] })
  expect(new URLSearchParams(requests[1]?.body).get('emailids')).toBe('ann@example.com,bob@example.com')
})

test('nobody is notified unless asked for, with the message given', async () => {
  const { client, state } = await useDocs()
  await client().create(readers)
  expect(state.notifications).toEqual([])
  await client().create({ ...editors, notify: { message: 'Have a look.' } })
  expect(state.notifications).toEqual([{ to: 'bob@example.com', itemId: FILE.id, message: 'Have a look.' }])
})
