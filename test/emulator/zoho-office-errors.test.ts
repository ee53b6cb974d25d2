import { describe, expect, test } from 'vitest'
import { codeOf, credentials, ID, startZohoOffice, toDerrick } from './zoho-office-harness.ts'

describe('errors (inferred: the share page has none)', () => {
  test.each([
    ['an unknown document', '2851', 'xml/shareBook/15265000000006199', toDerrick, credentials],
    ['no document', '2831', 'xml/shareBook', toDerrick, credentials],
    ['no shareto', '2831', `xml/shareBook/${ID}`, { allowtowrite: 'true' }, credentials],
    ['no allowtowrite', '2831', `xml/shareBook/${ID}`, { shareto: 'derrick' }, credentials],
    ['no emailid', '2831', `xml/cancelsharing/${ID}`, {}, credentials],
    ['the method of Show', '2405', `xml/sharepresentation/${ID}`, toDerrick, credentials],
    ['a wrong API key', '2890', `xml/shareBook/${ID}`, toDerrick, { ...credentials, apikey: 'wrong' }],
    ['a wrong authtoken', '2401', `xml/shareBook/${ID}`, toDerrick, { ...credentials, authtoken: 'wrong' }],
    ['another scope', '2401', `xml/shareBook/${ID}`, toDerrick, { ...credentials, scope: 'docsapi' }],
  ] as const)('%s: %s', (_what, code, path, fields, query) => {
    const sheet = startZohoOffice('sheet')
    expect(codeOf(sheet.post(path, fields, query))).toBe(code)
    expect(codeOf(sheet.post(path.replace('xml', 'json'), fields, query))).toBe(code)
    expect(sheet.sharedWith()).toEqual([])
  })

  test('the bodies, in both formats', () => {
    const sheet = startZohoOffice('sheet')
    expect(sheet.post('xml/shareBook/1', toDerrick).body.replaceAll('\n', '')).toBe(
      '<?xml version="1.0" encoding="UTF-8" ?><response uri="/api/private/xml/shareBook"><error>' +
        '<code>2851</code><message>The specified document does not exist.</message></error></response>',
    )
    expect(JSON.parse(sheet.post('json/shareBook/1', toDerrick).body)).toEqual({
      response: {
        uri: '/api/private/json/shareBook',
        error: { code: '2851', message: 'The specified document does not exist.' },
      },
    })
  })

  test('Show does not know the fields of the Sheet form', () => {
    const show = startZohoOffice('show')
    expect(codeOf(show.post(`xml/sharepresentation/${ID}`, { readOnlyUsers: 'derrick' }))).toBe('2831')
  })

  test('only POST', () => {
    const answer = startZohoOffice('sheet').send(`/api/private/xml/shareBook/${ID}`, '', '', 'GET')
    expect(codeOf(answer)).toBe('2402')
  })

  test('documents are private: another access is no method', () => {
    const answer = startZohoOffice('sheet').send(`/api/public/xml/shareBook/${ID}`, '', '')
    expect(codeOf(answer)).toBe('2405')
  })
})
