import { describe, expect, it } from 'vitest'
import { answerList, recordedJson, REF, useWire, wireClient } from './wire.ts'
import { rejection } from '../setup/rejection.ts'

useWire()

const permission = recordedJson('create: view, password, expiry, name')

function told(changed: Readonly<Record<string, unknown>>): void {
  const link = permission['link']
  answerList({ ...permission, link: { ...(typeof link === 'object' ? link : {}), ...changed } })
}

describe('a read', () => {
  it('of a link whose webUrl is no web address: without an address', async () => {
    told({ webUrl: 'javascript:alert(1)' })
    expect(await wireClient().get(REF)).not.toHaveProperty('url')
    told({ webUrl: 'https://opencloud.example/s/abc' })
    expect((await wireClient().get(REF)).url).toBe('https://opencloud.example/s/abc')
  })

  it('of an id that is half a surrogate pair, which no ref can hold: not understood', async () => {
    answerList({ ...permission, id: '\ud800' })
    const message = 'This is no answer of OpenCloud.'
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'unexpected-response', message })
  })
})
