import { expect, test } from 'vitest'
import { visitOffice } from '../../packages/emulator/src/zoho-office/zoho-office-visit.ts'
import { documentOf } from './office-bench.ts'
import { useOffice } from './use-office.ts'

const PRODUCTS = ['sheet', 'show'] as const
const people = ['derrick', 'Simon@example.com']
const draft = { role: 'viewer', audience: 'people', people } as const

test.each(PRODUCTS)('%s: people are shared with, may read, and no longer once revoked', async (product) => {
  const { client, shares, server, state } = await useOffice(product)
  const target = documentOf(product)
  const { link } = await client().create({ ...draft, target })
  expect(link.id).toBe('derrick,simon@example.com')
  expect(shares()).toEqual(['derrick: readonly', 'simon: readonly'])
  const seen = visitOffice(server, { id: target.id, as: 'simon' })
  expect(seen).toMatchObject({ opened: true, edit: false })
  expect(await client().revoke(link.ref)).toEqual({ revoked: true, verified: false })
  expect(state.documents.flatMap(({ sharedWith }) => sharedWith)).toEqual([])
})

test.each(PRODUCTS)(
  '%s: sharing again gives another access, and a ref of some ends it for them alone',
  async (product) => {
    const { client, shares } = await useOffice(product)
    const target = documentOf(product)
    const links = client()
    await links.create({ ...draft, target })
    await links.create({ ...draft, role: 'editor', target })
    expect(shares()).toEqual(['derrick: readwrite', 'simon: readwrite'])
    await links.revoke(`zoho-${product}:${target.kind}:${target.id}:simon%40example.com`)
    expect(shares()).toEqual(['derrick: readwrite'])
  },
)

test.each(PRODUCTS)('%s: what cannot be done is refused before sending', async (product) => {
  const { client, requests } = await useOffice(product)
  const target = documentOf(product)
  const ref = `zoho-${product}:${target.kind}:${target.id}:derrick`
  const links = client()
  const unsupported = { code: 'unsupported' }
  await expect(links.get(ref)).rejects.toMatchObject(unsupported)
  await expect(links.update(ref, { role: 'editor' })).rejects.toMatchObject(unsupported)
  await expect(links.list(target)[Symbol.asyncIterator]().next()).rejects.toMatchObject(unsupported)
  await expect(links.create({ ...draft, target }, { idempotencyKey: 'k' })).rejects.toMatchObject(unsupported)
  await expect(links.create({ ...draft, target, role: 'commenter' })).rejects.toMatchObject({
    ...unsupported,
    field: 'role',
  })
  await expect(links.create({ ...draft, target, password: 'x' })).rejects.toMatchObject({
    ...unsupported,
    field: 'password',
  })
  await expect(links.create({ ...draft, target }, { tolerate: 'nothing' })).rejects.toMatchObject({ field: 'role' })
  expect(requests).toEqual([])
})

test.each([['derrick,eve'], ['derrick eve'], ['derrick;eve'], ['"derrick"']])(
  '%j names one person, or nobody',
  async (person) => {
    const { client, requests } = await useOffice('sheet')
    const wish = { ...draft, target: documentOf('sheet'), people: [person] }
    const refusal = { code: 'invalid-request', field: 'people' }
    await expect(client().create(wish)).rejects.toMatchObject(refusal)
    expect(() => client().plan(wish)).toThrow(expect.objectContaining(refusal))
    expect(requests).toEqual([])
  },
)

test('a ref that names nobody is refused', async () => {
  const { client, requests } = await useOffice('sheet')
  const ref = `zoho-sheet:spreadsheet:${documentOf('sheet').id}:derrick%2C`
  await expect(client().revoke(ref)).rejects.toMatchObject({ code: 'invalid-request', field: 'ref' })
  expect(requests).toEqual([])
})

test('somebody whom the service does not know does not keep the others in', async () => {
  const { client, shares } = await useOffice('sheet')
  const target = documentOf('sheet')
  await client().create({ ...draft, target })
  const ref = `zoho-sheet:spreadsheet:${target.id}:derrick%2Cnobody%40x.org%2Csimon%40example.com`
  const left = { code: 'invalid-request', link: { id: 'nobody@x.org', people: ['nobody@x.org'] } }
  await expect(client().revoke(ref)).rejects.toMatchObject(left)
  expect(shares()).toEqual([])
})

test('a share whose answer is lost is sent again: twice is once', async () => {
  const { client, requests, shares, meddle } = await useOffice('sheet')
  let lost = 0
  meddle(() => (lost++ === 0 ? 'answer-lost' : 'pass'))
  await client().create({ ...draft, target: documentOf('sheet') })
  expect([requests.length, shares()]).toEqual([2, ['derrick: readonly', 'simon: readonly']])
})

test('a share whose answers are all lost is ambiguous: nobody can look', async () => {
  const { client, meddle } = await useOffice('sheet')
  meddle(() => 'answer-lost')
  await expect(client().create({ ...draft, target: documentOf('sheet') })).rejects.toMatchObject({ code: 'ambiguous' })
})

test('a revoke that stops after the first of several people never says that nothing was written', async () => {
  const { client, shares, meddle } = await useOffice('sheet')
  const target = documentOf('sheet')
  const { link } = await client().create({ ...draft, target })
  let cancelled = 0
  meddle(({ path }) => (path.includes('cancelsharing') && cancelled++ > 0 ? 'cut' : 'pass'))
  await expect(client().revoke(link.ref)).rejects.toMatchObject({ code: 'ambiguous' })
  expect(shares()).toEqual(['simon: readonly'])
})
