import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { onNext, refusal } from './mishaps.ts'
import { FILE, FOLDER, startBench } from './workdrive-bench.ts'
import { allOf, rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const JSON_TYPE = { 'content-type': 'application/vnd.api+json' }

describe('a list', () => {
  it.each(['both', 'offset', 'cursor', 'ignored'] as const)(
    'is whole and without repeats, paging %s',
    async (paging) => {
      const bench = await startBench({ paging })
      const links = bench.client()
      for (let count = 0; count < 104; count += 1)
        await links.create({ ...DRAFT, kind: count % 4 === 0 ? 'download' : 'access' })
      const listed = await allOf(links.list(FILE))
      expect(listed.map(({ id }) => id).toSorted()).toEqual([...bench.state.links.keys()].toSorted())
      expect(listed.filter(({ kind }) => kind === 'download')).toHaveLength(26)
    },
  )

  it('tells what get tells', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, target: FOLDER, password: 'Sesame-7', visitorFields: ['name'] })
    expect(await allOf(links.list(FOLDER))).toEqual([await links.get(link.ref)])
  })

  it('tells the kind of a link by the list that has it, where the answer does not', async () => {
    const bench = await startBench()
    const links = bench.client()
    const body = JSON.stringify({ data: [{ id: 'L1', type: 'links', attributes: { link_name: 'x' } }] })
    onNext(bench, 'GET', /type%5D=download$/, { status: 200, headers: JSON_TYPE, body })
    expect(await allOf(links.list(FILE))).toMatchObject([{ id: 'L1', kind: 'download' }])
  })

  it('is whole where the server takes no paging parameters', async () => {
    const bench = await startBench()
    const links = bench.client()
    await links.create(DRAFT)
    onNext(bench, 'GET', /page%5B/, refusal(400, 'F6012', 'Number of parameters is more than specified'), 2)
    expect(await allOf(links.list(FILE))).toHaveLength(1)
  })

  it('follows a cursor that is an address', async () => {
    const bench = await startBench()
    const entry = (id: string): unknown => ({ id, type: 'links', attributes: {} })
    const next = 'https://www.zohoapis.com/workdrive/api/v1/files/F/links?page%5Bnext%5D=abc'
    const first = { data: [entry('L1')], links: { cursor: { has_next: true, next } } }
    const second = { data: [entry('L2')], links: { cursor: { has_next: false } } }
    const answerWith = (body: unknown) => ({ status: 200, headers: JSON_TYPE, body: JSON.stringify(body) })
    onNext(bench, 'GET', /type%5D=custom$/, answerWith(first))
    onNext(bench, 'GET', /page%5Bnext%5D=abc$/, answerWith(second))
    expect((await allOf(bench.client().list(FILE))).map(({ id }) => id)).toEqual(['L1', 'L2'])
  })

  it('goes on past an entry that lies deeper than can be written', async () => {
    const bench = await startBench()
    await bench.client().create(DRAFT)
    const depth = 20_000
    const deep = `${'{"data":['.repeat(depth)}${']}'.repeat(depth)}`
    onNext(bench, 'GET', /type%5D=custom/, { status: 200, headers: JSON_TYPE, body: `{"data":[${deep}]}` })
    expect(await allOf(bench.client().list(FILE)).catch((error: unknown) => error)).toEqual([])
  })

  it('ends where a server turns in circles', async () => {
    const bench = await startBench()
    let page = 0
    bench.mishaps.push(({ path }) => {
      if (!path.includes('custom')) return undefined
      page += 1
      const cursor = { has_next: true, next: `page-${page}` }
      const body = { data: [{ id: 'L1', type: 'links', attributes: {} }], links: { cursor } }
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify(body) }
    })
    expect(await allOf(bench.client().list(FILE))).toHaveLength(1)
  })

  it('of My Folders and of a team folder has all links below, and no embed codes', async () => {
    const bench = await startBench()
    const links = bench.client()
    const team = { kind: 'file', id: WORKDRIVE_SEED.teamFileId } as const
    const mine = await links.create({ ...DRAFT, target: FOLDER, role: 'uploader' })
    const ours = await links.create({ ...DRAFT, target: team })
    const inMine = await allOf(links.list(`privatespace:${WORKDRIVE_SEED.myFolderId}`))
    // What an answer does not tell of its item is told by a role that only folders have.
    expect(inMine.map(({ ref }) => ref)).toEqual([mine.link.ref])
    const inTeam = await allOf(links.list(`teamfolder:${WORKDRIVE_SEED.teamFolderId}`))
    expect(inTeam.map(({ ref }) => ref)).toEqual([ours.link.ref])
  })

  it('takes an item written as text', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, target: FOLDER })
    expect(await allOf(links.list(`folder:${FOLDER.id}`))).toEqual([link])
  })

  it.each([
    { scope: 'privatespace:', code: 'invalid-request' },
    { scope: 'room:1', code: 'unsupported' },
    { scope: 'nonsense', code: 'unsupported' },
  ])('of $scope is refused before sending', async ({ scope, code }) => {
    const bench = await startBench()
    expect(await rejection(allOf(bench.client().list(scope)))).toMatchObject({ code, field: 'scope' })
    expect(bench.requests).toEqual([])
  })

  it('that is no list is not taken for an empty one', async () => {
    const bench = await startBench()
    onNext(bench, 'GET', /filter/, { status: 200, headers: JSON_TYPE, body: '{}' })
    expect((await rejection(allOf(bench.client().list(FILE)))).code).toBe('unexpected-response')
  })

  it('asks for the time of each page anew', async () => {
    const bench = await startBench()
    const links = bench.client()
    for (let count = 0; count < 3; count += 1) await links.create(DRAFT)
    bench.mishaps.push(() => {
      bench.advance(20_000)
      return undefined
    })
    expect(await allOf(links.list(FILE, { deadline: 45_000 }))).toHaveLength(3)
  })
})
