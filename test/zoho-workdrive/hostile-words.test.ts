import { formatRef } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { readRole } from '../../packages/zoho-workdrive/src/workdrive-roles.ts'
import { fromWire } from '../../packages/zoho-workdrive/src/workdrive-mapping-answers.ts'
import { rejection } from '../setup/rejection.ts'
import { answer, BASE, errors, link, useWire, wireClient } from './wire.ts'

useWire()

const ID = '9'.repeat(64)
const FILE = { kind: 'file', id: 'F1' } as const
const REF = formatRef('zoho-workdrive', { target: FILE, id: ID })

/** Names that every object has without anybody having put them there. */
const INHERITED = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']

describe.each(INHERITED)('the word %s', (word) => {
  it('is no role', async () => {
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { role_id: word, resource_id: 'F1' }) })
    const read = await wireClient().get(REF)
    expect([read.role, read.providerRole]).toEqual([undefined, word])
    expect(readRole('access', 'folder', word)).toEqual({ providerRole: word })
  })

  it('is no error that is known', async () => {
    answer('GET', `${BASE}/links/${ID}`, { status: 400, body: errors(word, 'no') })
    expect((await rejection(wireClient().get(REF))).code).toBe('invalid-request')
    answer('GET', `${BASE}/links/${ID}`, { status: 500, body: errors('F000', word) })
    expect((await rejection(wireClient().get(REF))).code).toBe('unavailable')
  })

  it('is nothing that visitors are asked for', () => {
    const asked = { request_user_data: true, input_fields: [{ field_type: word, field_name: word }] }
    const reading = { target: FILE, timeZone: undefined, now: 0 }
    expect(fromWire({ id: ID, attributes: asked }, reading)?.told).toEqual({ visitorFields: [] })
  })
})

describe('an id with half of a character', () => {
  it('is no id, for no ref can name it', () => {
    expect(fromWire({ id: 'L\ud800' }, { target: FILE, timeZone: undefined, now: 0 })).toBeUndefined()
  })

  it('of an item says nothing', () => {
    const value = { id: ID, attributes: { resource_id: 'F\udc00' } }
    expect(fromWire(value, { timeZone: undefined, now: 0 })?.link.target.id).toBe('?')
  })
})

it('a role that is half a character is another than any of ours', () => {
  const value = { id: ID, attributes: { role_id: '\udc00a' } }
  expect(fromWire(value, { target: FILE, timeZone: undefined, now: 0 })?.link.providerRole).toBe('\udc00a')
})
