import { expect, test } from 'vitest'
import { codeOf, DOC, FOLDER, PDF, startZohoDocs } from './zoho-docs-harness.ts'

test('people take readonly, readwrite and coowner; inferred: the newest takes the place of the last', () => {
  const docs = startZohoDocs()
  for (const permission of ['readonly', 'readwrite', 'coowner', 'readonly']) {
    docs.post('/share', { docids: DOC, emailids: 'A@example.com', permission })
    expect(docs.item(DOC).people).toEqual([{ email: 'A@example.com', permission }])
  }
  expect(codeOf(docs.post('/share', { docids: DOC, emailids: 'a@example.com', permission: 'owner' }))).toBe('500')
})

test('/share wants the plural keys, the other calls the singular ones', () => {
  const docs = startZohoDocs()
  const people = { emailids: 'a@example.com', permission: 'readonly' }
  expect(codeOf(docs.post('/share', { docid: DOC, ...people }))).toBe('9832')
  expect(codeOf(docs.post('/share/remove', { docids: DOC, ...people }))).toBe('9832')
  expect(codeOf(docs.post('/share/visibility', { docids: DOC, visibility: 'private' }))).toBe('9832')
})

test('a folder under docid, and a file under folderid, are not found', () => {
  const docs = startZohoDocs()
  expect(codeOf(docs.details({ docid: FOLDER }))).toBe('9832')
  expect(JSON.parse(docs.details({ folderid: DOC }).body).response[1].message).toBe(
    '9832 The folder was not found for the given folderid.',
  )
})

test('inferred: a trashed item is not found', () => {
  const docs = startZohoDocs()
  docs.item(DOC).trashed = true
  expect(codeOf(docs.details({ docid: DOC }))).toBe('9832')
})

test('inferred: several ids are shared at once, or none of them', () => {
  const docs = startZohoDocs()
  const people = { emailids: 'a@example.com', permission: 'readonly' }
  expect(codeOf(docs.post('/share', { docids: `${DOC},nosuchid`, ...people }))).toBe('9832')
  expect(docs.item(DOC).people).toEqual([])
  docs.post('/share', { docids: `${DOC},${PDF}`, ...people })
  expect([docs.item(DOC).people.length, docs.item(PDF).people.length]).toEqual([1, 1])
})

test.each(['', 'a@example.com,nobody', '@example.com', 'a b@example.com'])(
  '9839 for the addresses "%s"',
  (emailids) => {
    const docs = startZohoDocs()
    expect(codeOf(docs.post('/share', { docids: DOC, emailids, permission: 'readonly' }))).toBe('9839')
    expect(codeOf(docs.post('/share/remove', { docid: DOC, emailids }))).toBe('9839')
    expect(docs.item(DOC).people).toEqual([])
  },
)

test('inferred: removing someone the item is not shared with succeeds and does nothing', () => {
  const docs = startZohoDocs()
  docs.post('/share', { docids: DOC, emailids: 'a@example.com', permission: 'readonly' })
  expect(docs.post('/share/remove', { docid: DOC, emailids: 'b@example.com' }).status).toBe(200)
  expect(docs.item(DOC).people).toHaveLength(1)
})

test('inferred: addresses are one person in upper and lower case', () => {
  const docs = startZohoDocs()
  docs.post('/share', { docids: DOC, emailids: 'Ann@Example.com', permission: 'readonly' })
  docs.post('/share/remove', { docid: DOC, emailids: 'ann@example.com' })
  expect(docs.item(DOC).people).toEqual([])
})

test('notify=true sends the message to each person, and nothing else does (the default is inferred)', () => {
  const docs = startZohoDocs()
  const people = { docids: DOC, emailids: 'a@example.com,b@example.com', permission: 'readonly', message: 'Hello' }
  docs.post('/share', people)
  docs.post('/share', { ...people, notify: 'false' })
  expect(docs.state.notifications).toEqual([])
  docs.post('/share', { ...people, notify: 'true' })
  expect(docs.state.notifications).toEqual([
    { to: 'a@example.com', itemId: DOC, message: 'Hello' },
    { to: 'b@example.com', itemId: DOC, message: 'Hello' },
  ])
})
