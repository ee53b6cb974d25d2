import { expect, test } from 'vitest'
import { DOC, FOLDER, PDF, startZohoDocs } from './zoho-docs-harness.ts'

// Expected answers are the samples of the Zoho Docs API page, unless a name says otherwise.

test('60 remove from a file and from a folder [documented]: the samples', () => {
  const docs = startZohoDocs()
  docs.post('/share', { docids: DOC, emailids: 'a@example.com,b@example.com', permission: 'readonly' })
  const fromFile = docs.post('/share/remove', { docid: DOC, emailids: 'a@example.com' })
  expect(fromFile.status).toBe(200)
  expect(JSON.parse(fromFile.body)).toEqual({
    response: [
      { uri: '/files/v1/share/remove' },
      { message: 'UNSHARED_DOCUMENT_SUCCESS' },
      { result: [{ documentid: 'i5fa1a0081eed629b4f978aae3a6ab296790a' }] },
    ],
  })
  expect(docs.item(DOC).people).toEqual([{ email: 'b@example.com', permission: 'readonly' }])
  const fromFolder = docs.post('/share/remove', { folderid: FOLDER, emailids: 'a@example.com' })
  expect(JSON.parse(fromFolder.body)).toEqual({
    response: [
      { uri: '/files/v1/share/remove' },
      { message: 'UNSHARE_FOLDER_SUCCESS' },
      { result: [{ folderid: '3yprgf644c24c4c7f43b79d852e02646109bd' }] },
    ],
  })
})

const noOne = { sharedGroups: '', sharedUserZuids: '', sharedEmails: '', sharedUsers: '' }
const noCoOwner = { sharedUserZuids: '', sharedEmails: '', sharedUsers: '' }

test('61 details of a file [documented]: the sample, addresses under sharedUsers', () => {
  const docs = startZohoDocs()
  docs.item(DOC).groups = [
    { id: '332613', name: 'Sales', permission: 'readwrite' },
    { id: '336474', name: 'Support', permission: 'readwrite' },
  ]
  docs.post('/share', { docids: DOC, emailids: 'tomhill@abc.com,jamesandy@biz.com', permission: 'readwrite' })
  docs.post('/share/visibility', { docid: DOC, visibility: 'orgshare', permission: 'readonly' })
  const answer = docs.details({ docid: DOC })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: {
      result: {
        ReadOnly: noOne,
        coOwner: noCoOwner,
        ReadWrite: {
          sharedGroups: '332613,336474',
          sharedUserZuids: '2324,17560',
          sharedEmails: '',
          sharedUsers: 'tomhill@abc.com,jamesandy@biz.com',
        },
        visibility: 'orgshare',
        permaLink: 'https://docs.zoho.com/file/i5fa1a0081eed629b4f978aae3a6ab296790a',
      },
      uri: '/files/v1/share/details',
    },
  })
})

test('61 details of a folder [documented]: the sample, addresses under sharedEmails', () => {
  const docs = startZohoDocs({ users: [{ email: 'tomhill@abc.com', userName: 'tomhill', zuid: '1482406' }] })
  docs.post('/share', { folderids: FOLDER, emailids: 'tomhill@abc.com', permission: 'readonly' })
  docs.post('/share/visibility', { folderid: FOLDER, visibility: 'linkshare', permission: 'readonly' })
  expect(JSON.parse(docs.details({ folderid: FOLDER }).body)).toEqual({
    response: {
      result: {
        ReadOnly: { ...noOne, sharedUserZuids: '1482406', sharedEmails: 'tomhill@abc.com' },
        coOwner: noCoOwner,
        ReadWrite: noOne,
        visibility: 'linkshare',
        permaLink: 'https://docs.zoho.com/folder/3yprgf644c24c4c7f43b79d852e02646109bd',
      },
      uri: '/files/v1/share/details',
    },
  })
})

test('62 publish [documented]: the address under MESSAGE, in capitals', () => {
  const answer = startZohoDocs().post('/publish', {
    docid: PDF,
    action: 'external',
    type: 'external',
    filename: 'a.pdf',
  })
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({
    response: {
      result: {
        PublishURL: { MESSAGE: expect.stringMatching(/^https:\/\/docs\.zoho\.com\/file\/[0-9a-z]{5}[0-9a-f]{32}$/) },
      },
      uri: '/files/v1/publish',
    },
  })
})

test('63 the list as JSON texts [documented by Deluge]', () => {
  const docs = startZohoDocs({ answerStyle: 'strings' })
  const answer = docs.post('/share', { docids: DOC, emailids: 'xxx@zohocorp.com', permission: 'readonly' })
  expect(JSON.parse(answer.body)).toEqual({
    response: [
      '{"uri":"/files/v1/share"}',
      '{"message":"SHARED_DOCUMENT_SUCCESS"}',
      '{"result":[{"shareduserlist":"xxx@zohocorp.com,"}]}',
    ],
  })
})

test.each([
  ['/files/v1/shares', 'POST'],
  ['/files/v2/share', 'POST'],
  ['/', 'GET'],
])('64 a wrong URL [seen in a client log, its status inferred]: %s', (path, method) => {
  const answer = startZohoDocs().send(method, path, '', {})
  expect(answer.status).toBe(404)
  expect(answer.body).toBe('{"ERROR":"Invalid URL specified !!"}')
})

test('65 a wrong id [code documented, envelope inferred]: 9832', () => {
  const answer = startZohoDocs().post('/share/visibility', {
    docid: 'nosuchid',
    visibility: 'linkshare',
    permission: 'readonly',
  })
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toEqual({
    response: [{ uri: '/files/v1/share/visibility' }, { message: "9832 The file wasn't found for the given doc id." }],
  })
})
