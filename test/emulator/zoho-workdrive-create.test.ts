import { expect, test } from 'vitest'

import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, bodyOf, createBench, HEADERS, VIEW } from './zoho-workdrive-bench.ts'

const HASH = /^[0-9a-f]{64}$/
const INPUT_FIELDS = [
  { field_name: 'Name', field_type: 'TEXT', is_name_field: true },
  { field_name: 'Phone', field_type: 'PHONE' },
  { field_name: 'Email', field_type: 'EMAIL_ID' },
]

// The custom and the download sample of Zoho's pages, as printed.
const CUSTOM_SAMPLE =
  '{"data":{"attributes":{"request_user_data":true,"allow_download":true,"role_id":"7","resource_id":"cjrrr81bad43595d94a5bbbb4ea1589ef9236","input_fields":[{"field_type":"TEXT","is_name_field":true,"field_name":"Name"}],"password_text":"yourpassword","link_name":"notes","expiration_date":"2021-04-15 23:59:59"},"type":"links"}}'
const DOWNLOAD_SAMPLE =
  '{"data":{"attributes":{"request_user_data":false,"allow_download":true,"download_link":{"download_limit":5},"resource_id":"cjrrr55b395f872ad4b0a8c52b02eab98c1c5","link_name":"report2021","expiration_date":"2021-05-01 23:59:59"},"type":"links"}}'

const jsonApi = { ...HEADERS, 'content-type': 'application/vnd.api+json' }

function linkDocument(attributes: object) {
  return { data: { id: expect.stringMatching(HASH), type: 'links', attributes } }
}

test('row 1, create custom in full [D/C]', () => {
  const answer = createBench().send('POST', `${BASE}/links`, jsonApi, CUSTOM_SAMPLE)
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(
    linkDocument({ link: expect.stringMatching(/\/external\/[0-9a-f]{64}$/), link_name: 'notes' }),
  )
})

test('row 2, create view on a file [D/I, inferred]', () => {
  const { post, state } = createBench()
  const answer = post(VIEW)
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ role_id: '34', allow_download: true, link_type: 'custom' }))
  expect(state.links.size).toBe(1)
})

test('row 3, create edit on a native file [C/I, inferred]', () => {
  const answer = createBench().post({ ...VIEW, resource_id: WORKDRIVE_SEED.nativeFileId, role_id: '5' })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ role_id: '5', resource_id: WORKDRIVE_SEED.nativeFileId }))
})

test('row 4, create upload on a folder [D/I, inferred]', () => {
  const answer = createBench().post({ ...VIEW, resource_id: WORKDRIVE_SEED.folderId, role_id: '7' })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ role_id: '7' }))
})

test('row 5, create view and comment on a native file [C/I, inferred]', () => {
  const answer = createBench().post({ ...VIEW, resource_id: WORKDRIVE_SEED.nativeFileId, role_id: '6' })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ role_id: '6' }))
})

test('row 6, create with password and expiry, the password not in the answer [D/I, inferred]', () => {
  const answer = createBench().post({ ...VIEW, password_text: 'Sesame-7', expiration_date: '2027-05-17 23:59:59' })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(
    linkDocument({ is_password_protected: true, expiration_date: '2027-05-17 23:59:59' }),
  )
  expect(answer.body).not.toMatch(/password_text|Sesame-7/)
})

test('row 7, create with three input fields [D/I, inferred]', () => {
  const answer = createBench().post({ ...VIEW, request_user_data: true, input_fields: INPUT_FIELDS })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ request_user_data: true, input_fields: INPUT_FIELDS }))
})

test('row 8, create download in the documents’ form [D/C]', () => {
  const { send, state } = createBench()
  const answer = send('POST', `${BASE}/links`, jsonApi, DOWNLOAD_SAMPLE)
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(
    linkDocument({ download_url: expect.stringMatching(/\/external\/[0-9a-f]{64}\/download$/) }),
  )
  expect([...state.links.values()]).toMatchObject([{ type: 'download', downloadLimit: 5 }])
})

test('row 9, create download in the clients’ form [C/I, inferred]', () => {
  const { role_id: _role, ...attributes } = VIEW
  const { post, state } = createBench()
  const answer = post({ ...attributes, link_type: 'download', download_link: { download_limit: 5 } })
  expect(answer.status).toBe(201)
  expect(bodyOf(answer)).toMatchObject(linkDocument({ link_type: 'download' }))
  expect([...state.links.values()]).toMatchObject([{ type: 'download', roleId: null, downloadLimit: 5 }])
})

test('row 9, link_type alone makes a download link without a limit [C/I, inferred]', () => {
  const { role_id: _role, ...attributes } = VIEW
  const { post, state } = createBench()
  expect(post({ ...attributes, link_type: 'download' }).status).toBe(201)
  expect([...state.links.values()]).toMatchObject([{ type: 'download', downloadLimit: null }])
})

test('row 10, the body of a third party’s connector, with its address under link [C/mock]', () => {
  const { send } = createBench({ downloadLinkField: 'link', publicOrigin: 'https://workdrive.zohoexternal.com' })
  const { role_id: _role, ...view } = VIEW
  const attributes = { ...view, expiration_date: '2027-01-01 00:00:00', download_link: { download_limit: 5 } }
  const answer = send('POST', `${BASE}/links`, jsonApi, JSON.stringify({ data: { type: 'links', attributes } }))
  const address = /^https:\/\/workdrive\.zohoexternal\.com\/external\/[0-9a-f]{64}\/download$/
  expect(bodyOf(answer)).toMatchObject(linkDocument({ link: expect.stringMatching(address) }))
})

test('row 11, create with the plain JSON content type [C/I, inferred]', () => {
  const body = JSON.stringify({ data: { attributes: VIEW, type: 'links' } })
  const answer = createBench().send('POST', `${BASE}/links`, { ...HEADERS, 'content-type': 'application/json' }, body)
  expect(answer.status).toBe(201)
})
