import { expect, test } from 'vitest'
import { DOC, external, FOLDER, linkshare, PDF, startZohoDocs } from './zoho-docs-harness.ts'

const file = `/file/${DOC}`

const read = { opened: true, download: true, edit: false }
const edit = { opened: true, download: true, edit: true }
const refused = (reason: string) => ({ opened: false, download: false, reason })

test('an item without a link opens for its owner only', () => {
  const docs = startZohoDocs()
  expect(docs.visit(file)).toEqual(refused('denied'))
  expect(docs.visit(file, { signedIn: 'org' })).toEqual(refused('denied'))
  expect(docs.visit(file, { signedIn: 'stranger@example.com' })).toEqual(refused('denied'))
  expect(docs.visit(file, { signedIn: 'owner@example.com' })).toEqual(edit)
})

test('linkshare opens for anyone, to read or to edit', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', linkshare)
  expect(docs.visit(file)).toEqual(read)
  docs.post('/share/visibility', { ...linkshare, permission: 'readwrite' })
  expect(docs.visit(file)).toEqual(edit)
  docs.post('/share/visibility', { docid: DOC, visibility: 'private' })
  expect(docs.visit(file)).toEqual(refused('denied'))
})

test('a folder opens at its own address', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { folderid: FOLDER, visibility: 'linkshare', permission: 'readonly' })
  expect(docs.visit(`/folder/${FOLDER}`)).toEqual(read)
  expect(docs.visit(`/file/${FOLDER}`)).toEqual(refused('gone'))
})

test.each(['orgshare', 'orglinkshare'])('%s opens for members of the organization', (visibility) => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, visibility })
  expect(docs.visit(file)).toEqual(refused('denied'))
  expect(docs.visit(file, { signedIn: 'stranger@example.com' })).toEqual(refused('denied'))
  expect(docs.visit(file, { signedIn: 'org' })).toEqual(read)
  expect(docs.visit(file, { signedIn: 'Colleague@example.com' })).toEqual(read)
})

test('a link with a password asks for it', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: 'p&ss wörd+' })
  expect(docs.visit(file)).toEqual(refused('password'))
  expect(docs.visit(file, { password: 'P&ss wörd+' })).toEqual(refused('password'))
  expect(docs.visit(file, { password: 'p&ss wörd+' })).toEqual(read)
})

test.each([
  ['America/New_York', '05/17/2021', '2021-05-18T03:59:59.999Z', '2021-05-18T04:00:00Z'],
  ['America/New_York', '01/15/2021', '2021-01-16T04:59:59.999Z', '2021-01-16T05:00:00Z'],
  // The day on which summer time ends there lasts 25 hours.
  ['America/New_York', '11/07/2021', '2021-11-08T04:59:59.999Z', '2021-11-08T05:00:00Z'],
  // Summer time began at midnight there: the next day starts at 01:00.
  ['America/Sao_Paulo', '11/03/2018', '2018-11-04T02:59:59.999Z', '2018-11-04T03:00:00Z'],
  ['Asia/Kolkata', '05/17/2021', '2021-05-17T18:29:59.999Z', '2021-05-17T18:30:00Z'],
  ['UTC', '12/31/2021', '2021-12-31T23:59:59.999Z', '2022-01-01T00:00:00Z'],
])('in %s, expireson %s is inclusive: a link opens up to %s and not at %s', (timeZone, expireson, last, first) => {
  const docs = startZohoDocs({ timeZone })
  docs.post('/share/visibility', { ...linkshare, expireson })
  docs.setTime(last)
  expect(docs.visit(file)).toEqual(read)
  docs.setTime(first)
  expect(docs.visit(file)).toEqual(refused('expired'))
})

test('inferred: a day that is over is taken, and the link is born expired', () => {
  const docs = startZohoDocs()
  expect(docs.post('/share/visibility', { ...linkshare, expireson: '04/30/2021' }).status).toBe(200)
  expect(docs.visit(file)).toEqual(refused('expired'))
})

test('inferred: the password and the last day hold for organization links too', () => {
  const docs = startZohoDocs()
  const orgLink = { ...linkshare, visibility: 'orgshare', password: 'secret', expireson: '05/17/2021' }
  docs.post('/share/visibility', orgLink)
  expect(docs.visit(file, { signedIn: 'org' })).toEqual(refused('password'))
  expect(docs.visit(file, { signedIn: 'org', password: 'secret' })).toEqual(read)
  docs.setTime('2021-06-01T00:00:00Z')
  expect(docs.visit(file, { signedIn: 'org', password: 'secret' })).toEqual(refused('expired'))
  expect(docs.visit(file)).toEqual(refused('denied'))
})

test.each([
  ['readonly', read],
  ['readwrite', edit],
  ['coowner', edit],
])('inferred: a person with %s gets in past the link, its password and its last day', (permission, outcome) => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: 'secret', expireson: '05/17/2021' })
  docs.post('/share', { docids: DOC, emailids: 'ann@example.com', permission })
  docs.setTime('2021-06-01T00:00:00Z')
  expect(docs.visit(file, { signedIn: 'Ann@example.com' })).toEqual(outcome)
  docs.post('/share/remove', { docid: DOC, emailids: 'ann@example.com' })
  expect(docs.visit(file, { signedIn: 'ann@example.com' })).toEqual(refused('expired'))
})

test('a publication opens at its address to read, the item itself stays closed (own address inferred)', () => {
  const docs = startZohoDocs()
  const { PublishURL } = JSON.parse(docs.post('/publish', external).body).response.result
  const published = new URL(PublishURL.MESSAGE).pathname
  expect(docs.visit(published)).toEqual(read)
  expect(docs.visit(`/file/${PDF}`)).toEqual(refused('denied'))
  docs.post('/publish', { ...external, action: 'change', type: 'org' })
  expect(docs.visit(published)).toEqual(refused('denied'))
  expect(docs.visit(published, { signedIn: 'org' })).toEqual(read)
  docs.post('/publish', { ...external, action: 'remove' })
  expect(docs.visit(published, { signedIn: 'org' })).toEqual(refused('gone'))
})

test('an unknown item is gone, and so is a trashed one (inferred)', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', linkshare)
  docs.item(DOC).trashed = true
  expect(docs.visit(file)).toEqual(refused('gone'))
  expect(docs.visit('/file/nosuchid')).toEqual(refused('gone'))
})

test('the page itself answers over HTTP: the status says what the sentence says', () => {
  const docs = startZohoDocs()
  docs.post('/share/visibility', { ...linkshare, password: 'secret' })
  const asked = docs.send('GET', file, '', {})
  expect([asked.status, asked.body]).toEqual([401, expect.stringContaining('asks for a password')])
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const opened = docs.send('POST', file, 'password=secret', form)
  expect([opened.status, opened.body]).toEqual([200, expect.stringContaining('Opened to read.')])
  expect(opened.body).not.toContain('secret')
  expect(docs.send('GET', `${file}?password=secret`, '', {}).status).toBe(401)
  expect(docs.send('GET', '/folder/nosuchid', '', {}).status).toBe(404)
})
