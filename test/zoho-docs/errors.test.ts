import { expect, test } from 'vitest'
import { listed } from './docs-bench.ts'
import { details, FILE, reads } from './wire-samples.ts'
import { client, script, type Step, useScript } from './wire-script.ts'

useScript()

/** The three ways in which clients read errors; the documents show none. */
const ENVELOPES: readonly (readonly [string, (message: string) => object])[] = [
  ['response[1].message', (message) => ({ response: [{ uri: '/files/v1/share' }, { message }] })],
  ['response.result.message', (message) => ({ response: { result: { message }, uri: '/files/v1/share' } })],
  ['ERROR', (message) => ({ ERROR: message })],
]

/** "Error Codes" of the API page, with its words, and what each means here. */
const CODES = [
  ['404', 'Not a valid user', { code: 'unauthorized' }],
  ['9832', 'Invalid Document Id', { code: 'not-found' }],
  ['9839', 'The given email addresses are not valid', { code: 'invalid-request', field: 'people' }],
  ['9834', 'The visibility parameter is not valid', { code: 'unsupported', field: 'audience' }],
  ['9850', 'User not part of Org to publish within Organization', { code: 'policy', field: 'audience' }],
  ['9402', 'File Not supported for publish option', { code: 'unsupported', field: 'kind' }],
  ['9820', 'Not a valid file name', { code: 'invalid-request', field: 'name' }],
  ['9840', 'Virus affected file', { code: 'policy', field: 'target' }],
  ['9838', 'Restore Document Failed', { code: 'policy' }],
] as const

const draft = { target: FILE, role: 'viewer', audience: 'organization' } as const
const FORM = { docid: FILE.id, visibility: 'orglinkshare', permission: 'readonly' }

function write(answer: Step['answer']): Step {
  return { request: 'POST /share/visibility', form: FORM, answer }
}

const cases = CODES.flatMap(([code, words, expected]) =>
  ENVELOPES.flatMap(([envelope, wrap]) =>
    [200, 400, 500].map((status) => ({ code, words, expected, envelope, wrap, status })),
  ),
)

test.each(cases)('$code in $envelope with HTTP $status, inferred', async ({ code, words, expected, wrap, status }) => {
  script(reads(details()), write({ status, text: JSON.stringify(wrap(`${code} ${words}`)) }))
  await expect(client().create(draft)).rejects.toMatchObject(expected)
})

test.each(CODES.filter(([code]) => code !== '9838'))(
  '%s is known by its words alone, inferred',
  async (_code, words, expected) => {
    script(reads(details()), write(JSON.stringify({ response: [{ message: words }] })))
    await expect(client().create(draft)).rejects.toMatchObject(expected)
  },
)

test('a number in place of the message is a code, too', async () => {
  script(reads('{"response":[{"uri":"/files/v1/share/details"},{"message":9832}]}'))
  await expect(listed(client().list(FILE))).rejects.toMatchObject({ code: 'not-found' })
})

test('500 on a write leaves open what became of it: the item is read, and then it is known', async () => {
  const failed = { status: 200, text: '{"response":[{"message":"500 Internal server error"}]}' }
  script(reads(details()), write(failed), reads(details('orglinkshare')))
  const { link } = await client().create(draft)
  expect(link).toMatchObject({ id: 'link', audience: 'organization' })
})

test('500 on a write after which the item has no link: surely not made', async () => {
  script(reads(details()), write({ status: 500, text: '' }), reads(details()))
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'unavailable' })
})

test('500 on a read', async () => {
  script(reads('{"ERROR":"500"}'))
  await expect(listed(client().list(FILE))).rejects.toMatchObject({ code: 'unavailable' })
})

test.each([
  ['404 Not Found', 404, '<html>Not Found</html>', 'unavailable'],
  ['301 to the successor', 301, '', 'unavailable'],
  ['401 without words', 401, '{"message":"x"}', 'unauthorized'],
  ['403 without words', 403, '', 'forbidden'],
])('an answer that is not the service’s own counts by its status: %s', async (_name, status, text, code) => {
  script(reads({ status, text }))
  await expect(listed(client().list(FILE))).rejects.toMatchObject({ code, status })
})

test.each(['UNSUCCESSFUL', 'Not successful', 'PERMISSION_DENIED'])('%s is no success', async (word) => {
  script(reads(details()), write(JSON.stringify({ response: [{ message: word }] })), reads(details()))
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'unexpected-response' })
})

test('an error holds neither the token nor the password', async () => {
  const password = 'Kestrel-Harbor-27'
  script(reads(details()), { ...write(`{"ERROR":"9834 ${password}"}`), form: { ...FORM, password } })
  const error: unknown = await client()
    .create({ ...draft, password })
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'unsupported' })
  expect(JSON.stringify(error)).not.toMatch(/Kestrel|1000\.a/)
})

test('a success of a create that shares nothing is told with the status of the answer', async () => {
  const success = JSON.stringify({ response: [{ message: 'CHANGE_VISIBILITY_SUCCESS' }] })
  script(reads(details()), write(success), reads(details()))
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'policy', status: 200 })
})
