import { type Outcome, ShareLinkError } from '@sharelink/core'
import type { DocSpaceLink, DocSpaceState } from '@sharelink/emulator'
import { inProcessPortal, type Portal } from './docspace-in-process.ts'
import type { Scenario } from './docspace-scenarios.ts'

type Place = DocSpaceState['rooms' | 'folders' | 'files'][number]

function places({ rooms, folders, files }: DocSpaceState): readonly Place[] {
  return [...rooms, ...folders, ...files]
}

/** Every link of the portal as text, by where it is. */
export function allLinks(state: DocSpaceState): Map<string, string> {
  const links = new Map<string, string>()
  for (const place of places(state))
    for (const link of place.links) links.set(`${place.kind}:${place.id}:${link.id}`, JSON.stringify(link))
  return links
}

function takenLink(number: number): DocSpaceLink {
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    subjectType: 1,
    access: 2,
    title: `Link ${number}`,
    expirationDate: null,
    password: null,
    denyDownload: false,
    internal: false,
    maxUseCount: null,
    currentUseCount: 0,
  }
}

export function portalOf({ seed, settings, as, ahead, taken, draft: { target } }: Scenario): Portal {
  const portal = inProcessPortal({ seed, settings, as, ahead })
  const place = places(portal.state).find(({ kind, id }) => kind === target.kind && String(id) === target.id)
  place?.links.push(...Array.from({ length: taken }, (_, index) => takenLink(index)))
  return portal
}

/** What a create comes to; anything else than an outcome and our own error is thrown on. */
export async function attempt({ links }: Portal, { draft }: Scenario): Promise<Outcome | ShareLinkError> {
  return links.create(draft).catch((error: unknown) => {
    if (ShareLinkError.is(error)) return error
    throw error
  })
}

/** The link of an outcome as the portal stores it. */
export function storedLink({ state }: Portal, { link }: Outcome): DocSpaceLink | undefined {
  const place = places(state).find(({ kind, id }) => kind === link.target.kind && String(id) === link.target.id)
  return place?.links.find(({ id }) => id === link.id)
}

export function wrote({ emulator }: Portal): boolean {
  return emulator.requests.some(({ method }) => method !== 'GET')
}
