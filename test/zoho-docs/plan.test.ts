import { compare, createShareLinks } from '@sharelink/core'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { expect, test } from 'vitest'
import { FILE, FOLDER } from './wire-samples.ts'

const NOW = Date.parse('2021-05-01T12:00:00Z')
const adapter = createZohoDocs({
  clientId: '1000.ID',
  clientSecret: 'client-secret-1',
  refreshToken: '1000.refresh-token-1',
  timeZone: 'Europe/Berlin',
})
const links = createShareLinks(adapter, { clock: { now: () => NOW } })

const HEADERS = { accept: 'application/json', authorization: 'Zoho-oauthtoken ***' }
const FORM_HEADERS = { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' }
const BASE = 'https://apidocs.zoho.com/files/v1'
const DETAILS = { method: 'GET', url: `${BASE}/share/details?docid=${FILE.id}`, headers: HEADERS }

test('the plan of a link: look, write, look; the password masked, the day as it is sent', () => {
  const plan = links.plan({
    target: FILE,
    role: 'editor',
    audience: 'organization',
    listed: true,
    password: 'Kestrel-27',
    expiresAt: '2021-06-01T00:00:00+02:00',
  })
  const body = {
    docid: FILE.id,
    visibility: 'orgshare',
    permission: 'readwrite',
    password: '***',
    expireson: '05/31/2021',
  }
  const write = { method: 'POST', url: `${BASE}/share/visibility`, headers: FORM_HEADERS, body }
  expect(plan.requests).toEqual([DETAILS, write, DETAILS])
  expect(plan.expected).toEqual({
    provider: 'zoho-docs',
    target: FILE,
    kind: 'access',
    // Live servers told it.
    role: 'editor',
    audience: 'organization',
    listed: true,
  })
  expect(plan.differences.map(({ field, reason }) => [field, reason])).toEqual([
    ['password', 'unverified'],
    ['expiresAt', 'unverified'],
  ])
  expect(JSON.stringify(plan)).not.toMatch(/Kestrel|secret|refresh/)
})

test('with a key, the plan shows the look for an earlier link as well', () => {
  const plan = links.plan({ target: FILE, role: 'viewer', audience: 'anyone' }, { idempotencyKey: 'k' })
  expect(plan.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET'])
})

test('the plan of a share with people, of a folder', () => {
  const people = ['ann@example.com', 'bob@example.com']
  const plan = links.plan({ target: FOLDER, role: 'manager', audience: 'people', people })
  const body = {
    folderids: FOLDER.id,
    emailids: 'ann@example.com,bob@example.com',
    permission: 'coowner',
    notify: 'false',
  }
  expect(plan.requests[1]).toEqual({ method: 'POST', url: `${BASE}/share`, headers: FORM_HEADERS, body })
  expect(plan.expected).toMatchObject({ role: 'manager', audience: 'people', people })
  expect(plan.differences).toEqual([])
})

test('the plan of a publication is one request', () => {
  const plan = links.plan({
    target: FILE,
    kind: 'publication',
    role: 'viewer',
    audience: 'organization',
    name: 'a.pdf',
  })
  const body = { docid: FILE.id, action: 'org', type: 'org', filename: 'a.pdf' }
  expect(plan.requests).toEqual([{ method: 'POST', url: `${BASE}/publish`, headers: FORM_HEADERS, body }])
})

test('a link and a share with people are judged by what each can hold', () => {
  const share = {
    ref: `zoho-docs:file:${FILE.id}:people-readonly`,
    provider: 'zoho-docs',
    id: 'people-readonly',
    target: FILE,
    kind: 'access',
    role: 'viewer',
    audience: 'people',
    people: ['ann@example.com'],
  } as const
  const wish = { target: FILE, role: 'viewer', audience: 'people', people: ['ann@example.com'] } as const
  expect(compare(wish, share, adapter.capabilities)).toEqual([])
  expect(compare({ ...wish, password: 'Kestrel-27' }, share, adapter.capabilities)).toMatchObject([
    { field: 'password', effect: 'weaker', reason: 'unsupported' },
  ])
  const { people: _people, ...link } = { ...share, id: 'link', audience: 'anyone', listed: false } as const
  const open = { target: FILE, role: 'viewer', audience: 'anyone', password: 'Kestrel-27' } as const
  expect(compare(open, link, adapter.capabilities)).toMatchObject([{ field: 'password', reason: 'unverified' }])
})
