import type { ShareLink, ShareLinkDraft } from '@sharelink/core'
import type { Visit } from '@sharelink/emulator'
import type { Outsider } from './world.ts'

/** What visiting came to: in words, and where it was not as the link in force says. */
export type Visited = { story: string; broken: readonly string[] }

const SECOND = 1000

function words({ opened, download, edit, reason }: Visit): string {
  if (!opened) return reason === undefined ? 'closed' : `closed (${reason})`
  const rights = ['look', ...(edit === true ? ['edit'] : []), ...(download ? ['download'] : [])]
  return `may ${rights.join(', ')}`
}

function rightsBroken({ opened, download, edit }: Visit, { role, allowDownload }: ShareLink): readonly string[] {
  if (!opened) return ['the link does not open for whom it is meant']
  return [
    ...(download && allowDownload === false ? ['a download is possible although it is forbidden'] : []),
    ...(edit === true && role === 'viewer' ? ['a viewer may edit'] : []),
  ]
}

type Asked = Pick<ShareLinkDraft, 'password' | 'expiresAt'>

/** As whom one must be signed in to use the link as it is meant: one of its people, or some member. */
function identityFor({ audience, kind, people = [] }: ShareLink): string | boolean {
  return audience === 'people' ? (people[0] ?? true) : audience !== 'anyone' || kind === 'invitation'
}

/** When it is over at the latest: as told, or else as asked. */
function overAt({ expiresAt }: ShareLink, asked: Asked): Date | undefined {
  if (expiresAt !== undefined) return expiresAt ?? undefined
  return asked.expiresAt ? new Date(asked.expiresAt) : undefined
}

/** The visits that must find the door closed, each with a word for it. */
function closedVisits(
  { visit, at }: Outsider,
  link: ShareLink,
  url: string,
  asked: Asked,
): readonly (readonly [string, Visit])[] {
  const signedIn = identityFor(link)
  const { password } = asked
  const meant = { signedIn, ...(typeof password === 'string' ? { password } : {}) }
  const { kind } = link
  const over = overAt(link, asked)
  return [
    ...(signedIn !== false && kind !== 'invitation' ? [['a stranger', visit(url)] as const] : []),
    ...(typeof password !== 'string'
      ? []
      : [
          ['without password', visit(url, { signedIn })] as const,
          ['with a wrong one', visit(url, { signedIn, password: `${password}?` })] as const,
        ]),
    ...(over === undefined
      ? []
      : [['after expiry', at(new Date(over.getTime() + SECOND), () => visit(url, meant))] as const]),
  ]
}

/** Opens a link as those do who should and those who should not get in, before and after its expiry. */
export function visitAll(outsider: Outsider, link: ShareLink, asked: Asked): Visited {
  const { expiresAt } = link
  const { password } = asked
  const url = outsider.addressOf(link)
  if (url === undefined) return { story: 'no address was told', broken: [] }
  const signedIn = identityFor(link)
  const open = (): Visit => outsider.visit(url, { signedIn, ...(typeof password === 'string' ? { password } : {}) })
  const visit = open()
  const late = expiresAt instanceof Date ? outsider.at(new Date(expiresAt.getTime() - SECOND), open) : visit
  const closed = closedVisits(outsider, link, url, asked)
  const shut = closed.filter(([, { opened }]) => !opened).map(([who]) => who)
  const story = `${signedIn === false ? 'an outsider' : signedIn === true ? 'a colleague' : signedIn} ${words(visit)}`
  return {
    story: shut.length === 0 ? story : `${story}; closed: ${shut.join(', ')}`,
    broken: [
      ...rightsBroken(visit, link),
      ...(late.opened ? [] : ['the link does not open until it expires']),
      ...closed.filter(([, { opened }]) => opened).map(([who]) => `the link opens: ${who}`),
    ],
  }
}

/** Tries the address of a link that is revoked, as somebody who knows all there is to know. */
export function visitRevoked(outsider: Outsider, link: ShareLink, password: string | undefined): Visited {
  const url = outsider.addressOf(link)
  const signedIn = identityFor(link) || true
  if (url === undefined) return { story: 'no address was told', broken: [] }
  const visit = outsider.visit(url, { signedIn, ...(password === undefined ? {} : { password }) })
  return { story: words(visit), broken: visit.opened ? ['the revoked link still opens'] : [] }
}
