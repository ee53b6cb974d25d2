import { docSpaceFiles, docSpaceFolders, docSpaceRooms } from '@sharelink/emulator'
import { expect, test } from 'vitest'
import { portal, refusal, target, watchPortals, wish } from './portal-in-process.ts'
import { client, type Answered, script, useScript } from './portal-script.ts'
import { envelope, exception, rejection } from './wire-samples.ts'

useScript()
watchPortals()

const DENIED = exception(403, 'System.Security.SecurityException', 'Access denied')
const ITEM = 'GET /api/2.0/files/rooms/3975'
const LIST = 'GET /api/2.0/files/rooms/3975/links'
const DRAFT = { target: { kind: 'room', id: '3975' }, role: 'viewer', audience: 'anyone' } as const
const apiKey = `sk-${'0'.repeat(64)}`

test.each([
  ['room', docSpaceRooms.custom],
  ['folder', docSpaceFolders.custom],
  ['file', docSpaceFiles.custom],
] as const)('inferred: a portal that does not know the API key says so at a %s without a type', async (kind, id) => {
  const at = portal({ settings: { apiKey } })
  const refused = await refusal(at, () => at.links.create(wish(target(kind, id))))
  expect(refused).toEqual({ code: 'unauthorized', field: undefined, wrote: false })
})

test('inferred: an item refused to anonymous callers, and its list with 401: the credential is wrong', async () => {
  script({ request: ITEM, answer: DENIED }, { request: LIST, answer: { status: 401 } })
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'unauthorized', status: 401 })
})

test.each<[string, Answered]>([
  ['the same refusal', DENIED],
  ['an empty list, as for whoever may not see links', envelope([])],
  ['a failure', { status: 404 }],
])('an item refused, and its list with %s: a right is missing', async (_name, listed) => {
  script({ request: ITEM, answer: DENIED }, { request: LIST, answer: listed })
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'forbidden', status: 403 })
})

test('where the item is not refused, its list is not asked for', async () => {
  script({ request: ITEM, answer: { status: 404 } })
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'not-found', status: 404 })
})
