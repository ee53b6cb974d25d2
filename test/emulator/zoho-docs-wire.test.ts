import { expect, test } from 'vitest'
import { zohoDocsItem } from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import { DOC, FOLDER, startZohoDocs } from './zoho-docs-harness.ts'

// Expected answers are the samples of the Zoho Docs API page, unless a name says otherwise.

test('55 share a file [documented]: the sample, users and groups ended by commas', () => {
  const groups = ['2345234', '343424', '3483439', '143840'].map((id) => ({
    id,
    name: id,
    permission: 'readonly' as const,
  }))
  const docs = startZohoDocs({ items: [{ ...zohoDocsItem('file', DOC, 'Plan.docx'), groups }] })
  const answer = docs.post('/share', {
    docids: DOC,
    emailids: 'calvin@gmail.com,xylan@gmail.com',
    permission: 'readonly',
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share' },
      { message: 'SHARED_DOCUMENT_SUCCESS' },
      {
        result: [
          { shareduserlist: 'calvin@gmail.com,xylan@gmail.com,' },
          { sharedgroupslist: '2345234,343424,3483439,143840,' },
        ],
      },
    ],
  })
})

test('56 share a folder [documented]: the sample, with a user name for the address', () => {
  const docs = startZohoDocs({ sharedUserList: 'user-names' })
  const answer = docs.post('/share', { folderids: FOLDER, emailids: 'aravind@example.com', permission: 'coowner' })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share' },
      { message: 'SHARE_FOLDER_SUCCESS' },
      { result: [{ shareduserlist: 'aravind694,' }] },
    ],
  })
})

test('57 linkshare [documented]: the sample, with the file address', () => {
  const docs = startZohoDocs()
  const answer = docs.post('/share/visibility', {
    docid: DOC,
    visibility: 'linkshare',
    permission: 'readonly',
    password: 'x',
    expireson: '05/17/2021',
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share/visibility' },
      { message: 'CHANGE_VISIBILITY_SUCCESS' },
      { result: [{ permaLink: 'https://docs.zoho.com/file/i5fa1a0081eed629b4f978aae3a6ab296790a' }] },
    ],
  })
  expect(docs.item(DOC).link).toEqual({
    visibility: 'linkshare',
    permission: 'readonly',
    password: 'x',
    expiresOn: '2021-05-17',
  })
})

test('57 linkshare of a folder [documented]: the sample, with the folder address', () => {
  const answer = startZohoDocs().post('/share/visibility', {
    folderid: FOLDER,
    visibility: 'linkshare',
    permission: 'readwrite',
  })
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share/visibility' },
      { message: 'CHANGE_VISIBILITY_SUCCESS' },
      { result: [{ permaLink: 'https://docs.zoho.com/folder/3yprgf644c24c4c7f43b79d852e02646109bd' }] },
    ],
  })
})

test('58 private without a permission [inferred from ZohoDocsSDK]: closes the link', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { docid: DOC, visibility: 'linkshare', permission: 'readonly' })
  const answer = docs.post('/share/visibility', { docid: DOC, visibility: 'private' })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body).response[1]).toEqual({ message: 'CHANGE_VISIBILITY_SUCCESS' })
  expect(docs.item(DOC).link).toBeUndefined()
})

test('59 update a folder with coowner [documented]: the sample, with folderid', () => {
  const docs = startZohoDocs()
  const answer = docs.post('/share/update', {
    folderid: FOLDER,
    visibility: 'private',
    permission: 'coowner',
    emailids: 'tomhill@abc.com',
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share/update' },
      { message: 'UPDATE_SHARE_SUCCESS' },
      { result: [{ folderid: '3yprgf644c24c4c7f43b79d852e02646109bd' }] },
    ],
  })
  expect(docs.item(FOLDER).people).toEqual([{ email: 'tomhill@abc.com', permission: 'coowner' }])
})

test('59 update a file [documented]: the sample, with documentid', () => {
  const answer = startZohoDocs().post('/share/update', { docid: DOC, visibility: 'linkshare', permission: 'readwrite' })
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      { uri: '/files/v1/share/update' },
      { message: 'UPDATE_SHARE_SUCCESS' },
      { result: [{ documentid: 'i5fa1a0081eed629b4f978aae3a6ab296790a' }] },
    ],
  })
})
