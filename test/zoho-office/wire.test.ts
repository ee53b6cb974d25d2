import { expect, test } from 'vitest'
import { BOOK, CANCELLED_JSON, CANCELLED_XML, ID, SHARED_JSON, SHARED_XML, SLIDES } from './wire-samples.ts'
import { CREDENTIALS, script, sheet, show, useScript } from './wire-script.ts'

useScript()

const people = ['derrick', 'simon', 'martha']
const readers = { target: BOOK, role: 'viewer', audience: 'people', people } as const
const fields = { ...CREDENTIALS, workbookId: ID, shareto: 'derrick,simon,martha' }

const MADE = {
  ref: `zoho-sheet:spreadsheet:${ID}:derrick%2Cmartha%2Csimon`,
  provider: 'zoho-sheet',
  id: 'derrick,martha,simon',
  target: BOOK,
  kind: 'access',
  audience: 'people',
  people,
}

test('row 66 [S2/S2]: Sheet shares, in both spellings of the form, and answers XML with quoted users', async () => {
  const form = { ...fields, allowtowrite: 'false', readOnlyUsers: 'derrick,simon,martha' }
  script({ url: `https://sheet.zoho.com/api/private/xml/shareBook/${ID}`, form, answer: SHARED_XML })
  const { link, differences } = await sheet({ format: 'xml' }).create(readers)
  expect(link).toEqual(MADE)
  expect(differences.map(({ field, reason }) => [field, reason])).toEqual([['role', 'unverified']])
})

test('row 67 [S2/S2]: the documented JSON is not JSON, and is read', async () => {
  const form = { ...fields, allowtowrite: 'true', readWriteUsers: 'derrick,simon,martha' }
  script({ url: `https://sheet.zoho.com/api/private/json/shareBook/${ID}`, form, answer: SHARED_JSON })
  const { link } = await sheet().create({ ...readers, role: 'editor' })
  expect(link).toEqual(MADE)
})

test('row 68 [S2/S2]: Show cancels the share of one person', async () => {
  const form = { ...CREDENTIALS, presentationId: ID, emailid: 'derrick' }
  script({ url: `https://show.zoho.com/api/private/json/cancelsharing/${ID}`, form, answer: CANCELLED_JSON })
  const ref = `zoho-show:presentation:${ID}:derrick`
  expect(await show().revoke(ref)).toEqual({ revoked: true, verified: false })
})

test('row 68, in XML and for two [S2/S2]: one call for each', async () => {
  const form = { ...CREDENTIALS, presentationId: ID, emailid: 'ann@example.com' }
  const url = `https://show.zoho.com/api/private/xml/cancelsharing/${ID}`
  const steps = ['ann@example.com', 'derrick'].map((emailid) => ({
    url,
    form: { ...form, emailid },
    answer: CANCELLED_XML,
  }))
  script(...steps)
  await show({ format: 'xml' }).revoke(`zoho-show:presentation:${ID}:ann%40example.com%2Cderrick`)
})

test('Show shares by its own words, without the spelling of Sheet’s form', async () => {
  const form = { ...CREDENTIALS, presentationId: ID, shareto: 'derrick', allowtowrite: 'true' }
  const answer = SHARED_JSON.replaceAll('workbook', 'presentation')
  script({ url: `https://show.zoho.com/api/private/json/sharepresentation/${ID}`, form, answer })
  const { link } = await show().create({ ...readers, target: SLIDES, role: 'editor', people: ['derrick'] })
  expect(link).toMatchObject({ ref: `zoho-show:presentation:${ID}:derrick`, people: ['derrick'] })
})
