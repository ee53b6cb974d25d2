import { type Call, type LinkAddress, type Send, type ShareLink, ShareLinkError } from '@sharelink/core'
import { putLink } from './docspace-api.ts'
import { afterWrite, linksHidden, mayShare, maySeeLinks, readItemWire } from './docspace-calls.ts'
import { readRefusal, refusedError } from './docspace-errors.ts'
import { findLink, type LinkList, readLinks } from './docspace-list.ts'
import { revokeBody } from './docspace-mapping.ts'
import { explainRefusal } from './docspace-refusals.ts'
import { type DocSpaceConfig, PROVIDER } from './docspace-settings.ts'

type Revoked = { verified: boolean; replacedBy?: ShareLink }

/** Gone is believed where the entry says that the caller may share, and so see links. */
async function believeGone(send: Send, { target }: LinkAddress, call: Call): Promise<Revoked> {
  if (await maySeeLinks(send, target, call)) return { verified: true }
  throw linksHidden()
}

function stillThere(link: ShareLink): ShareLinkError {
  return new ShareLinkError({
    code: 'policy',
    provider: PROVIDER,
    status: 200,
    link,
    message: 'DocSpace answered with success and did not revoke the link.',
    hint: 'It is still in force; see `link`.',
  })
}

/** The link that the server put in the place of a revoked primary (FileStorageService.cs:5796-5815). */
function replacement(before: LinkList, after: LinkList): { replacedBy?: ShareLink } {
  const known = new Set(before.links.map(({ link }) => link.id))
  const fresh = after.links.find(({ link }) => link.primary === true && !known.has(link.id))
  return fresh === undefined ? {} : { replacedBy: fresh.link }
}

/** The list after a revoke: `still` is the link where it is there. An empty one is read again from the entry's side. */
async function lookAgain(
  send: Send,
  { target, id }: LinkAddress,
  call: Call,
): Promise<{ list: LinkList; still: ShareLink | undefined }> {
  const list = await readLinks(send, target, call)
  const still = findLink(list, id)?.link
  // The link was seen before: only a right that is gone since can have hidden it.
  if (list.links.length === 0 && mayShare(await readItemWire(send, target, call)) === false) throw linksHidden()
  return { list, still }
}

/**
 * Sends access None for a link that is seen in the list, and for nothing else: the server would take a member's id too.
 * Everything stored goes with it, because a different `internal` or expiry makes the server ignore the call.
 */
export async function revokeDocSpaceLink(
  send: Send,
  config: DocSpaceConfig,
  address: LinkAddress,
  now: number,
  call: Call,
): Promise<Revoked> {
  const { target, id } = address
  const before = await readLinks(send, target, call)
  const link = findLink(before, id)
  if (link === undefined) return believeGone(send, address, call)
  const answer = await send(putLink(target, revokeBody(link, config, now)), call)
  const refused = readRefusal(answer, true)
  // A try that was lost may have worked, and the next one is then refused where the list is full (FileSharing.cs:340-369).
  const looked = lookAgain(send, address, call.verifying)
  const { list, still } = await (refused === undefined
    ? afterWrite(looked)
    : looked.catch(() => Promise.reject(refusedError(answer, refused))))
  if (still === undefined) return { verified: true, ...replacement(before, list) }
  if (refused === undefined) throw stillThere(still)
  const wish = { target, kind: link.link.kind, purpose: 'revoke' } as const
  throw await explainRefusal(send, config, wish, answer, refused, call.verifying)
}
