import { describe, expect, test } from 'vitest'
import { DOC, FOLDER, linkshare, startZohoDocs } from './zoho-docs-harness.ts'

describe('answer styles', () => {
  test('unquoted keys in answers about files, as the page prints them; about folders they are quoted', () => {
    const docs = startZohoDocs({ answerStyle: 'unquoted' })
    expect(docs.post('/share/visibility', linkshare).body).toBe(
      '{response:[{uri:"/files/v1/share/visibility"},{message:"CHANGE_VISIBILITY_SUCCESS"},' +
        `{result:[{permaLink:"https://docs.zoho.com/file/${DOC}"}]}]}`,
    )
    const folder = docs.post('/share/remove', { folderid: FOLDER, emailids: 'a@example.com' })
    expect(JSON.parse(folder.body).response[1]).toEqual({ message: 'UNSHARE_FOLDER_SUCCESS' })
  })

  test('trailing commas in the lists of details', () => {
    const docs = startZohoDocs({ answerStyle: 'trailing-commas' })
    docs.post('/share', { docids: DOC, emailids: 'tomhill@abc.com,jamesandy@biz.com', permission: 'readwrite' })
    const { ReadWrite, ReadOnly } = JSON.parse(docs.details({ docid: DOC }).body).response.result
    expect(ReadWrite.sharedUsers).toBe('tomhill@abc.com,jamesandy@biz.com,')
    expect(ReadWrite.sharedUserZuids).toBe('2324,17560,')
    expect(ReadOnly.sharedUsers).toBe('')
  })

  test('details of an item without a link say private, and still tell the address', () => {
    const { visibility, permaLink } = JSON.parse(startZohoDocs().details({ docid: DOC }).body).response.result
    expect({ visibility, permaLink }).toEqual({ visibility: 'private', permaLink: `https://docs.zoho.com/file/${DOC}` })
  })

  test.each(['linkshare', 'orglinkshare', 'orgshare'])('details tell the visibility %s', (visibility) => {
    const docs = startZohoDocs()
    docs.post('/share/visibility', { ...linkshare, visibility })
    expect(JSON.parse(docs.details({ docid: DOC }).body).response.result.visibility).toBe(visibility)
  })

  test('no answer tells a password or a last day', () => {
    const docs = startZohoDocs({ liveDetails: true })
    const opened = docs.post('/share/visibility', { ...linkshare, password: 'hunter2', expireson: '05/17/2021' })
    expect(opened.body + docs.details({ docid: DOC }).body).not.toMatch(/hunter2|2021/)
  })

  test('live fields, when set: ReadComment, the permission, and flags (their values inferred)', () => {
    const docs = startZohoDocs({ liveDetails: true })
    docs.item(DOC).groups = [{ id: '332613', name: 'Sales', permission: 'readonly' }]
    docs.post('/share', { docids: DOC, emailids: 'tomhill@abc.com', permission: 'coowner' })
    docs.post('/share/visibility', { ...linkshare, permission: 'readwrite' })
    const { result } = JSON.parse(docs.details({ docid: DOC }).body).response
    expect(result.permission).toBe('readwrite')
    expect(result.ReadComment.sharedUsers).toBe('')
    expect(result.ReadOnly).toMatchObject({ sharedGroupNames: 'Sales', isDirectlyGroupShared: 'true' })
    expect(result.coOwner).toEqual({
      isDirectlyShared: 'true',
      isDirectlyEmailShared: 'true',
      sharedUserZuids: '2324',
      sharedEmails: '',
      sharedUsers: 'tomhill@abc.com',
    })
  })
})

describe('errors, in the three envelopes that clients read (inferred)', () => {
  const message = '9834 The visibility parameter is not valid'
  const uri = '/files/v1/share/visibility'

  test.each([
    ['array-message', { response: [{ uri }, { message }] }],
    ['result-message', { response: { result: { message }, uri } }],
    ['ERROR', { ERROR: message }],
  ] as const)('%s', (errorEnvelope, body) => {
    const answer = startZohoDocs({ errorEnvelope }).post('/share/visibility', { ...linkshare, visibility: 'public' })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, body])
  })

  test('the HTTP status is a setting', () => {
    const docs = startZohoDocs({ errorStatus: 200 })
    expect(docs.details({ docid: 'nosuchid' }).status).toBe(200)
  })
})
