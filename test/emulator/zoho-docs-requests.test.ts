import { describe, expect, test } from 'vitest'
import { ZOHO_DOCS_AUTH_TOKEN } from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import { DOC, linkshare, startZohoDocs } from './zoho-docs-harness.ts'

describe('authorization', () => {
  const path = `/files/v1/share/details?docid=${DOC}`
  const notAUser = { response: [{ uri: '/files/v1/share/details' }, { message: '404 User is not valid' }] }

  test.each([{}, { authorization: 'Zoho-oauthtoken wrong' }, { authorization: 'Bearer zoho-docs-access-token' }])(
    'inferred: 401 with the code 404 for %o',
    (headers: Record<string, string>) => {
      const answer = startZohoDocs().send('GET', path, '', headers)
      expect([answer.status, JSON.parse(answer.body)]).toEqual([401, notAUser])
    },
  )

  test('authorize takes the place of the access token, and learns the documented scope', () => {
    const scopes: string[] = []
    const docs = startZohoDocs({}, (headers, scope) => {
      scopes.push(scope)
      return headers['authorization'] === 'Zoho-oauthtoken from-elsewhere'
    })
    const headers = { authorization: 'Zoho-oauthtoken from-elsewhere' }
    expect(docs.send('GET', path, '', headers).status).toBe(200)
    for (const operation of ['share', 'share/visibility', 'share/update', 'share/remove', 'publish']) {
      docs.send('POST', `/files/v1/${operation}`, '', headers)
    }
    expect(docs.details({ docid: DOC }).status).toBe(401)
    expect(scopes.slice(0, 6)).toEqual([
      'ZohoPC.files.READ',
      'ZohoPC.files.CREATE',
      'ZohoPC.files.UPDATE',
      'ZohoPC.files.UPDATE',
      'ZohoPC.files.UPDATE',
      'ZohoPC.files.CREATE',
    ])
  })

  test.each([
    ['the query', `&authtoken=${ZOHO_DOCS_AUTH_TOKEN}&scope=docsapi`, ''],
    ['the query, as a client writes it', `&authtoken=${ZOHO_DOCS_AUTH_TOKEN}&SCOPE=ZohoPC%2Fdocsapi`, ''],
    ['the form', '', `authtoken=${ZOHO_DOCS_AUTH_TOKEN}&scope=docsapi`],
  ])('the legacy authtoken is taken from %s', (_where, query, form) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(startZohoDocs().send('GET', path + query, form, headers).status).toBe(200)
  })

  test.each(['&authtoken=wrong&scope=docsapi', `&authtoken=${ZOHO_DOCS_AUTH_TOKEN}`])('but not %s', (query) => {
    expect(startZohoDocs().send('GET', path + query, '', {}).status).toBe(401)
  })
})

describe('requests', () => {
  const authorization = 'Zoho-oauthtoken zoho-docs-access-token'
  const path = '/files/v1/share/visibility'

  test('inferred: a POST takes its parameters from an urlencoded form only', () => {
    const docs = startZohoDocs()
    const form = new URLSearchParams(linkshare).toString()
    const json = docs.send('POST', path, JSON.stringify(linkshare), {
      authorization,
      'content-type': 'application/json',
    })
    const query = docs.send('POST', `${path}?${form}`, '', { authorization })
    const withCharset = docs.send('POST', path, form, {
      authorization,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    })
    expect([json.status, query.status, withCharset.status]).toEqual([400, 400, 200])
  })

  test('inferred: another method than the documented one is a wrong URL', () => {
    const docs = startZohoDocs()
    expect(docs.post('/share/details', { docid: DOC }).body).toBe('{"ERROR":"Invalid URL specified !!"}')
    expect(docs.send('GET', path, '', { authorization }).status).toBe(404)
  })
})
