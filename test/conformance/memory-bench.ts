import { type AccountPolicy, type Adapter, createShareLinks, type ShareLinkDraft, type Target } from '@sharelink/core'
import {
  type AccountSetup,
  type Bench,
  type ConformanceSetup,
  createMemory,
  createMemoryServer,
  type HeldLink,
  MEMORY_CAPABILITIES,
  type MemoryLink,
  type MemoryServer,
  type Place,
  type Visitor,
} from '@sharelink/testing'

export const START = Date.parse('2031-03-05T10:20:30.400Z')

/** The memory provider asks for none; adapters that are broken on purpose leak this one. */
export const CREDENTIAL = 'memory-credential-1f2e3d'

/** Makes the adapter under test of a server: the sound one, or one that is broken somewhere. */
export type MakeAdapter = (server: MemoryServer, now: () => number) => Adapter<MemoryLink>

function heldLink(stored: MemoryLink): HeldLink {
  const { id, role, audience, people, listed, name, password, expiresAt, allowDownload, maxUses, visitorFields } =
    stored
  return {
    id,
    role,
    audience,
    people,
    listed,
    name,
    passwordProtected: password !== null,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    allowDownload,
    maxUses,
    visitorFields,
  }
}

function opens(link: MemoryLink | undefined, { password, signedIn = false }: Visitor, now: number): boolean {
  if (link === undefined || (link.expiresAt !== null && link.expiresAt <= now)) return false
  if (link.audience === 'organization' && !signedIn) return false
  return link.password === null || link.password === password
}

/** A fresh memory provider, looked at from its own side. */
export function startMemory(makeAdapter: MakeAdapter, policy?: AccountPolicy): Bench {
  const server = createMemoryServer(policy)
  let now = START
  const adapter = makeAdapter(server, () => now)
  return {
    clock: {
      now: () => now,
      advance: (milliseconds) => {
        now += milliseconds
      },
    },
    createClient: (runtime) => createShareLinks(adapter, runtime),
    secrets: [CREDENTIAL],
    world: {
      links: ({ kind, id }: Target) =>
        [...server.links.values()]
          .filter(({ item }) => item === `/${kind}/${encodeURIComponent(id)}`)
          .map((link) => heldLink(link)),
      requests: () => server.requests,
      visit: (url, visitor) => ({ opened: opens(server.links.get(new URL(url).pathname), visitor, now) }),
    },
  }
}

export const PLACES: readonly Place[] = [
  {
    draft: { target: { kind: 'file', id: '7' }, role: 'viewer', audience: 'anyone' },
    otherTarget: { kind: 'file', id: '8' },
  },
  {
    draft: { target: { kind: 'folder', id: 'ä/b:c' }, role: 'uploader', audience: 'organization' },
    otherTarget: { kind: 'folder', id: 'a' },
  },
  {
    draft: {
      target: { kind: 'room', id: '9' },
      role: 'editor',
      audience: 'people',
      people: ['Ann@example.com', 'bob@example.com'],
    },
    otherTarget: { kind: 'room', id: '10' },
  },
]

const FILE = { kind: 'file', id: '7' } as const
const AGREEABLE = { target: FILE, role: 'viewer', audience: 'anyone', password: 'Kestrel-27' } as const

/** An administrator who demands all that there is to demand. */
const POLICY: AccountPolicy = {
  password: { required: true, rules: [{ pattern: '.*\\d.*', rule: 'The password must have a digit.' }] },
  expiry: { required: true, longest: 30, default: 7 },
  switchedOff: [{ field: 'role', values: ['editor'], target: 'file', message: 'Editing is switched off.' }],
}

/** An account with these demands, for an adapter that may be broken. */
export function demandingAccount(makeAdapter: MakeAdapter): AccountSetup {
  return {
    policy: POLICY,
    works: AGREEABLE,
    against: [
      { field: 'password', draft: { ...AGREEABLE, password: null } },
      { field: 'password', draft: { ...AGREEABLE, password: 'no digits' } },
      { field: 'expiresAt', draft: { ...AGREEABLE, expiresAt: new Date(START + 31 * 86_400_000) } },
      { field: 'role', draft: { ...AGREEABLE, role: 'editor' } },
    ],
    start: () => startMemory(makeAdapter, POLICY),
  }
}

/** An account without demands, for adapters that hold less than others ask for. */
export function undemandingAccount(makeAdapter: MakeAdapter, works: ShareLinkDraft): AccountSetup {
  const policy = { password: { required: false, rules: [] }, expiry: { required: false }, switchedOff: [] }
  return { policy, works, against: [], start: () => startMemory(makeAdapter, policy) }
}

/** The suite over a memory adapter. */
export function memorySetup(
  makeAdapter: MakeAdapter = (server, now) => createMemory({ server, now }),
  capabilities = MEMORY_CAPABILITIES,
): ConformanceSetup {
  return { capabilities, places: PLACES, start: () => startMemory(makeAdapter), account: demandingAccount(makeAdapter) }
}
