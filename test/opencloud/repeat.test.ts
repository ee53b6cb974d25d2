import { formatRef, type ShareLinkDraft, type ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, answerAs, answerList, FOLDER, listed, PASSWORD, recordedJson, useWire, wireClient } from './wire.ts'

useWire()

const draft = { target: FOLDER, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
const first = recordedJson("type='view' on a folder")
const other = { ...first, id: 'anotherOne' }
const edit = recordedJson("type='edit' on a folder")
const GONE = { status: 502 }

describe('a create whose answer never came', () => {
  it('gives the one link that was not there before and is as ordered', async () => {
    answerList(edit)
    const sent = answer('POST', GONE)
    answerList(edit, first)
    const { link } = await wireClient().create(draft)
    expect(link.id).toBe(first['id'])
    expect(sent).toHaveLength(1)
  })

  it('takes no link that was there before', async () => {
    answerList(first)
    answer('POST', GONE)
    answerList(first)
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
  })

  it('does not choose between two', async () => {
    answerList()
    answer('POST', GONE)
    answerList(first, other)
    const error = await rejection(wireClient().create(draft))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([first['id'], 'anotherOne'])
  })

  it.each([
    ['of another role', edit],
    ['without the password', { ...first, hasPassword: false }],
    ['of another name', recordedJson('create: view, password, expiry, name')],
  ])('does not take a new link %s for its own', async (_what, fresh) => {
    answerList()
    answer('POST', GONE)
    answerList(fresh)
    expect(await rejection(wireClient().create(draft))).toMatchObject({
      code: 'ambiguous',
      candidates: [{ id: fresh['id'] }],
    })
  })

  it('is the same after an answer that is not understood', async () => {
    answerList()
    answer('POST', { status: 200, body: '<html>' })
    answerList(first)
    expect((await wireClient().create(draft)).link.id).toBe(first['id'])
  })

  it('lets the next create on the item wait until that is known', async () => {
    const order: string[] = []
    const links = wireClient({}, { onExchange: ({ method }) => order.push(method) })
    answerList()
    answer('POST', GONE)
    answerList(first)
    answerList(first)
    answerAs("type='edit' on a folder")
    const [one, two] = await Promise.all([links.create(draft), links.create({ ...draft, role: 'editor' })])
    expect([one.link.id, two.link.id]).toEqual([first['id'], edit['id']])
    expect(order).toEqual(['GET', 'POST', 'GET', 'GET', 'POST'])
  })
})

const MADE = formatRef('opencloud', { target: FOLDER, id: 'ANFfpWCIubpSdOI' })
const KEY = { idempotencyKey: 'order-4711' }

/** A list of an account that is not shown the links of others (inferred). */
const HIDDEN = listed().replace('"libre.graph/driveItem/permissions/read"', '"libre.graph/driveItem/path/read"')

describe('an account that may not see the links of others (inferred)', () => {
  it('is not told that a lost create made nothing', async () => {
    answerList()
    answer('POST', GONE)
    answer('GET', { status: 200, body: HIDDEN })
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'ambiguous' })
  })

  it('makes no link with a key that a hidden one may carry', async () => {
    answer('GET', { status: 200, body: HIDDEN })
    expect(await rejection(wireClient().create(draft, KEY))).toMatchObject({ code: 'forbidden' })
  })
})

const DISPLAY_NAME = '@libre.graph.displayName'

/** The permission with another display name. */
function named(permission: Record<string, unknown>, name: string): Record<string, unknown> {
  const { link } = permission
  return { ...permission, link: { ...(typeof link === 'object' ? link : {}), [DISPLAY_NAME]: name } }
}

/** Makes a link under the key and gives the permission as the server then lists it. */
async function made(links: ShareLinks, wish: ShareLinkDraft): Promise<Record<string, unknown>> {
  answerList()
  answerList()
  const name = wish.password === undefined ? "type='internal' on a folder" : "type='view' on a folder"
  const wire = recordedJson(name)
  const permission = named(wire, links.plan(wish, KEY).expected.name ?? '')
  answer('POST', { status: 200, body: JSON.stringify(permission) })
  answerList(permission)
  const { link } = await links.create(wish, KEY)
  expect(link.name).toMatch(/^Shared link \[k:[0-9a-f]{12}\]$/)
  return permission
}

