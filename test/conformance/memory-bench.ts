import { type Adapter, createShareLinks, type Target } from '@sharelink/core'
import {
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
export function startMemory(makeAdapter: MakeAdapter): Bench {
  const server = createMemoryServer()
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

/** The suite over a memory adapter. */
export function memorySetup(
  makeAdapter: MakeAdapter = (server, now) => createMemory({ server, now }),
  capabilities = MEMORY_CAPABILITIES,
): ConformanceSetup {
  return { capabilities, places: PLACES, start: () => startMemory(makeAdapter) }
}
