import { expect, test } from 'vitest'
import { codeOf, DOC, external, linkshare, PDF, startZohoDocs } from './zoho-docs-harness.ts'

test('inferred: /share/visibility says all of the link, so what it leaves out is gone', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: 'secret', expireson: '05/17/2021' })
  docs.post('/share/visibility', { ...linkshare, permission: 'readwrite' })
  expect(docs.item(DOC).link).toEqual({ visibility: 'linkshare', permission: 'readwrite' })
})

test('inferred: an empty password and an empty expireson are none', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: '', expireson: '' })
  expect(docs.item(DOC).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
})

test.each(['00/01/0001', '02/30/2021', '5/17/2021', '2021-05-17', '17/05/2021', '05/17/2021 10:00'])(
  'inferred: expireson %s is refused, and the link stays as it was',
  (expireson) => {
    const docs = startZohoDocs()
    docs.post('/share/visibility', { ...linkshare, password: 'secret' })
    expect(codeOf(docs.post('/share/visibility', { ...linkshare, expireson }))).toBe('500')
    expect(docs.item(DOC).link?.password).toBe('secret')
  },
)

test('inferred: private clears the link alone', () => {
  const docs = startZohoDocs()
  docs.post('/share', { docids: PDF, emailids: 'a@example.com', permission: 'readonly' })
  docs.post('/publish', external)
  docs.post('/share/visibility', { ...linkshare, docid: PDF })
  docs.post('/share/visibility', { docid: PDF, visibility: 'private', permission: 'readonly' })
  const { link, people, publication } = docs.item(PDF)
  expect({ link, people, type: publication?.type }).toEqual({
    link: undefined,
    people: [{ email: 'a@example.com', permission: 'readonly' }],
    type: 'external',
  })
})

test('a link takes readonly and readwrite only (the code 500 is inferred)', () => {
  const docs = startZohoDocs()
  for (const permission of ['coowner', 'ReadOnly', '']) {
    expect(codeOf(docs.post('/share/visibility', { ...linkshare, permission }))).toBe('500')
  }
  expect(docs.item(DOC).link).toBeUndefined()
})

test.each(['public', '', 'Private'])('9834 for the visibility "%s"', (visibility) => {
  const docs = startZohoDocs()
  expect(codeOf(docs.post('/share/visibility', { ...linkshare, visibility }))).toBe('9834')
  expect(codeOf(docs.post('/share/update', { ...linkshare, visibility }))).toBe('9834')
})

test('inferred: an account without an organization cannot share with it', () => {
  const docs = startZohoDocs({ organization: undefined })
  for (const visibility of ['orgshare', 'orglinkshare']) {
    expect(codeOf(docs.post('/share/visibility', { ...linkshare, visibility }))).toBe('9834')
  }
  expect(docs.post('/share/visibility', linkshare).status).toBe(200)
})
