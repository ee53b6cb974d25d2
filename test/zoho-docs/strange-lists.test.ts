import { expect, test } from 'vitest'
import { listed } from './docs-bench.ts'
import { details, FILE, PUBLISHED, reads } from './wire-samples.ts'
import { client, script, useScript } from './wire-script.ts'

useScript()

const GROUP = { sharedGroups: '', sharedUserZuids: '', sharedEmails: '', sharedUsers: 'calvin@gmail.com' }

test.each([
  ['a name among the addresses', { sharedEmails: 'aravind694' }, ['aravind694']],
  ['a list that is an object', { sharedEmails: { 0: 'xylan@gmail.com' } }, ['(not understood)']],
  ['a list of objects', { sharedUsers: ['calvin@gmail.com', { toString: 1 }] }, ['(not understood)']],
  ['a list that is a flag', { sharedGroups: true }, ['(not understood)']],
])('whoever is in a list is somebody: %s', async (_name, group, others) => {
  script(reads(details('private', {}, { ReadOnly: { ...GROUP, ...group } })))
  const links = await listed(client().list(FILE))
  expect(links).toMatchObject([{ id: 'people-readonly', people: ['calvin@gmail.com'], others }])
})

test('a publication whose address is none of the web is not known to be made', async () => {
  const answer = PUBLISHED.replace(/https:[^"]*/, 'javascript:alert(1)')
  const form = { docid: FILE.id, action: 'external', type: 'external', filename: 'a.pdf' }
  script({ request: 'POST /publish', form, answer })
  const draft = { target: FILE, kind: 'publication', role: 'viewer', audience: 'anyone', name: 'a.pdf' } as const
  await expect(client().create(draft)).rejects.toMatchObject({ code: 'ambiguous' })
})
