import { expect, test } from 'vitest'
import {
  details,
  FILE,
  FOLDER,
  reads,
  REMOVED,
  SHARED_AS_TEXTS,
  SHARED_FILE,
  SHARED_FOLDER,
  UPDATED_FOLDER,
} from './wire-samples.ts'
import { client, script, useScript } from './wire-script.ts'

useScript()

const both = { role: 'viewer', audience: 'people', people: ['calvin@gmail.com', 'xylan@gmail.com'] } as const

test('row 55 [S1/S1]: a file is shared with people, docids in the plural, nobody notified', async () => {
  const form = {
    docids: FILE.id,
    emailids: 'calvin@gmail.com,xylan@gmail.com',
    permission: 'readonly',
    notify: 'false',
  }
  const after = details('private', { ReadOnly: 'calvin@gmail.com,xylan@gmail.com' })
  script(reads(details()), { request: 'POST /share', form, answer: SHARED_FILE }, reads(after))
  const { link, differences } = await client().create({ ...both, target: FILE })
  expect(differences).toEqual([])
  expect(link).toMatchObject({
    ref: `zoho-docs:file:${FILE.id}:people-readonly`,
    role: 'viewer',
    audience: 'people',
    people: ['calvin@gmail.com', 'xylan@gmail.com'],
  })
})

test('row 56 [S1/S1]: a folder is shared, folderids in the plural; the answer may call people by other names', async () => {
  const form = {
    folderids: FOLDER.id,
    emailids: 'calvin@gmail.com',
    permission: 'coowner',
    notify: 'true',
    message: 'Hi',
  }
  const after = details('private', { coOwner: 'calvin@gmail.com' })
  script(reads(details(), FOLDER), { request: 'POST /share', form, answer: SHARED_FOLDER }, reads(after, FOLDER))
  const draft = { ...both, role: 'manager', people: ['calvin@gmail.com'], notify: { message: 'Hi' } } as const
  const { link } = await client().create({ ...draft, target: FOLDER })
  expect(link).toMatchObject({ id: 'people-coowner', role: 'manager', people: ['calvin@gmail.com'] })
})

test('row 59 [S1/S1]: a folder’s reader becomes co-owner by /share/update, where there is no link to close', async () => {
  const form = { folderid: FOLDER.id, visibility: 'private', permission: 'coowner', emailids: 'tomhill@abc.com' }
  const before = details('private', { ReadOnly: 'tomhill@abc.com' })
  const after = details('private', { coOwner: 'tomhill@abc.com' })
  script(
    reads(before, FOLDER),
    reads(before, FOLDER),
    { request: 'POST /share/update', form, answer: UPDATED_FOLDER },
    reads(after, FOLDER),
    reads(after, FOLDER),
  )
  const ref = `zoho-docs:folder:${FOLDER.id}:people-readonly`
  const { link, replaced } = await client().update(ref, { role: 'manager' }, { recreate: true })
  expect([link.id, link.people, replaced]).toEqual(['people-coowner', ['tomhill@abc.com'], ref])
})

test('row 60 [S1/S1]: the share with one person is ended', async () => {
  const form = { docid: FILE.id, emailids: 'tomhill@abc.com' }
  const before = details('linkshare', { ReadWrite: 'tomhill@abc.com' })
  script(reads(before), { request: 'POST /share/remove', form, answer: REMOVED }, reads(details('linkshare')))
  const ref = `zoho-docs:file:${FILE.id}:people-readwrite`
  expect(await client().revoke(ref)).toEqual({ revoked: true, verified: true })
})

test('row 63 [D/D]: an answer whose list holds JSON texts', async () => {
  const form = { docids: FILE.id, emailids: 'xxx@zohocorp.com', permission: 'readwrite', notify: 'false' }
  const after = details('private', { ReadWrite: 'xxx@zohocorp.com' })
  script(reads(details()), { request: 'POST /share', form, answer: SHARED_AS_TEXTS }, reads(after))
  const { differences } = await client().create({ ...both, role: 'editor', people: ['xxx@zohocorp.com'], target: FILE })
  expect(differences).toEqual([])
})
