import { expect, test } from 'vitest'
import { codeOf, DOC, FOLDER, linkshare, startZohoDocs } from './zoho-docs-harness.ts'

test('coowner is for folders, not for files (the code 500 is inferred), and inferred: for people, not for links', () => {
  const docs = startZohoDocs()
  const coowner = { visibility: 'private', permission: 'coowner', emailids: 'a@example.com' }
  expect(codeOf(docs.post('/share/update', { docid: DOC, ...coowner }))).toBe('500')
  expect(docs.post('/share/update', { folderid: FOLDER, ...coowner }).status).toBe(200)
  expect(codeOf(docs.post('/share/update', { folderid: FOLDER, ...coowner, visibility: 'linkshare' }))).toBe('500')
})

test('people are required under private, and optional otherwise', () => {
  const docs = startZohoDocs()
  expect(codeOf(docs.post('/share/update', { ...linkshare, visibility: 'private' }))).toBe('9839')
  expect(docs.post('/share/update', linkshare).status).toBe(200)
})

test('an update sets the visibility, as its parameter says: private with people closes the link', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', linkshare)
  docs.post('/share/update', { ...linkshare, visibility: 'private', emailids: 'a@example.com' })
  expect(docs.item(DOC)).not.toHaveProperty('link')
  expect(docs.item(DOC).people).toEqual([{ email: 'a@example.com', permission: 'readonly' }])
})

test('inferred: an update without updateChangesVisibility leaves the link, but for its permission', () => {
  const docs = startZohoDocs({ updateChangesVisibility: false })
  docs.post('/share/visibility', linkshare)
  docs.post('/share/update', { ...linkshare, visibility: 'private', emailids: 'a@example.com' })
  docs.post('/share/update', { ...linkshare, visibility: 'orgshare', permission: 'readwrite' })
  expect(docs.item(DOC).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
  docs.post('/share/update', { ...linkshare, permission: 'readwrite' })
  expect(docs.item(DOC).link).toEqual({ visibility: 'linkshare', permission: 'readwrite' })
})

test('inferred: an update keeps the password and last day of a link', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: 'secret', expireson: '05/17/2021' })
  docs.post('/share/update', { ...linkshare, permission: 'readwrite' })
  expect(docs.item(DOC).link).toEqual({
    visibility: 'linkshare',
    permission: 'readwrite',
    password: 'secret',
    expiresOn: '2021-05-17',
  })
})