describe('an idempotency key', () => {
  it('gives the same link again, with a password too', async () => {
    const links = wireClient()
    const permission = await made(links, draft)
    answerList(permission)
    expect((await links.create(draft, KEY)).link.id).toBe(first['id'])
  })

  it('is a conflict with another password', async () => {
    const links = wireClient()
    const permission = await made(links, draft)
    answerList(permission)
    const again = links.create({ ...draft, password: 'An0ther-Passw0rd!' }, KEY)
    expect(await rejection(again)).toMatchObject({ code: 'conflict', link: { id: first['id'] } })
  })

  it('is a conflict after a restart where a password is asked for, for no answer tells which one is set', async () => {
    const permission = await made(wireClient(), draft)
    answerList(permission)
    expect(await rejection(wireClient().create(draft, KEY))).toMatchObject({ code: 'conflict' })
  })

  it('gives the same link after a restart where no password is asked for', async () => {
    const wish = { target: FOLDER, role: 'viewer', audience: 'organization' } as const
    const permission = await made(wireClient(), wish)
    answerList(permission)
    expect((await wireClient().create(wish, KEY)).link.id).toBe(permission['id'])
  })

  it('is a conflict after its link was given another password', async () => {
    const links = wireClient()
    const permission = await made(links, draft)
    answerList(permission)
    answer('POST', { status: 200, body: JSON.stringify(permission) })
    answerList(permission)
    await links.update(MADE, { password: PASSWORD })
    answerList(permission)
    expect(await rejection(links.create(draft, KEY))).toMatchObject({ code: 'conflict' })
  })

  it('keeps its mark in a name that is changed, and says so', async () => {
    const links = wireClient()
    const permission = await made(links, draft)
    const marked = links.plan({ ...draft, name: 'Client B' }, KEY).expected.name ?? ''
    const renamed = named(permission, marked)
    answerList(permission)
    const sent = answer('PATCH', { status: 200, body: JSON.stringify(renamed) })
    answerList(renamed)
    const { differences } = await links.update(MADE, { name: 'Client B' })
    expect(sent[0]?.body).toEqual({ link: { [DISPLAY_NAME]: marked } })
    expect(differences).toMatchObject([{ field: 'name', effect: 'other' }])
  })

  const marked = (links: ShareLinks, id: string, createdDateTime: string): Record<string, unknown> => ({
    ...named(first, links.plan(draft, KEY).expected.name ?? ''),
    id,
    createdDateTime,
  })

  it('takes its own link back where another client was faster', async () => {
    const links = wireClient()
    const [own, older] = [marked(links, 'own', '2026-11-21T22:03:02Z'), marked(links, 'older', '2026-11-21T22:03:01Z')]
    answerList()
    answerList()
    answer('POST', { status: 200, body: JSON.stringify(own) })
    answerList(older, own)
    answerList(older, own)
    answerAs('delete')
    answerList(older)
    const error = await rejection(links.create(draft, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { id: 'older' }, takenBack: true })
  })

  it('keeps its own link where another client was slower, once that one is seen to have gone', async () => {
    const links = wireClient()
    const [own, younger] = [
      marked(links, 'own', '2026-11-21T22:03:01Z'),
      marked(links, 'young', '2026-11-21T22:03:02Z'),
    ]
    answerList()
    answerList()
    answer('POST', { status: 200, body: JSON.stringify(own) })
    answerList(own, younger)
    answerList(own)
    expect((await links.create(draft, KEY)).link.id).toBe('own')
  })

  it('names the link that was made where no other can be looked for', async () => {
    const links = wireClient()
    answerList()
    answerList()
    answer('POST', { status: 200, body: JSON.stringify(marked(links, 'own', '2026-11-21T22:03:01Z')) })
    answer('GET', { status: 401 })
    answer('GET', { status: 401 })
    const error = await rejection(links.create(draft, KEY))
    expect(error).toMatchObject({ code: 'ambiguous', candidates: [{ id: 'own' }] })
  })
})
