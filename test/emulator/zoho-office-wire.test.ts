import { expect, test } from 'vitest'
import { credentials, ID, startZohoOffice } from './zoho-office-harness.ts'

// Expected answers are the samples of the Share APIs page, unless a name says otherwise.

const withoutBreaks = (text: string) => text.replaceAll('\n', '')

test('66 share a workbook, XML [documented]: the sample, names in quotes, uri without the id', () => {
  const sheet = startZohoOffice('sheet')
  const answer = sheet.post(`xml/shareBook/${ID}`, { shareto: 'derrick,simon,martha', allowtowrite: 'true' })
  expect(answer.status).toBe(200)
  expect(withoutBreaks(answer.body)).toBe(
    '<?xml version="1.0" encoding="UTF-8" ?><response uri="/api/private/xml/shareBook"><result>' +
      '<workbookId>15265000000006107</workbookId><workbookName>Financials</workbookName>' +
      '<sharedto><user>"derrick"</user><user>"simon"</user><user>"martha"</user></sharedto></result></response>',
  )
  expect(sheet.sharedWith()).toEqual(['derrick', 'simon', 'martha'].map((zohoId) => ({ zohoId, access: 'readwrite' })))
})

test('67 share a workbook, JSON [documented]: the sample, which is not JSON', () => {
  const answer = startZohoOffice('sheet').post(`json/shareBook/${ID}`, {
    shareto: 'derrick,simon,martha',
    allowtowrite: 'false',
  })
  expect(answer.status).toBe(200)
  expect(answer.body).toBe(
    '{"response":{"uri":"/api/private/json/shareBook","result":{"workbookId":"15265000000006107",' +
      '"workbookName":"Financials","sharedto":{"user":[{"derrick"},{"simon"},{"martha"}]}}}}',
  )
  expect(() => JSON.parse(answer.body)).toThrow(SyntaxError)
})

test('67 the same with valid JSON, when set [inferred]: a list of texts', () => {
  const sheet = startZohoOffice('sheet', { jsonUsers: 'valid' })
  const answer = sheet.post(`json/shareBook/${ID}`, { shareto: 'derrick,simon', allowtowrite: 'false' })
  expect(JSON.parse(answer.body).response.result.sharedto).toEqual({ user: ['derrick', 'simon'] })
})

test('68 cancel a presentation, JSON [documented]: the sample', () => {
  const show = startZohoOffice('show')
  show.post(`json/sharepresentation/${ID}`, { shareto: 'derrick,simon', allowtowrite: 'true' })
  const answer = show.post(`json/cancelsharing/${ID}`, { emailid: 'derrick' })
  expect(answer.status).toBe(200)
  expect(answer.body).toBe(
    '{"response":{"uri":"/api/private/json/cancelsharing","result":{"presentationId":"15265000000006107","presentationName":"Amistad"}}}',
  )
  expect(show.sharedWith()).toEqual([{ zohoId: 'simon', access: 'readwrite' }])
})

test('68 cancel a presentation, XML [documented]: the sample form, credentials and id as fields', () => {
  const show = startZohoOffice('show')
  const fields = { ...credentials, presentationId: ID, emailid: 'derrick@example.com' }
  const answer = show.post('xml/cancelsharing', fields, {})
  expect(answer.status).toBe(200)
  expect(withoutBreaks(answer.body)).toBe(
    '<?xml version="1.0" encoding="UTF-8" ?><response uri="/api/private/xml/cancelsharing"><result>' +
      '<presentationId>15265000000006107</presentationId><presentationName>Amistad</presentationName></result></response>',
  )
})

test('the sample form of Sheet [documented]: readOnlyUsers and readWriteUsers', () => {
  const sheet = startZohoOffice('sheet')
  sheet.post(`xml/shareBook/${ID}`, { ...credentials, readOnlyUsers: 'derrick, simon', readWriteUsers: 'martha' }, {})
  expect(sheet.sharedWith()).toEqual([
    { zohoId: 'derrick', access: 'readonly' },
    { zohoId: 'simon', access: 'readonly' },
    { zohoId: 'martha', access: 'readwrite' },
  ])
})

test('the sample form of Show [documented]: credentials as fields', () => {
  const show = startZohoOffice('show')
  const answer = show.post(
    `xml/sharepresentation/${ID}`,
    { ...credentials, shareto: 'simon', allowtowrite: 'true' },
    {},
  )
  expect(withoutBreaks(answer.body)).toBe(
    '<?xml version="1.0" encoding="UTF-8" ?><response uri="/api/private/xml/sharepresentation"><result>' +
      '<presentationId>15265000000006107</presentationId><presentationName>Amistad</presentationName>' +
      '<sharedto><user>"simon"</user></sharedto></result></response>',
  )
})

test('an id keeps all of its digits, bare too (as the documented type, integer, would write it)', () => {
  const sheet = startZohoOffice('sheet', { jsonIds: 'bare', jsonUsers: 'valid' })
  const { body } = sheet.post(`json/shareBook/${ID}`, { shareto: 'simon', allowtowrite: 'true' })
  expect(body).toContain('"workbookId":15265000000006107,')
  sheet.post('json/shareBook/15265000000006108', { shareto: 'martha', allowtowrite: 'true' })
  expect(sheet.sharedWith('15265000000006108')).toEqual([{ zohoId: 'martha', access: 'readwrite' }])
  expect(sheet.sharedWith()).toEqual([{ zohoId: 'simon', access: 'readwrite' }])
})
