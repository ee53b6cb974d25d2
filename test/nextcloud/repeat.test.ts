import { formatRef, type ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  FOLDER,
  ocs,
  PASSWORD,
  recorded,
  recordedRow,
  REF,
  type Row,
  SHARES,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const open = { target: FOLDER, role: 'viewer', audience: 'anyone' } as const
const draft = { ...open, password: PASSWORD } as const
/** As the draft makes it: a viewer with a password, no day, no name. */
const first = recordedRow('get one', { expiration: null, label: '' })
const other = { ...first, id: '2' }
const editor = recordedRow('get one', { id: '9', permissions: 31, expiration: null, label: '' })
const LOST = { status: 500, body: recorded('hideDownload=true as JSON boolean').answer.body }

it('a plan of a create with a key shows its looks before and after', async () => {
  const sent: string[] = []
  const links = wireClient({}, { onExchange: ({ method }) => sent.push(method) })
  const { requests, expected } = links.plan(draft, { idempotencyKey: 'planned' })
  const own = { ...first, label: expected.name }
  answerList()
  answerList()
  answer('POST', ocs(own))
  answerList(own)
  await links.create(draft, { idempotencyKey: 'planned' })
  expect(requests.map(({ method }) => method)).toEqual(sent)
})

describe('a create whose answer never came', () => {
  it('gives the one link that was not there before and is as ordered', async () => {
    answerList(editor)
    const sent = answer('POST', LOST)
    answerList(editor, first)
    const { link } = await wireClient().create(draft)
    expect([link.id, sent.length]).toEqual(['1', 1])
  })

  it('takes no link that was there before', async () => {
    answerList(first)
    answer('POST', LOST)
    answerList(first)
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
  })

  it('does not choose between two', async () => {
    answerList()
    answer('POST', LOST)
    answerList(first, other)
    const error = await rejection(wireClient().create(draft))
    expect([error.code, error.candidates?.map(({ id }) => id)]).toEqual(['ambiguous', ['1', '2']])
  })

  it.each<[string, Row]>([
    ['of another role', { ...editor, id: '1' }],
    ['of less than the role', { ...first, permissions: 4 }],
    ['without the password', { ...first, password: null, share_with: null }],
    ['of another name', { ...first, label: 'Client A' }],
  ])('does not take a new link %s for its own', async (_what, fresh) => {
    answerList()
    answer('POST', LOST)
    answerList(fresh)
    const error = await rejection(wireClient().create(draft))
    expect(error).toMatchObject({ code: 'ambiguous', candidates: [{ id: '1' }] })
  })

  it('takes a new link with the day that the server gives by itself', async () => {
    answerList()
    answer('POST', LOST)
    answerList({ ...first, expiration: '2026-11-28 00:00:00' })
    const { link, differences } = await wireClient().create(draft)
    expect(link.id).toBe('1')
    expect(differences.every(({ effect }) => effect === 'stricter')).toBe(true)
  })

  it('is the same after an answer that is not understood', async () => {
    answerList()
    answer('POST', { status: 200, body: '<html>' })
    answerList(first)
    expect((await wireClient().create(draft)).link.id).toBe('1')
  })

  it('lets the next create on the item wait until that is known', async () => {
    const order: string[] = []
    const links = wireClient({}, { onExchange: ({ method }) => order.push(method) })
    answerList()
    answer('POST', LOST)
    answerList(first)
    answerList(first)
    answer('POST', ocs(editor))
    const [one, two] = await Promise.all([links.create(draft), links.create({ ...draft, role: 'editor' })])
    expect([one.link.id, two.link.id]).toEqual(['1', '9'])
    expect(order).toEqual(['GET', 'POST', 'GET', 'GET', 'POST'])
  })
})

const KEY = { idempotencyKey: 'order-4711' }
const OPEN = { password: null, share_with: null }

/** Makes a link under the key and gives it as the server then lists it. */
async function made(links: ShareLinks, wish: typeof open | typeof draft): Promise<Row> {
  const row = { ...first, ...('password' in wish ? {} : OPEN), label: links.plan(wish, KEY).expected.name ?? '' }
  answerList()
  answerList()
  const sent = answer('POST', ocs(row))
  answerList(row)
  const { link } = await links.create(wish, KEY)
  expect(sent[0]?.body).toMatchObject({ label: row.label })
  expect(link.name).toMatch(/^Shared link \[k:[0-9a-f]{12}\]$/)
  return row
}

describe('an idempotency key', () => {
  it('gives the same link again, with a password too', async () => {
    const links = wireClient()
    answerList(await made(links, draft))
    expect((await links.create(draft, KEY)).link.ref).toBe(REF)
  })

  it('is a conflict with another password', async () => {
    const links = wireClient()
    answerList(await made(links, draft))
    const again = links.create({ ...draft, password: 'An0ther-Long-Pw!' }, KEY)
    expect(await rejection(again)).toMatchObject({ code: 'conflict', link: { id: '1' } })
  })

  it('is a conflict after a restart where a password is asked for: no answer tells which one is set', async () => {
    answerList(await made(wireClient(), draft))
    expect(await rejection(wireClient().create(draft, KEY))).toMatchObject({ code: 'conflict' })
  })

  it('gives the same link after a restart, and in another client, where no password is asked for', async () => {
    answerList(await made(wireClient(), open))
    expect((await wireClient().create(open, KEY)).link.ref).toBe(REF)
  })

  it('is a conflict where the link is no longer what is asked for', async () => {
    const row = await made(wireClient(), open)
    answerList({ ...row, permissions: 31 })
    expect(await rejection(wireClient().create(open, KEY))).toMatchObject({
      code: 'conflict',
      link: { role: 'editor' },
    })
  })

  it('is a conflict after its link was given another password', async () => {
    const links = wireClient()
    const row = await made(links, draft)
    answerList(row)
    answer('PUT', ocs(row))
    await links.update(REF, { password: 'An0ther-Long-Pw!' })
    answerList(row)
    expect(await rejection(links.create(draft, KEY))).toMatchObject({ code: 'conflict' })
  })

  it('is another one on another item and with another word', async () => {
    const nameOf = (wish: { target: { kind: 'folder'; id: string } }, idempotencyKey: string): string | undefined =>
      wireClient().plan({ ...open, ...wish }, { idempotencyKey }).expected.name
    const names = [
      nameOf({ target: FOLDER }, 'a'),
      nameOf({ target: FOLDER }, 'b'),
      nameOf({ target: { kind: 'folder', id: '/archive' } }, 'a'),
    ]
    expect(new Set(names).size).toBe(3)
    expect(nameOf({ target: FOLDER }, 'a')).toBe(names[0])
  })

  it('keeps its mark in a name that is changed, and says so', async () => {
    const links = wireClient()
    const row = await made(links, open)
    const label = links.plan({ ...open, name: 'Client B' }, KEY).expected.name
    answerList(row)
    const sent = answer('PUT', ocs({ ...row, label }))
    const { differences } = await links.update(REF, { name: 'Client B' })
    expect(sent[0]?.body).toEqual({ label })
    expect(differences).toMatchObject([{ field: 'name', effect: 'other' }])
  })

  it('refuses a name where no difference is tolerated, and sends nothing', async () => {
    const links = wireClient()
    answerList(await made(links, open))
    const error = await rejection(links.update(REF, { name: 'Client B' }, { tolerate: 'nothing' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'name' })
  })

  it('adopts the one link that a lost create has made with it', async () => {
    const links = wireClient()
    const row = { ...first, label: links.plan(draft, KEY).expected.name }
    answerList()
    answerList()
    answer('POST', LOST)
    answerList(row)
    expect((await links.create(draft, KEY)).link.id).toBe('1')
    answerList(row)
    expect((await links.create(draft, KEY)).link.id).toBe('1')
  })

  it('is ambiguous where two links carry it', async () => {
    const links = wireClient()
    const label = links.plan(open, KEY).expected.name
    answerList({ ...first, ...OPEN, label }, { ...other, ...OPEN, label })
    const error = await rejection(links.create(open, KEY))
    expect([error.code, error.candidates?.map(({ id }) => id)]).toEqual(['ambiguous', ['1', '2']])
  })
})

describe('another client that is as fast', () => {
  const rows = (links: ShareLinks, own: number, rival: number): readonly [Row, Row] => {
    const label = links.plan(draft, KEY).expected.name
    return [
      { ...first, id: '11', label, stime: own },
      { ...first, id: '10', label, stime: rival },
    ]
  }

  it('and was before: the own link is taken back', async () => {
    const links = wireClient()
    const [own, older] = rows(links, 1_795_298_562, 1_795_298_561)
    answerList()
    answerList()
    answer('POST', ocs(own))
    answerList(older, own)
    answerList(own)
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList(older)
    const error = await rejection(links.create(draft, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { id: '10' }, takenBack: true })
    expect(sent.map(({ path }) => path)).toEqual([`${SHARES}/11`])
  })

  it('and came after: ours stays, once the other is seen to have gone', async () => {
    const links = wireClient()
    const [own, younger] = rows(links, 1_795_298_561, 1_795_298_562)
    answerList()
    answerList()
    answer('POST', ocs(own))
    answerList(own, younger)
    answerList(own)
    expect((await links.create(draft, KEY)).link.id).toBe('11')
  })

  it('is looked for in a list that says of ours that its password is gone: ours is taken back', async () => {
    const links = wireClient()
    const [own] = rows(links, 1_795_298_561, 0)
    answerList()
    answerList()
    answer('POST', ocs(own))
    answerList({ ...own, password: null, share_with: null })
    answerList(own)
    answerAs('delete')
    answerAs('ERR unknown id')
    answerList()
    expect(await rejection(links.create(draft, KEY))).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
  })

  it('and came after and does not go, for nobody waits for it: ours goes', async () => {
    const links = wireClient()
    const [own, younger] = rows(links, 1_795_298_561, 1_795_298_562)
    answerList()
    answerList()
    answer('POST', ocs(own))
    for (let look = 0; look < 8; look += 1) answerList(own, younger)
    answerList(own)
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList(younger)
    const error = await rejection(links.create(draft, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { id: '10' }, takenBack: true })
    expect(sent.map(({ path }) => path)).toEqual([`${SHARES}/11`])
  })

  it('and cannot be looked for: the link that was made is named', async () => {
    const links = wireClient()
    const [own] = rows(links, 1_795_298_561, 0)
    answerList()
    answerList()
    answer('POST', ocs(own))
    answer('GET', { status: 401 })
    answer('GET', { status: 401 })
    const error = await rejection(links.create(draft, KEY))
    expect(error).toMatchObject({ code: 'ambiguous', candidates: [{ id: '11' }] })
    expect(error.candidates?.[0]?.ref).toBe(formatRef('nextcloud', { target: FOLDER, id: '11' }))
  })
})
