import { expect, test } from 'vitest'
import { fromWire } from '../../packages/onlyoffice-docspace/src/docspace-mapping-answers.ts'
import { client, script, useScript } from './portal-script.ts'
import { collect, entry, envelope, LINK_ID } from './wire-samples.ts'

useScript()

test.each(['', 'L\ud800', '\udc00'])(
  'an entry whose id no ref can name is no link, and hides no other: %j',
  async (id) => {
    const answer = envelope([entry({ id }), entry()])
    script({ request: 'GET /api/2.0/files/rooms/3975/links', answer })
    const links = await collect(client().list({ kind: 'room', id: '3975' }))
    expect(links.map((link) => link.id)).toEqual([LINK_ID])
  },
)

test('an entry whose type is no number that counts is no invitation', () => {
  const value = { ...entry({ linkType: -Infinity }), subjectType: 3 }
  expect(fromWire({ kind: 'room', id: '3975' }, value)?.link.kind).toBe('access')
})
