import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  FOLDER,
  PASSWORD,
  recorded,
  recordedJson,
  REF,
  TOKEN,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const draft = { target: FOLDER, role: 'viewer', audience: 'anyone', password: PASSWORD } as const

describe('what the server refused in the recordings', () => {
  it.each([
    ["type='upload' on a file", 'unsupported', 'role'],
    ["type='blocksDownload' on a folder", 'unsupported', 'role'],
    ["type='admin' on a folder", 'invalid-request', undefined],
    ["create with password ''", 'policy', 'password'],
    ['create with password None', 'policy', 'password'],
    ["create with password 'abc'", 'policy', 'password'],
    ["create with password 'NoDigits!!'", 'policy', 'password'],
    ["create with password 'Aa1!Aa1!...'", 'policy', 'password'],
    ["expirationDateTime='2001-01-01T00:00:00Z'", 'invalid-request', 'expiresAt'],
    ["expirationDateTime='9999-12-31T23:59:59Z'", 'invalid-request', 'expiresAt'],
    ["expirationDateTime='not-a-date'", 'invalid-request', undefined],
    ['unknown item', 'not-found', undefined],
    ['bad item id', 'invalid-request', 'target'],
    ['not signed in', 'unauthorized', undefined],
    ['wrong password', 'unauthorized', undefined],
  ])('%s: %s, field %s', async (name, code, field) => {
    answerList()
    answerAs(name)
    const error = await rejection(wireClient().create(draft))
    expect([error.code, error.field, error.status]).toEqual([code, field, recorded(name).answer.status])
  })

  it('repeats the rules for passwords, and no other word of the server', async () => {
    answerList()
    answerAs("create with password 'abc'")
    const error = await rejection(wireClient().create(draft))
    expect(error.message).toBe(
      'password: at least 8 characters are required, at least 1 uppercase letters are required, at least 1 numbers are required, at least 1 special characters are required.',
    )
  })

  it('unknown permission: the link went meanwhile', async () => {
    answerList(recordedJson('create: view, password, expiry, name'))
    answerAs('unknown permission')
    expect(await rejection(wireClient().update(REF, { role: 'editor' }))).toMatchObject({ code: 'not-found' })
  })

  it('a server that answers 500 to a create: ambiguous, unless the list tells', async () => {
    const lost = { status: 500, body: '{"error":{"code":"generalException","message":"grpc: broken"}}' }
    answerList()
    answer('POST', lost)
    answer('GET', { status: 500 })
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'ambiguous', status: 500 })
    answerList()
    answer('POST', lost)
    answerList()
    expect(await rejection(wireClient().create(draft))).toMatchObject({ code: 'unavailable' })
  })

  it.each([
    [403, 'forbidden'],
    [404, 'unexpected-response'],
    [405, 'unexpected-response'],
    [500, 'unavailable'],
  ])('a read that is answered %i without a word: %s', async (status, code) => {
    answer('GET', { status })
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code, status })
  })
})

describe('secrets', () => {
  it('are in no error, whatever the server echoes', async () => {
    const message = `invalid ${PASSWORD} of Bearer ${TOKEN}`
    answerList()
    answer('POST', { status: 400, body: JSON.stringify({ error: { code: 'invalidRequest', message } }) })
    const error = await rejection(wireClient().create(draft))
    const text = JSON.stringify(error) + String(error.stack)
    expect([text.includes(PASSWORD), text.includes(TOKEN)]).toEqual([false, false])
    expect(error).not.toHaveProperty('cause')
  })

  it('are masked in what is told of the exchanges', async () => {
    const told: unknown[] = []
    answerList()
    answerAs("type='view' on a folder")
    await wireClient({}, { onExchange: (exchange) => told.push(exchange) }).create(draft)
    const text = JSON.stringify(told)
    expect(told).toHaveLength(2)
    expect([text.includes(PASSWORD), text.includes(TOKEN)]).toEqual([false, false])
  })
})
