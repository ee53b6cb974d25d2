import {
  type Adapter,
  type Capabilities,
  createShareLinks,
  type FieldCapabilities,
  type Held,
  type Operations,
  type Runtime,
  type ShareLinkDraft,
  ShareLinkError,
  type ShareLinks,
} from '@sharelink/core'
import {
  createMemory,
  createMemoryServer,
  MEMORY_CAPABILITIES,
  type MemoryLink,
  type MemoryServer,
} from '@sharelink/testing'

export const NOW = Date.parse('2031-03-05T10:20:30.400Z')
export const HELD: Held = { readBack: 'always', change: 'update' }
export const LACKING = { lacking: 'Not here.' }

export const DRAFT: ShareLinkDraft = { target: { kind: 'file', id: '7' }, role: 'viewer', audience: 'anyone' }

export type MemoryOperations = Operations<MemoryLink>

/** A client over a memory provider, of which a test has changed some part. */
export type Scripted = {
  links: ShareLinks
  server: MemoryServer
  /** Names of the calls that reached the adapter, in order. */
  calls: string[]
  clock: { now: () => number; advance: (milliseconds: number) => void }
}

export type Script = {
  fields?: Partial<FieldCapabilities>
  capabilities?: Partial<Capabilities>
  adapter?: Partial<Adapter<MemoryLink>>
  operations?: (
    operations: Required<Omit<MemoryOperations, 'account'>>,
    server: MemoryServer,
    clock: Scripted['clock'],
  ) => Partial<MemoryOperations>
  lacks?: readonly (keyof MemoryOperations)[]
  runtime?: Runtime
}

function capabilitiesOf({ fields = {}, capabilities = {} }: Script): Capabilities {
  const links = MEMORY_CAPABILITIES.links.map((link) => ({ ...link, fields: { ...link.fields, ...fields } }))
  return { ...MEMORY_CAPABILITIES, links, ...capabilities }
}

const UNUSED: Pick<Required<Omit<MemoryOperations, 'account'>>, 'describe' | 'refuseUpdate' | 'lostBy'> = {
  lostBy: () => [],
  describe: (target) => Promise.resolve({ target }),
  refuseUpdate: () => undefined,
}

/** Writes down every call by its name. */
function watched<T extends object>(operations: T, calls: string[]): T {
  return new Proxy(operations, {
    get: (given, name, receiver): unknown => {
      const member: unknown = Reflect.get(given, name, receiver)
      if (typeof member !== 'function' || typeof name !== 'string') return member
      return (...args: readonly unknown[]): unknown => {
        calls.push(name)
        return Reflect.apply(member, given, args)
      }
    },
  })
}

export function script(given: Script = {}): Scripted {
  const server = createMemoryServer()
  const calls: string[] = []
  let now = NOW
  const clock = {
    now: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds
    },
  }
  const memory = createMemory({ capabilities: capabilitiesOf(given), server, now: clock.now })
  const adapter: Adapter<MemoryLink> = {
    ...memory,
    ...given.adapter,
    connect: (connection) => {
      const operations = memory.connect(connection)
      const all = { ...UNUSED, ...operations }
      const changed = { ...operations, ...given.operations?.(complete(all), server, clock) }
      for (const name of given.lacks ?? []) delete changed[name]
      return watched(changed, calls)
    },
  }
  const links = createShareLinks(adapter, { clock, sleep: () => Promise.resolve(), ...given.runtime })
  return { links, server, calls, clock }
}

function complete(operations: MemoryOperations): Required<Omit<MemoryOperations, 'account'>> {
  const { describe, create, find, get, list, refuseUpdate, lostBy, update, restore, revoke } = operations
  if (!describe || !create || !find || !get || !list || !refuseUpdate || !lostBy || !update || !restore || !revoke)
    throw new Error('The memory adapter is to have every call.')
  return { describe, create, find, get, list, refuseUpdate, lostBy, update, restore, revoke }
}

/** What a call is refused with. */
export async function refusal(task: Promise<unknown>): Promise<ShareLinkError> {
  const thrown: unknown = await task.then(
    (value) => new Error(`was not refused: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  if (!ShareLinkError.is(thrown)) throw thrown
  return thrown
}

export function failure(code: ShareLinkError['code'], more: object = {}): ShareLinkError {
  return new ShareLinkError({ provider: 'memory', message: 'A scripted failure.', ...more, code })
}
