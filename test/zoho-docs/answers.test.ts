import { expect, test } from 'vitest'
import { listed } from './docs-bench.ts'
import { details, FILE, FILE_DETAILS, reads } from './wire-samples.ts'
import { client, script, useScript } from './wire-script.ts'

useScript()

type Wire = Readonly<Record<string, unknown>>

function asObject(text: string): Wire {
  const { response }: { response: Wire } = JSON.parse(text)
  return response
}

const SAMPLE = asObject(FILE_DETAILS)
const members = (value: unknown): [string, unknown][] => Object.entries(value ?? {})

/** The documented answer of /share/details in every other shape that a call of the service is known to answer in. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['an object', JSON.stringify({ response: SAMPLE })],
  ['a list of objects with one member', JSON.stringify({ response: members(SAMPLE).map(([k, v]) => ({ [k]: v })) })],
  [
    'a list of JSON texts',
    JSON.stringify({ response: members(SAMPLE).map(([key, value]) => JSON.stringify({ [key]: value })) }),
  ],
  [
    'a result that is a list, too',
    JSON.stringify({
      response: [{ result: members(SAMPLE['result']).map(([key, value]) => ({ [key]: value })) }],
    }),
  ],
  ['keys without quotes', FILE_DETAILS.replaceAll(/"(\w+)"(?=\s*:)/g, '$1')],
  ['a comma before the bracket that closes', FILE_DETAILS.replaceAll(/"\n\}/g, '",\n}')],
  ['lists that end in a comma', FILE_DETAILS.replaceAll(/(336474|17560|jamesandy@biz.com)"/g, '$1,"')],
  [
    'real lists',
    FILE_DETAILS.replace('"tomhill@abc.com,jamesandy@biz.com"', '["tomhill@abc.com","jamesandy@biz.com"]'),
  ],
]

test.each(SHAPES)('details are read as %s', async (_name, answer) => {
  script(reads(answer))
  const links = await listed(client().list(FILE))
  expect(links.map(({ id, audience, listed, people, others }) => ({ id, audience, listed, people, others }))).toEqual([
    { id: 'link', audience: 'organization', listed: true, people: undefined, others: undefined },
    {
      id: 'people-readwrite',
      audience: 'people',
      listed: undefined,
      people: ['tomhill@abc.com', 'jamesandy@biz.com'],
      others: ['332613', '336474'],
    },
  ])
})

const readerGroup = (wire: Wire): string => details('private', {}, { ReadOnly: { sharedUsers: '', ...wire } })

test.each([
  ['users by name are others', { sharedUsers: 'aravind694,' }, [], ['aravind694']],
  [
    'ids beside as many names say nothing new',
    { sharedUsers: 'a@x.org', sharedUserZuids: '17' },
    ['a@x.org'],
    undefined,
  ],
  ['more ids than names are others', { sharedEmails: 'a@x.org', sharedUserZuids: '17,18' }, ['a@x.org'], ['17', '18']],
  ['ids alone are others', { sharedUserZuids: '17' }, [], ['17']],
  [
    'an address in both lists is one person',
    { sharedEmails: 'A@x.org', sharedUsers: 'a@x.org' },
    ['A@x.org'],
    undefined,
  ],
])('%s', async (_name, wire, people, others) => {
  script(reads(readerGroup(wire)))
  const [link] = await listed(client().list(FILE))
  expect([link?.people, link?.others]).toEqual([people, others])
})

test.each([
  ['readonly', { role: 'viewer' }],
  ['readwrite', { role: 'editor' }],
  ['readcomment', { providerRole: 'readcomment' }],
])('the permission that live servers tell, %s, is the role of the link', async (permission, expected) => {
  script(reads(details('linkshare', {}, { permission })))
  const [link] = await listed(client().list(FILE))
  expect(link).toMatchObject(expected)
})

test('people who may only comment have a slot of their own, as live servers tell', async () => {
  script(reads(details('private', {}, { ReadComment: { sharedUsers: 'tomhill@abc.com' } })))
  const links = await listed(client().list(FILE))
  expect(links.map(({ id, role, people }) => [id, role, people])).toEqual([
    ['people-readcomment', 'commenter', ['tomhill@abc.com']],
  ])
})

test('a visibility that is not documented is a link without a known audience, never none', async () => {
  script(reads(details('publicshare')))
  const [link] = await listed(client().list(FILE))
  expect(link?.id).toBe('link')
  expect(link?.audience).toBeUndefined()
})

test.each([
  ['a group is missing', details('linkshare', {}, { coOwner: undefined })],
  ['the visibility is missing', details('linkshare', {}, { visibility: undefined })],
  ['result is missing', '{"response":{"uri":"/files/v1/share/details"}}'],
  ['only a word', '{"response":[{"message":"SOMETHING_ELSE"}]}'],
])('nothing is claimed where %s', async (_name, answer) => {
  script(reads(answer))
  await expect(client().revoke(`zoho-docs:file:${FILE.id}:link`)).rejects.toMatchObject({ code: 'unexpected-response' })
})

test.each([
  ['a page', '<html><body>Zoho WorkDrive</body></html>'],
  ['nothing', ''],
  ['quotes that do not close', '{"response":{"result'],
  ['code', '(function(){return {response:{result:{}}}})()'],
])('%s instead of an answer means that the service is gone', async (_name, answer) => {
  script(reads(answer))
  const gone = { code: 'unavailable', hint: expect.stringContaining('WorkDrive') }
  await expect(listed(client().list(FILE))).rejects.toMatchObject(gone)
})

test('a host that is not there is said to be retired', async () => {
  const gone = reads({ failure: 'ENOTFOUND' })
  script(gone, gone, gone)
  const retired = { code: 'unavailable', hint: expect.stringMatching(/retired on 15 March 2023.*WorkDrive/) }
  await expect(listed(client().list(FILE))).rejects.toMatchObject(retired)
})
