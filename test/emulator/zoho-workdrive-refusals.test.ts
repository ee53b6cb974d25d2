import { expect, test } from 'vitest'

import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { MEASURED_THROTTLE } from '../../packages/emulator/src/zoho-workdrive/throttle.ts'
import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, bodyOf, createBench, HEADERS, refusal, VIEW } from './zoho-workdrive-bench.ts'

const LINK_PATH = `${BASE}/links/${'a'.repeat(64)}`
const VIEW_BODY = JSON.stringify({ data: { attributes: VIEW, type: 'links' } })
const FORM = { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' }

test('row 12, a request without Accept is 415 and makes nothing [C/C]', () => {
  const { send, state } = createBench()
  const { accept: _accept, ...headers } = HEADERS
  expect(send('POST', `${BASE}/links`, headers, VIEW_BODY).status).toBe(415)
  expect(state.links.size).toBe(0)
})

test('row 12, any Accept will do [C/C]', () => {
  expect(createBench().send('POST', `${BASE}/links`, { ...HEADERS, accept: '*/*' }, VIEW_BODY).status).toBe(201)
})

test('row 13, a JSONString form is a parse error on the older base too [S0/S0]', () => {
  const body = `JSONString=${encodeURIComponent(VIEW_BODY)}`
  const answer = createBench().send('POST', '/api/v1/links', FORM, body)
  expect(bodyOf(answer)).toEqual({ errors: [{ id: 'F000', title: 'JSON_PARSE_ERROR' }] })
})

test('row 13, a parse error comes before the missing Accept [S0, inferred]', () => {
  const headers = { authorization: HEADERS.authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = createBench().send('POST', '/api/v1/links', headers, 'JSONString=%7B%7D')
  expect(bodyOf(answer)).toEqual({ errors: [{ id: 'F000', title: 'JSON_PARSE_ERROR' }] })
})

test('row 14, form fields on a JSON endpoint [H/H]', () => {
  const body = `resource_id=${WORKDRIVE_SEED.plainFileId}&shared_type=everyone&role_id=34`
  const answer = createBench().send('POST', `${BASE}/permissions`, FORM, body)
  expect(bodyOf(answer)).toEqual({ errors: [{ id: 'F6012', title: 'Number of parameters is more than specified' }] })
})

test('JSON under a form’s content type is read all the same [C]', () => {
  expect(createBench().send('POST', `${BASE}/links`, FORM, VIEW_BODY).status).toBe(201)
})

test.each(['resource_id', 'link_name', 'request_user_data', 'allow_download'])(
  'row 15, required attribute %s missing [I/C, inferred]',
  (name) => {
    const { post, state } = createBench()
    const answer = post({ ...VIEW, [name]: undefined })
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(bodyOf(answer)).toEqual({ errors: [{ id: 'F000', title: 'LESS_THAN_MIN_OCCURANCE' }] })
    expect(state.links.size).toBe(0)
  },
)

test('row 16, a wrong path [C/C]', () => {
  expect(createBench().get('/linkz')).toEqual(refusal(404, 'F6016', 'URL Rule is not configured'))
})

test('row 17, no token [L/L]', () => {
  const answer = createBench().send('GET', LINK_PATH, { accept: HEADERS.accept })
  expect(answer).toEqual(refusal(500, 'F000', 'INVALID_TICKET'))
})

test('row 18, an unknown token [C/D]', () => {
  const answer = createBench().send('GET', LINK_PATH, { ...HEADERS, authorization: 'Zoho-oauthtoken 1000.x.y' })
  expect(answer).toEqual(refusal(401, 'F7003', 'Invalid OAuth token.'))
})

test('row 18, an expired token [C/D]', () => {
  const { context, get, make } = createBench()
  const { id } = make()
  context.advance(3599)
  expect(get(`/links/${id}`).status).toBe(200)
  context.advance(1)
  expect(get(`/links/${id}`)).toEqual(refusal(401, 'F7003', 'Invalid OAuth token.'))
})

test('a Bearer token is taken like a Zoho-oauthtoken [C]', () => {
  const { send, make } = createBench()
  const headers = { ...HEADERS, authorization: `Bearer ${ZOHO_ACCOUNTS_SEED.accessToken}` }
  expect(send('GET', `${BASE}/links/${make().id}`, headers).status).toBe(200)
})

test('row 19, scope missing, told as 401 [C/D]', () => {
  const { accounts, send } = createBench()
  const authorization = `Zoho-oauthtoken ${accounts.issueAccessToken('WorkDrive.links.READ')}`
  const answer = send('POST', `${BASE}/links`, { ...HEADERS, authorization }, VIEW_BODY)
  expect(answer).toEqual(refusal(401, 'F7004', 'Invalid OAuth scope.'))
})

test('row 20, scope missing, told as 500 [C/C]', () => {
  const { accounts, send } = createBench({ missingScope: 'F7007' })
  const authorization = `Zoho-oauthtoken ${accounts.issueAccessToken('WorkDrive.links.ALL')}`
  const answer = send('GET', `${BASE}/files/${WORKDRIVE_SEED.plainFileId}/links`, { ...HEADERS, authorization })
  expect(answer).toEqual(refusal(500, 'F7007', 'Invalid OAuth scope.'))
})

test.each([
  ['an unknown link', `/links/${'a'.repeat(64)}`],
  ['links of an unknown item', `/files/${'a'.repeat(37)}/links`],
  ['links of an unreadable item', `/files/${WORKDRIVE_SEED.unreadableFileId}/links`],
  ['links of an unknown team folder', `/teamfolders/${WORKDRIVE_SEED.myFolderId}/links`],
])('row 21, %s [L/L]', (_case, path) => {
  expect(createBench().get(path)).toEqual(refusal(401, 'R008', 'Unauthorized access'))
})

test('row 21, a deleted link [L/L]', () => {
  const { get, make, send } = createBench()
  const path = `/links/${make().id}`
  send('DELETE', `${BASE}${path}`, HEADERS)
  expect(get(path)).toEqual(refusal(401, 'R008', 'Unauthorized access'))
})

test('row 21, a link to an item that has become unreadable [L/L]', () => {
  const { get, make, state } = createBench()
  const { id } = make()
  const item = state.items.get(WORKDRIVE_SEED.plainFileId)
  if (item !== undefined) item.readable = false
  expect(get(`/links/${id}`)).toEqual(refusal(401, 'R008', 'Unauthorized access'))
  expect(bodyOf(get(`/privatespace/${WORKDRIVE_SEED.myFolderId}/links`))).toEqual({ data: [] })
})

test('row 22, sharing a draft [H/H]', () => {
  const attributes = { shared_type: 'everyone', role_id: '34', resource_id: WORKDRIVE_SEED.draftFileId }
  const title = 'Resource is not in active status to process this action'
  expect(bodyOf(createBench().post(attributes, 'permissions'))).toEqual({ errors: [{ id: 'R012', title }] })
})

test('row 23, throttled with Retry-After [L/L]', () => {
  const { get, make, state } = createBench()
  const path = `/links/${make().id}`
  state.throttle = { ...MEASURED_THROTTLE, retryAfter: 299 }
  expect(get(path).status).toBe(200)
  const answer = get(path)
  expect(answer).toEqual(refusal(429, 'F7008', 'Request rate limit exceeded'))
  expect(answer.headers['retry-after']).toBe('299')
})

test('row 24, throttled without the header, over after 61 seconds [C/C]', () => {
  const { context, get, make, state } = createBench()
  const path = `/links/${make().id}`
  state.throttle = { ...MEASURED_THROTTLE, retryAfter: 60, retryAfterHeader: false }
  get(path)
  const answer = get(path)
  expect(answer.status).toBe(429)
  expect(answer.headers).not.toHaveProperty('retry-after')
  context.advance(61)
  expect(get(path).status).toBe(200)
})
