import { expect, test } from 'vitest'
import { API_KEY, client, ORIGIN, script, useScript } from './portal-script.ts'
import { collect, entry, envelope, rejection } from './wire-samples.ts'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import { ShareLinkError } from '@sharelink/core'

useScript()

const LIST = 'GET /api/2.0/files/rooms/3975/links'
const COOKIE = '864FE52C-1C1C-469F-9308-51DAFEFE7436'

/** BaseStartup.cs:523-557; the cookie is the one of the published page. */
test.each<[string, Partial<DocSpaceSettings>, Record<string, string>]>([
  ['an API key goes as Bearer', { apiKey: API_KEY }, { authorization: `Bearer ${API_KEY}` }],
  ['a session token goes bare', { token: 'c2Vzc2lvbg==' }, { authorization: 'c2Vzc2lvbg==' }],
  ['a cookie goes as asc_auth_key', { cookie: COOKIE }, { cookie: `asc_auth_key=${COOKIE}` }],
])('%s', async (_name, settings, headers) => {
  script({ request: LIST, headers, answer: envelope([entry()]) })
  const links = await collect(client(settings).list({ kind: 'room', id: '3975' }))
  expect(links).toHaveLength(1)
})

test.each<[string, unknown, string]>([
  ['no credential', { baseUrl: ORIGIN }, 'apiKey'],
  ['two credentials', { baseUrl: ORIGIN, apiKey: API_KEY, token: 'abc' }, 'apiKey'],
  ['an API key with a line break', { baseUrl: ORIGIN, apiKey: 'sk-1\r\nx: y' }, 'apiKey'],
  ['an API key with its Bearer', { baseUrl: ORIGIN, apiKey: `Bearer ${API_KEY}` }, 'apiKey'],
  ['a cookie with a second one', { baseUrl: ORIGIN, cookie: 'a; b=c' }, 'cookie'],
  ['http to a far host', { baseUrl: 'http://portal.example', apiKey: API_KEY }, 'baseUrl'],
  ['a relative baseUrl', { baseUrl: 'portal.example', apiKey: API_KEY }, 'baseUrl'],
  ['a baseUrl with a query', { baseUrl: `${ORIGIN}/?a=b`, apiKey: API_KEY }, 'baseUrl'],
  ['a baseUrl with a password', { baseUrl: 'https://u:p@portal.example', apiKey: API_KEY }, 'baseUrl'],
  ['an unknown setting', { baseUrl: ORIGIN, apiKey: API_KEY, apikey: 'x' }, 'apikey'],
  ['an unknown format', { baseUrl: ORIGIN, apiKey: API_KEY, accessFormat: 'int' }, 'accessFormat'],
  ['an unknown date format', { baseUrl: ORIGIN, apiKey: API_KEY, expirationFormat: 'iso' }, 'expirationFormat'],
  ['a version that is none', { baseUrl: ORIGIN, apiKey: API_KEY, serverVersion: 'latest' }, 'serverVersion'],
])('refused: %s', (_name, settings, field) => {
  const create: (settings: never) => unknown = createDocSpace
  const caught = ((): unknown => {
    try {
      return Reflect.apply(create, undefined, [settings])
    } catch (error) {
      return error
    }
  })()
  expect(ShareLinkError.is(caught) && { code: caught.code, field: caught.field }).toEqual({
    code: 'invalid-request',
    field,
  })
  expect(JSON.stringify(caught)).not.toContain(API_KEY)
})

test('a ref of another provider, a foreign text and an unknown kind are refused before sending', async () => {
  const links = client()
  for (const ref of ['zoho-docs:file:1:2', 'https://portal.example/s/abc', 'onlyoffice-docspace:spreadsheet:1:2', '']) {
    const error = await rejection(links.get(ref))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'ref' })
  }
})
