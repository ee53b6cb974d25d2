import { expect, test } from 'vitest'

import { bodyOf, createBench, HEADERS, ORIGIN, VIEW } from './zoho-workdrive-bench.ts'

const PROTECTED = { password_text: 'Sesame-7', expiration_date: '2027-05-17 23:59:59' }

test('a full answer, inferred: everything that any client has read, never the password', () => {
  const { get, make } = createBench()
  const { id } = make(PROTECTED)
  const answer = get(`/links/${id}`)
  expect(answer.headers['content-type']).toMatch(/^application\/vnd\.api\+json/)
  expect(answer.body).not.toMatch(/password_text|Sesame-7/)
  expect(bodyOf(answer)).toMatchObject({
    data: {
      attributes: {
        link: `${ORIGIN}/external/${id}`,
        link_type: 'custom',
        role_id: '34',
        allow_download: true,
        is_password_protected: true,
        request_user_data: false,
        expiration_date: '2027-05-17 23:59:59',
        created_time: 'Mar 1, 2021, 10:00 AM',
        created_time_in_millisecond: Date.UTC(2021, 2, 1, 9),
      },
    },
  })
})

test('a sparse answer, inferred: no role, no flags, no expiry', () => {
  const answer = createBench({ answers: 'sparse' }).post({ ...VIEW, ...PROTECTED })
  expect(bodyOf(answer)).toEqual({
    data: {
      id: expect.any(String),
      type: 'links',
      attributes: {
        link: expect.any(String),
        link_name: 'report',
        resource_id: VIEW.resource_id,
        creator_name: expect.any(String),
        created_time: expect.any(String),
      },
      links: { self: expect.any(String) },
    },
  })
})

test.each([
  ['absent', undefined],
  ['null', null],
  ['empty', ''],
] as const)('no expiry is told as %s, inferred', (noExpiry, told) => {
  const { get, make } = createBench({ noExpiry })
  const attributes = expect.objectContaining(told === undefined ? { link_type: 'custom' } : { expiration_date: told })
  const body = bodyOf(get(`/links/${make().id}`))
  expect(body).toMatchObject({ data: { attributes } })
  if (told === undefined) expect(body).not.toHaveProperty('data.attributes.expiration_date')
})

test('flags and milliseconds may be texts, inferred', () => {
  const answer = createBench({ values: 'text' }).post(VIEW)
  const attributes = { allow_download: 'true', created_time_in_millisecond: String(Date.UTC(2021, 2, 1, 9)) }
  expect(bodyOf(answer)).toMatchObject({ data: { attributes } })
})

test('flags may be sent as texts [D]', () => {
  const { make } = createBench()
  expect(make({ allow_download: 'false', request_user_data: 'false' })).toMatchObject({
    allowDownload: false,
    requestUserData: false,
  })
})

test('the older base has the same paths [S0]', () => {
  const { make, send } = createBench()
  expect(send('GET', `/api/v1/links/${make().id}`, HEADERS).status).toBe(200)
})
