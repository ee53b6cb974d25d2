import {
  type CallOptions,
  type Outcome,
  type Revocation,
  type ShareLink,
  ShareLinkError,
  type ShareLinks,
} from '@sharelink/core'
import type { Stand } from './stand.ts'

/** What the caller is told. `stuck`: nothing, in good time. */
export type Told =
  | { outcome: Outcome }
  | { revocation: Revocation }
  | { link: ShareLink }
  | { listed: readonly ShareLink[] }
  | { error: ShareLinkError }
  | { thrown: unknown }
  | { stuck: true }

/** Real milliseconds after which a promise is held to be forgotten. */
const GUARD = 5_000

async function listAll(
  links: ShareLinks,
  scope: Parameters<ShareLinks['list']>[0],
  options: CallOptions,
): Promise<Told> {
  const listed: ShareLink[] = []
  for await (const link of links.list(scope, options)) listed.push(link)
  return { listed }
}

async function call({ scenario, ref }: Stand, links: ShareLinks, options: CallOptions): Promise<Told> {
  switch (scenario.does) {
    case 'create': {
      const key = scenario.key === undefined ? {} : { idempotencyKey: scenario.key }
      return { outcome: await links.create(scenario.draft, { ...options, ...key }) }
    }
    case 'update': {
      const recreate = scenario.recreate === true ? { recreate: true } : {}
      return { outcome: await links.update(ref, scenario.patch, { ...options, ...recreate }) }
    }
    case 'revoke':
      return { revocation: await links.revoke(ref, options) }
    case 'get':
      return { link: await links.get(ref, options) }
    default:
      return listAll(links, scenario.scope ?? scenario.target, options)
  }
}

/** Makes the call of the scenario, and gives what is told of it. */
export async function perform(stand: Stand, links: ShareLinks = stand.links, options: CallOptions = {}): Promise<Told> {
  let guard: NodeJS.Timeout | undefined
  const stuck = new Promise<Told>((resolve) => {
    guard = setTimeout(() => resolve({ stuck: true }), GUARD)
  })
  const told = call(stand, links, options).catch((error: unknown): Told =>
    ShareLinkError.is(error) ? { error } : { thrown: error },
  )
  return Promise.race([told, stuck]).finally(() => clearTimeout(guard))
}
