import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  all,
  answer,
  answerAs,
  answerList,
  APP_PASSWORD,
  BASIC,
  FOLDER,
  PASSWORD,
  recorded,
  recordedRow,
  REF,
  refused,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const draft = { target: FOLDER, role: 'viewer', audience: 'anyone', password: PASSWORD } as const
const row = recordedRow('get one')
const HTML = '<!DOCTYPE html><html><body>Please log in</body></html>'
const CREATE_REFUSALS = [
  ['ERR password too short', 'policy', 'password'],
  ['ERR common password', 'policy', 'password'],
  ['ERR common password 10 chars', 'policy', 'password'],
  ['policies 63', 'policy', 'password'],
  ['ERR date unreadable (create)', 'invalid-request', 'expiresAt'],
  ['ERR date in the past (create)', 'invalid-request', 'expiresAt'],
  ['policies 1', 'invalid-request', 'expiresAt'],
  ['policies 20', 'invalid-request', 'expiresAt'],
  ['policies 24', 'invalid-request', 'expiresAt'],
  ['policies 70', 'policy', 'expiresAt'],
  ['ERR unknown path', 'not-found', 'target'],
  ['ERR broken JSON', 'not-found', 'target'],
  ['ERR permissions 999', 'unsupported', 'role'],
  ['ERR public upload on a file', 'unsupported', 'role'],
  ['ERR unknown shareType', 'invalid-request', undefined],
  ['policies 75', 'policy', 'role'],
  ['policies 76', 'policy', 'role'],
  ['policies 77', 'policy', 'audience'],
  ['policies 79', 'policy', 'audience'],
  ['ERR no OCS-APIRequest header', 'unexpected-response', undefined],
] as const
const UPDATE_REFUSALS = [
  ['ERR update to a bad password', 'policy', 'password'],
  ['policies 65', 'policy', 'password'],
  ['ERR date unreadable (update)', 'invalid-request', 'expiresAt'],
  ['ERR date in the past (update)', 'invalid-request', 'expiresAt'],
  ['ERR update permissions 2 (update without read)', 'unsupported', 'role'],
  ['permissions 12 on update (folder)', 'unsupported', 'role'],
  ['permissions -1 on update (folder)', 'unsupported', 'role'],
  ['policies 73', 'policy', 'role'],
  ['policies 74', 'policy', 'role'],
  ['label 256 on update', 'invalid-request', 'name'],
  ['emoji label 64x4=256 bytes', 'invalid-request', 'name'],
  ['attributes not JSON', 'invalid-request', undefined],
  ['update: nothing', 'invalid-request', undefined],
  ['ERR unknown id update', 'not-found', undefined],
  ['update after expiry', 'not-found', undefined],
] as const

describe('what the server refused in the recordings', () => {
  it.each(CREATE_REFUSALS)('on create, %s: %s, field %s', async (name, code, field) => {
    answerList()
    answerAs(name)
    // An answer of no OCS says nothing of what was made: the list does.
    if (code === 'unexpected-response') answerList()
    const error = await rejection(wireClient().create(draft))
    expect([error.code, error.field, error.status]).toEqual([code, field, recorded(name).answer.status])
  })

  it.each(UPDATE_REFUSALS)('on update, %s: %s, field %s', async (name, code, field) => {
    answerList(row)
    answerAs(name)
    const error = await rejection(wireClient().update(REF, { role: 'editor' }))
    expect([error.code, error.field, error.status]).toEqual([code, field, recorded(name).answer.status])
  })

  it('leaves none out that a link on an item can be refused with', () => {
    const listed = new Set([...CREATE_REFUSALS, ...UPDATE_REFUSALS].map(([name]) => recorded(name).answer.body))
    const numbers = Array.from({ length: 80 }, (_, index) => index + 1)
    const names = [
      ...numbers.slice(0, 47).map((number) => `nextcloud ${number}`),
      ...numbers.map((number) => `policies ${number}`),
    ]
    const left = names.filter((name) => {
      const { request, answer: told } = recorded(name)
      const isWrite = ['POST', 'PUT'].includes(request.method) && request.path.includes('/ocs/v2.php/')
      return isWrite && told.status >= 400 && told.status < 500 && !listed.has(told.body)
    })
    expect(left).toEqual([])
  })

  it('repeats all rules for passwords, and no other word of the server', async () => {
    answerList()
    answerAs('ERR password too short')
    const error = await rejection(wireClient().create(draft))
    expect(error.message).toBe(
      "password: does not come up to the server's rules. Password is among the 1,000,000 most common ones. Password needs to be at least 10 characters long.",
    )
  })

  it.each([
    ['ERR not signed in', 401],
    ['ERR wrong password', 401],
  ])('%s is the credential, in JSON as in XML', async (name, status) => {
    answerAs(name)
    expect(await rejection(all(wireClient().list(FOLDER)))).toMatchObject({ code: 'unauthorized', status })
  })

  it('inferred: takes no failure inside for a refusal, whatever its words: the link may be there', async () => {
    answerList()
    answer('POST', refused(500, 'Passwords are enforced for link and mail shares'))
    answerList()
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
  })

  it('inferred: takes a refused credential for nothing else, whatever its words', async () => {
    answer('GET', refused(401, 'Wrong share ID, share does not exist'))
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unauthorized' })
  })

  it('has a wrong password on a write surely write nothing', async () => {
    answerList()
    answer('POST', recorded('ERR wrong password').answer)
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unauthorized' })
  })
})

const XML_500 = { status: 500, body: recorded('hideDownload=true as JSON boolean').answer.body }
const MAINTENANCE = {
  status: 503,
  headers: { 'x-nextcloud-maintenance-mode': '1' },
  // As the fact sheet says it: the recorded call came too early.
  body: XML_500.body.replace('>500<', '>503<').replace('Internal Server Error\n', 'Service unavailable'),
}

