import { expect, test } from 'vitest'
import { codeOf, DOC, external, FOLDER, IMAGE, PDF, startZohoDocs } from './zoho-docs-harness.ts'

test('only images and PDF can be published: 9402 otherwise', () => {
  const docs = startZohoDocs()
  expect(codeOf(docs.post('/publish', { ...external, docid: DOC, filename: 'Plan.docx' }))).toBe('9402')
  expect(docs.post('/publish', { ...external, docid: IMAGE, filename: 'Tulips.jpg' }).status).toBe(200)
  expect(codeOf(docs.post('/publish', { ...external, docid: FOLDER, filename: 'Projects' }))).toBe('9832')
  expect(
    codeOf(startZohoDocs().post('/publish', { folderid: FOLDER, action: 'org', type: 'org', filename: 'Projects' })),
  ).toBe('9832')
})

test('9820 for a missing name; inferred: for another name too', () => {
  const docs = startZohoDocs()
  expect(codeOf(docs.post('/publish', { ...external, filename: '' }))).toBe('9820')
  expect(codeOf(docs.post('/publish', { ...external, filename: 'b.pdf' }))).toBe('9820')
})

test('9821 for a wrong action; inferred: for a wrong type, and for a change of what is not published', () => {
  const docs = startZohoDocs()
  expect(codeOf(docs.post('/publish', { ...external, action: 'publish' }))).toBe('9821')
  expect(codeOf(docs.post('/publish', { ...external, type: 'everyone' }))).toBe('9821')
  expect(codeOf(docs.post('/publish', { ...external, action: 'change', type: 'org' }))).toBe('9821')
  expect(docs.item(PDF).publication).toBeUndefined()
})

test('9850 for publishing within an organization that the account is not in', () => {
  const docs = startZohoDocs({ organization: undefined })
  expect(codeOf(docs.post('/publish', { ...external, action: 'org', type: 'org' }))).toBe('9850')
  expect(docs.post('/publish', external).status).toBe(200)
})

test('inferred: a publication keeps its address when it changes, and loses it when it is removed', () => {
  const docs = startZohoDocs()
  docs.post('/publish', external)
  const id = docs.item(PDF).publication?.id
  docs.post('/publish', { ...external, action: 'change', type: 'org' })
  expect(docs.item(PDF).publication).toEqual({ type: 'org', id })
  expect(docs.post('/publish', { ...external, action: 'remove' }).status).toBe(200)
  expect(docs.item(PDF)).not.toHaveProperty('publication')
})
