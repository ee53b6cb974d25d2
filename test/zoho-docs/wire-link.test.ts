import { expect, test } from 'vitest'
import { listed } from './docs-bench.ts'
import {
  details,
  FILE,
  FILE_DETAILS,
  FOLDER,
  FOLDER_DETAILS,
  PUBLISHED,
  reads,
  VISIBILITY_CHANGED,
} from './wire-samples.ts'
import { client, script, useScript } from './wire-script.ts'

useScript()

test('row 57 [S1/S1]: the link, with a password and the last day that ends in time', async () => {
  const form = {
    docid: FILE.id,
    visibility: 'linkshare',
    permission: 'readonly',
    password: 'x',
    expireson: '05/17/2021',
  }
  const write = { request: 'POST /share/visibility', form, answer: VISIBILITY_CHANGED }
  script(reads(details()), write, reads(details('linkshare')))
  const { link, differences } = await client().create({
    target: FILE,
    role: 'viewer',
    audience: 'anyone',
    password: 'x',
    expiresAt: '2021-05-17T23:59:59-04:00',
  })
  expect(link).toEqual({
    ref: `zoho-docs:file:${FILE.id}:link`,
    provider: 'zoho-docs',
    id: 'link',
    url: `https://docs.zoho.com/file/${FILE.id}`,
    target: FILE,
    kind: 'access',
    audience: 'anyone',
    listed: false,
  })
  expect(differences.map(({ field, reason, effect }) => [field, reason, effect])).toEqual([
    ['role', 'unverified', 'other'],
    ['password', 'unverified', 'other'],
    ['expiresAt', 'unverified', 'other'],
  ])
})

test('row 58 [C/inferred]: private, with the permission that the documents demand and a client leaves out', async () => {
  const form = { docid: FILE.id, visibility: 'private', permission: 'readonly' }
  const write = { request: 'POST /share/visibility', form, answer: VISIBILITY_CHANGED }
  script(reads(details('linkshare')), write, reads(details()))
  expect(await client().revoke(`zoho-docs:file:${FILE.id}:link`)).toEqual({ revoked: true, verified: true })
})

test('row 61 [S1/S1]: details of a file are an object; people stand under sharedUsers, groups are others', async () => {
  script(reads(FILE_DETAILS))
  expect(await listed(client().list(FILE))).toEqual([
    {
      ref: `zoho-docs:file:${FILE.id}:link`,
      provider: 'zoho-docs',
      id: 'link',
      url: `https://docs.zoho.com/file/${FILE.id}`,
      target: FILE,
      kind: 'access',
      audience: 'organization',
      listed: true,
    },
    {
      ref: `zoho-docs:file:${FILE.id}:people-readwrite`,
      provider: 'zoho-docs',
      id: 'people-readwrite',
      url: `https://docs.zoho.com/file/${FILE.id}`,
      target: FILE,
      kind: 'access',
      role: 'editor',
      audience: 'people',
      people: ['tomhill@abc.com', 'jamesandy@biz.com'],
      others: ['332613', '336474'],
      passwordProtected: false,
      expiresAt: null,
    },
  ])
})

test('row 61 [S1/S1], folders: people stand under sharedEmails', async () => {
  script(reads(FOLDER_DETAILS, FOLDER))
  const links = await listed(client().list(FOLDER))
  expect(links.map(({ id, audience, people, others }) => [id, audience, people, others])).toEqual([
    ['link', 'anyone', undefined, undefined],
    ['people-readonly', 'people', ['tomhill@abc.com'], undefined],
  ])
})

test('row 62 [S1/S1]: a PDF is published to everybody; its address is MESSAGE in capitals', async () => {
  const form = { docid: FILE.id, action: 'external', type: 'external', filename: 'a.pdf' }
  script({ request: 'POST /publish', form, answer: PUBLISHED })
  const draft = { target: FILE, kind: 'publication', role: 'viewer', audience: 'anyone', name: 'a.pdf' } as const
  const { link } = await client().create(draft)
  expect(link).toMatchObject({
    ref: `zoho-docs:file:${FILE.id}:publication`,
    kind: 'publication',
    url: 'https://docs.zoho.com/file/3yprg7adc992a0f4d448e830934cc63a780f6',
  })
})

test('row 64 [C/C]: an unknown URL means that the service is gone', async () => {
  script(reads('{"ERROR":"Invalid URL specified !!"}'))
  const hint = expect.stringMatching(/retired on 15 March 2023.*WorkDrive/)
  await expect(listed(client().list(FILE))).rejects.toMatchObject({ code: 'unavailable', hint, retryable: false })
})

test('row 65 [S1/inferred]: code 9832 at /share/visibility is an unknown item', async () => {
  const form = { docid: FILE.id, visibility: 'linkshare', permission: 'readonly' }
  const answer = '{"response":[{"uri":"/files/v1/share/visibility"},{"message":"9832"}]}'
  script(reads(details()), { request: 'POST /share/visibility', form, answer })
  const draft = { target: FILE, role: 'viewer', audience: 'anyone' } as const
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'not-found', status: 200 })
})
