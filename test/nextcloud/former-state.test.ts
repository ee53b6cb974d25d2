import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, cloudClient, DELETED, draft, EMPTY, GONE, recorded, REF, share, useCloud } from './cloud.ts'

useCloud()

const OTHER = { scope: 'fileRequest', key: 'enabled', value: true }
const rule = (enabled: boolean) => ({ scope: 'permissions', key: 'download', enabled })
const attributes = (...all: readonly object[]) => ({ attributes: JSON.stringify(all) })

/** The attributes of what was sent. */
function sentAttributes(body: unknown): unknown {
  const text = typeof body === 'object' && body !== null && 'attributes' in body ? body.attributes : undefined
  return typeof text === 'string' ? JSON.parse(text) : undefined
}

describe('the rule about downloading', () => {
  it('leaves what else stands among the attributes where it is', async () => {
    answer('GET', share(attributes(OTHER, rule(false))))
    const sent = answer('PUT', share(attributes(OTHER, rule(true)), false))
    const { link } = await cloudClient().update(REF, { allowDownload: true })
    expect(sentAttributes(sent[0]?.body)).toEqual([OTHER, rule(true)])
    expect(link.allowDownload).toBe(true)
  })

  it('is sent in the words of version 27, and read in those of later ones (inferred: `value` is in the source alone)', async () => {
    answer('GET', EMPTY)
    const sent = answer('POST', share(attributes({ scope: 'permissions', key: 'download', value: false }), false))
    const { link, differences } = await cloudClient().create({ ...draft, allowDownload: false })
    expect(sentAttributes(sent[0]?.body)).toEqual([rule(false)])
    expect([link.allowDownload, differences]).toEqual([false, []])
  })

  it('is read as it was recorded', async () => {
    answer('GET', EMPTY)
    answer('POST', recorded('create link with attributes download=false'))
    const target = { kind: 'file', id: '/room/report.txt' } as const
    const { link, differences } = await cloudClient().create({ ...draft, target, allowDownload: false })
    expect([link.allowDownload, differences]).toEqual([false, []])
  })

  it.each([
    ['another rule', [{ scope: 'permissions', key: 'upload', enabled: false }]],
    ['null, as recorded', [{ scope: 'permissions', key: 'download', enabled: null }]],
    ['yes beside no', [rule(false), rule(true)]],
    ['one word of two', [{ scope: 'permissions', key: 'download', enabled: true, value: false }]],
    ['the other word of two', [{ scope: 'permissions', key: 'download', enabled: false, value: true }]],
    ['no next to nothing', [{ scope: 'permissions', key: 'download', enabled: null, value: false }]],
    ['a text', [{ scope: 'permissions', key: 'download', enabled: 'false' }]],
    ['what is no list', 'zzz'],
  ])('is not read into %s', async (_name, told) => {
    answer('GET', share({ attributes: JSON.stringify(told) }))
    expect((await cloudClient().get(REF)).allowDownload).toBe(true)
  })
})

describe('the former state', () => {
  it('is put back by what differs alone: a long label of old would be refused (400)', async () => {
    const label = 'x'.repeat(300)
    answer('GET', share({ label }))
    answer('PUT', share({ label, permissions: 31, ...attributes(rule(false)) }, false))
    const sent = answer('PUT', share({ label, ...attributes(rule(true)) }, false))
    const error = await rejection(cloudClient().update(REF, { allowDownload: false }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: false })
    expect(sent.map(({ body }) => body)).toEqual([{ permissions: 1, attributes: JSON.stringify([rule(true)]) }])
  })

  it('is not there to be put back where the password was changed: the link is revoked', async () => {
    const hash = { password: '$argon2id$v=19$m=65536', share_with: '$argon2id$v=19$m=65536' }
    answer('GET', share(hash))
    answer('PUT', share({ ...hash, permissions: 31 }, false))
    answer('GET', share({ ...hash, permissions: 31 }))
    answer('DELETE', DELETED)
    answer('GET', GONE)
    answer('GET', EMPTY)
    const patch = { password: 'An0ther-Passw0rd!', role: 'viewer' } as const
    const methods: string[] = []
    const links = cloudClient({}, { onExchange: ({ method }) => methods.push(method) })
    const error = await rejection(links.update(REF, patch))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
    expect(methods).toEqual(['GET', 'PUT', 'GET', 'DELETE', 'GET', 'GET'])
  })
})
