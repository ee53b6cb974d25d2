import type { Role, Target } from '@sharelink/core'
import { type Bench, conformanceCases, type ConformanceSetup, type HeldLink, type Place } from '@sharelink/testing'
import { endOfDay } from '@sharelink/calendar'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { describe, it } from 'vitest'
import { ZOHO_DOCS_ACCESS_TOKEN, ZOHO_DOCS_COLLEAGUE } from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import type {
  ZohoDocsItem,
  ZohoDocsLink,
  ZohoDocsPermission,
  ZohoDocsSeed,
} from '../../packages/emulator/src/zoho-docs/zoho-docs-state.ts'
import { visitZohoDocs } from '../../packages/emulator/src/zoho-docs/zoho-docs-visitor.ts'
import { type DocsBench, FILE, FOLDER, PDF, startDocs, ZONE } from '../zoho-docs/docs-bench.ts'

const ROLES: Readonly<Record<ZohoDocsPermission, Role>> = {
  readonly: 'viewer',
  readwrite: 'editor',
  coowner: 'manager',
}

function heldLink({ visibility, permission, password, expiresOn }: ZohoDocsLink): HeldLink {
  return {
    id: 'link',
    role: ROLES[permission],
    audience: visibility === 'linkshare' ? 'anyone' : 'organization',
    listed: visibility === 'orgshare',
    passwordProtected: password !== undefined,
    expiresAt: expiresOn === undefined ? null : endOfDay(expiresOn, ZONE),
  }
}

/** What the server holds on an item, in our words. */
function held({ link, people, publication, name }: ZohoDocsItem): readonly HeldLink[] {
  const permissions = [...new Set(people.map(({ permission }) => permission))]
  const shares = permissions.map((permission) => ({
    id: `people-${permission}`,
    role: ROLES[permission],
    audience: 'people' as const,
    people: people.filter((person) => person.permission === permission).map(({ email }) => email),
    passwordProtected: false,
    expiresAt: null,
  }))
  const audience = publication?.type === 'org' ? 'organization' : 'anyone'
  const published = {
    id: 'publication',
    role: 'viewer',
    audience,
    name,
    passwordProtected: false,
    expiresAt: null,
  } as const
  return [...(link === undefined ? [] : [heldLink(link)]), ...shares, ...(publication === undefined ? [] : [published])]
}

function visitorOf(signedIn: boolean | undefined, password: string | undefined): object {
  return {
    ...(signedIn === true ? { signedIn: ZOHO_DOCS_COLLEAGUE } : {}),
    ...(password === undefined ? {} : { password }),
  }
}

function world(bench: DocsBench): Bench['world'] {
  return {
    links: ({ id }: Target) => held(bench.item(id)),
    requests: () => bench.requests.map(({ method, path }) => ({ method, url: path })),
    visit: (url, { password, signedIn }) => visitZohoDocs(bench.server, { url, ...visitorOf(signedIn, password) }),
  }
}

async function start(seed: ZohoDocsSeed, socket: boolean): Promise<Bench> {
  const bench = await startDocs(seed, { socket })
  return {
    clock: { now: bench.clock.now, advance: bench.advance },
    createClient: (runtime) => bench.client({}, runtime),
    secrets: [ZOHO_DOCS_ACCESS_TOKEN],
    world: world(bench),
    stop: bench.stop,
  }
}

const viewer = { role: 'viewer', audience: 'anyone' } as const
const people = { role: 'viewer', audience: 'people', people: ['ann@example.com', 'bob@example.com'] } as const

function places({ liveDetails }: ZohoDocsSeed): readonly Place[] {
  const updatesName: Place['updatesName'] = [
    'password',
    'expiresAt',
    ...(liveDetails === true ? [] : ['role' as const]),
  ]
  return [
    { label: 'link of a file', draft: { ...viewer, target: FILE }, otherTarget: PDF, single: true, updatesName },
    { label: 'link of a folder', draft: { ...viewer, target: FOLDER }, single: true, updatesName },
    { label: 'share of a file with people', draft: { ...people, target: FILE }, otherTarget: PDF, single: true },
    { label: 'share of a folder with people', draft: { ...people, target: FOLDER }, single: true },
  ]
}

const PUBLISHED: Place = {
  label: 'publication',
  draft: { ...viewer, kind: 'publication', target: PDF, name: 'a.pdf' },
  single: true,
  without: ['name'],
}

/** Cases that this provider cannot come up to, and why; `slots.test.ts` and others hold what is true instead. */
const CANNOT: readonly RegExp[] = [
  // Nothing tells a link's password, expiry or role: after a restart, a link found may be a weaker one of somebody else.
  /^link of .*: a repeated idempotency key gives the same link$/,
  // Only the server knows the file's name.
  /^publication: name, for which the draft leaves no room/,
  // Files can be listed, and what is published is not in the list.
  /^publication: list, which is not offered/,
  // Shares are seen to be gone, publications are not.
  /^publication: revoke is verified/,
  // After a restart it takes the file's name from /revision/details, which the emulator does not have.
  /^publication: revoking again/,
]

type More = Partial<ConformanceSetup> & { socket?: boolean }

function conform(name: string, seed: ZohoDocsSeed, { socket = false, ...more }: More = {}): void {
  const { capabilities } = createZohoDocs({ accessToken: ZOHO_DOCS_ACCESS_TOKEN, timeZone: ZONE })
  const cases = conformanceCases({ capabilities, places: places(seed), start: () => start(seed, socket), ...more })
  describe(`zoho-docs, ${name}`, () => {
    for (const { name: what, run } of cases) if (!CANNOT.some((pattern) => pattern.test(what))) it(what, run)
  })
}

conform('answers as documented', {}, { socket: true })
conform('answers as live ones were', { liveDetails: true })
conform('answers in texts, errors with status 200', {
  answerStyle: 'strings',
  errorEnvelope: 'result-message',
  errorStatus: 200,
})
conform('keys without quotes, and bare errors', { answerStyle: 'unquoted', errorEnvelope: 'ERROR' })
conform('commas after the last name', { answerStyle: 'trailing-commas', sharedUserList: 'user-names' })
conform('publications', {}, { socket: true, places: [PUBLISHED], lacksOperations: ['get', 'list', 'update'] })
