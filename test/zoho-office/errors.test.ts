import { expect, test } from 'vitest'
import { BOOK, ID, SLIDES } from './wire-samples.ts'
import { API_KEY, AUTH_TOKEN, CREDENTIALS, script, sheet, show, type Step, useScript } from './wire-script.ts'

useScript()

const draft = { target: BOOK, role: 'viewer', audience: 'people', people: ['derrick'] } as const
const form = { ...CREDENTIALS, workbookId: ID, shareto: 'derrick', allowtowrite: 'false', readOnlyUsers: 'derrick' }
const URL = `https://sheet.zoho.com/api/private/json/shareBook/${ID}`

function step(answer: Step['answer']): Step {
  return { url: URL, form, answer }
}

/** Codes of Zoho Sheet's older page of errors; of the codes of sharing (2851 to 2854) only the numbers are known. */
const ERRORS = [
  ['2401', 'Problem while authenticating the associated ticket.', { code: 'unauthorized' }],
  ['2890', 'Invalid API key', { code: 'unauthorized' }],
  ['2500', 'Internal Server problem while executing this method.', { code: 'ambiguous' }],
  ['2405', 'Specified method name is wrong.', { code: 'unavailable', retryable: false }],
  ['2852', 'The specified user does not exist.', { code: 'invalid-request', field: 'people' }],
  ['2851', 'The specified workbook does not exist.', { code: 'not-found' }],
  ['2853', 'You do not have permission to share this workbook.', { code: 'forbidden' }],
  ['2854', 'Something else.', { code: 'policy', message: 'The service refused the request (code 2854).' }],
] as const

test.each(ERRORS)('%s in JSON, inferred: %s', async (code, message, expected) => {
  script(step(JSON.stringify({ response: { uri: '/api/private/json/shareBook', error: { code, message } } })))
  await expect(sheet().create(draft)).rejects.toMatchObject(expected)
})

test.each(ERRORS)('%s in XML, inferred: %s', async (code, message, expected) => {
  const error = `<error><code>${code}</code><message>${message}</message></error>`
  script(step({ status: 400, text: `<response uri="/api/private/xml/shareBook">${error}</response>` }))
  await expect(sheet().create(draft)).rejects.toMatchObject(expected)
})

test.each([
  ['a bare text', { error: 'Invalid API key' }, 'unauthorized'],
  ['errorCode, as Writer has it', { error: { errorCode: '2401', message: '' } }, 'unauthorized'],
])('an error as %s', async (_name, response, code) => {
  script(step(JSON.stringify({ response })))
  await expect(sheet().create(draft)).rejects.toMatchObject({ code })
})

test.each([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [301, 'unavailable'],
  [404, 'unavailable'],
  [500, 'ambiguous'],
])('an answer that is not the service’s own counts by its status: %i', async (status, code) => {
  script(step({ status, text: '<html></html>' }))
  await expect(sheet().create(draft)).rejects.toMatchObject({ code, status })
})

test.each(['sheet', 'show'] as const)('the host of %s that is not there is said to be retired', async (product) => {
  const target = product === 'sheet' ? BOOK : SLIDES
  const url = product === 'sheet' ? URL : `https://show.zoho.com/api/private/json/sharepresentation/${ID}`
  const { readOnlyUsers: _one, workbookId: _two, ...common } = form
  const fields = product === 'sheet' ? form : { ...common, presentationId: ID }
  const gone: Step = { url, form: fields, answer: { failure: 'ENOTFOUND' } }
  script(gone, gone, gone)
  const links = product === 'sheet' ? sheet() : show()
  const hint = expect.stringMatching(/retired.*WorkDrive/)
  await expect(links.create({ ...draft, target })).rejects.toMatchObject({ code: 'unavailable', hint })
})

test('an error holds no credential', async () => {
  script(step(JSON.stringify({ response: { error: { code: '2401', message: `${API_KEY} ${AUTH_TOKEN}` } } })))
  const error: unknown = await sheet()
    .create(draft)
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'unauthorized' })
  expect(JSON.stringify(error)).not.toMatch(new RegExp(`${API_KEY}|${AUTH_TOKEN}`))
})