describe('a server that fails', () => {
  it('inside, in XML, on a read: it is unavailable', async () => {
    answer('GET', XML_500)
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unavailable', status: 500 })
  })

  it('inside, in XML, on a write: ambiguous, unless the list tells', async () => {
    answerList()
    answer('POST', XML_500)
    answer('GET', { status: 401 })
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'ambiguous', status: 500 })
    answerList()
    answer('POST', XML_500)
    answerList()
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
  })

  it('in maintenance, in XML, on a read: it is unavailable, also after another try', async () => {
    const statuses: unknown[] = []
    const tries = Array.from({ length: 3 }, () => answer('GET', MAINTENANCE))
    const links = wireClient({}, { onExchange: ({ status }) => statuses.push(status) })
    expect(await rejection(links.get(REF))).toMatchObject({ code: 'unavailable', status: 503 })
    expect(statuses).toEqual(tries.map(() => 503))
  })

  it('in maintenance, in XML, on a create: nothing was begun, which the server says itself', async () => {
    answerList()
    const sent = answer('POST', MAINTENANCE)
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
    expect(sent).toHaveLength(1)
  })
})

describe('a page instead of an answer', () => {
  it.each([
    [200, 'unexpected-response'],
    [403, 'forbidden'],
    [404, 'unexpected-response'],
    [302, 'unexpected-response'],
    [405, 'unexpected-response'],
  ])('with %i, on a read: %s', async (status, code) => {
    answer('GET', { status, body: HTML, headers: { 'content-type': 'text/html' } })
    const error = await rejection(wireClient().get(REF))
    expect(error).toMatchObject({ code, status })
    expect(JSON.stringify(error)).not.toContain('Please log in')
  })

  it('to a revoke is no link that is gone', async () => {
    answer('GET', { status: 200, body: HTML })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'unexpected-response' })
  })

  it('to a create lets the list tell what was made', async () => {
    answerList()
    answer('POST', { status: 200, body: HTML })
    answerList({ ...row, expiration: null, label: '' })
    expect((await wireClient().create(draft)).link.id).toBe('1')
  })

  it('is every XML that declares something of its own, whole as it may be', async () => {
    const body = recorded('XML by default').answer.body.replace('?>', '?><!DOCTYPE ocs [<!ENTITY a "b">]>')
    answer('GET', { status: 200, body })
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unexpected-response' })
  })

  it('is XML that breaks off or closes what is not open: a link may be missing', async () => {
    const { body } = recorded('XML by default').answer
    const after = body.indexOf('</element>') + '</element>'.length
    const odd = body.replace('</element>', '</x/></element>')
    for (const text of [body.slice(0, after), `${body.slice(0, after)}<elem`, body.replace('</data>', ''), odd]) {
      answer('GET', { status: 200, body: text })
      expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unexpected-response' })
    }
  })

  it.each(['<!DOCTYPE x [<!ENTITY a "b">]><ocs/>', '<ocs><meta>', '<?xml version="1.0"?>', '<ocs>&bomb;</ocs>'])(
    'as odd XML (%s) is none',
    async (body) => {
      answer('GET', { status: 200, body })
      expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unexpected-response' })
    },
  )
})

describe('secrets', () => {
  const HASH = '$argon2id$'
  const open = (value: unknown): readonly string[] =>
    [PASSWORD, APP_PASSWORD, BASIC, HASH].filter((secret) => JSON.stringify(value).includes(secret))

  it('are in no error, whatever the server echoes', async () => {
    answerList()
    answer('POST', refused(403, `Password is among the common: ${PASSWORD}. ${BASIC} ${String(row['password'])}`))
    const error = await rejection(wireClient().create(draft))
    expect(open([error, String(error.stack), error.message])).toEqual([])
    expect(error).not.toHaveProperty('cause')
  })

  it('the hash of a password is in no outcome, list or link', async () => {
    expect(JSON.stringify(row)).toContain(HASH)
    const links = wireClient()
    answerList(row)
    const got = await links.get(REF)
    answerAs('list links of the path')
    const listed = await all(links.list(FOLDER))
    answerList(row)
    answerAs('update: permissions 15 (edit), publicUpload')
    const outcome = await links.update(REF, { role: 'editor' })
    answerList()
    answerAs('create link: password, expiry, label, read only')
    const made = await links.create({ ...draft, name: 'Client A', expiresAt: '2026-11-28T00:00:00Z' })
    expect(got.passwordProtected).toBe(true)
    expect(open([got, listed, outcome, made])).toEqual([])
  })

  it('the hash is in no error that holds a link, nor among its candidates', async () => {
    const links = wireClient()
    answerList({ ...row, path: '/archive' })
    const moved = await rejection(links.get(REF))
    answerList()
    answer('POST', XML_500)
    answerList({ ...row, id: '8' }, { ...row, id: '9' })
    const two = await rejection(links.create({ ...draft, name: 'Client A', expiresAt: '2026-11-28T00:00:00Z' }))
    expect([moved.link?.id, two.candidates?.length]).toEqual(['1', 2])
    expect(open([moved, two, moved.stack, two.stack])).toEqual([])
  })

  it('are masked in what is told of the exchanges', async () => {
    const told: unknown[] = []
    const links = wireClient({}, { onExchange: (exchange) => told.push(exchange) })
    answerList(row)
    answerAs('create link: password, expiry, label, read only')
    await links.create({ ...draft, name: 'Client A', expiresAt: '2026-11-28T00:00:00Z' })
    answer('GET', recorded('XML by default').answer)
    await links.get(REF)
    expect(told).toHaveLength(3)
    expect(open(told)).toEqual([])
  })
})
