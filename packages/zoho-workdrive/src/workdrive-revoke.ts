import { type Call, type LinkAddress, ShareLinkError, type Target } from '@sharelink/core'
import { deleteLink } from './workdrive-api.ts'
import { fetchLink, sendOnce, type Session } from './workdrive-calls.ts'
import { readRefusal, refusedError } from './workdrive-errors.ts'
import type { Refused } from './workdrive-known-errors.ts'
import { allItemLinks } from './workdrive-lists.ts'
import { UNKNOWN_ITEM, type WorkDriveLink } from './workdrive-mapping-answers.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** Whether the list must tell what a refused DELETE came to: R008 means deleted or unreadable, and failures may lie. */
function listDecides({ code, unknownFate }: Refused): boolean {
  return code === 'not-found' || unknownFate === true
}

/** The link is still in the list of its item. */
function stillThere({ link }: WorkDriveLink, status: number, refused: Refused | undefined): ShareLinkError {
  const details = { provider: PROVIDER, status, link }
  if (refused === undefined)
    return new ShareLinkError({
      ...details,
      code: 'unexpected-response',
      message: 'WorkDrive answered with success and did not revoke the link.',
      hint: 'It is still in force; see `link`.',
    })
  if (refused.code === 'not-found')
    return new ShareLinkError({
      ...details,
      code: 'forbidden',
      message: 'The account may see this link and not revoke it.',
    })
  return new ShareLinkError({
    ...details,
    code: 'unavailable',
    message: 'WorkDrive failed, and the link is still in force.',
  })
}

/** The list cannot be read: after an accepted DELETE its outcome is not known, after a refused one its reason is not. */
function unseen(thrown: unknown, status: number, refused: Refused | undefined): unknown {
  if (!ShareLinkError.is(thrown)) return thrown
  if (refused?.code === 'not-found') return thrown
  return new ShareLinkError({
    code: 'ambiguous',
    provider: PROVIDER,
    status,
    message: `Whether the link is gone could not be seen: ${thrown.message}`,
    hint: `${refused === undefined ? 'WorkDrive accepted the revoke.' : 'WorkDrive failed.'} ${thrown.hint}`,
  })
}

async function readList(
  session: Session,
  target: Target,
  status: number,
  refused: Refused | undefined,
  call: Call,
): Promise<readonly WorkDriveLink[]> {
  return await allItemLinks(session, target, call).catch((error: unknown) =>
    Promise.reject(unseen(error, status, refused)),
  )
}

/** Deletes a link and believes it when the item's own list, which this account could read, no longer has it. */
export async function revokeWorkDriveLink(
  session: Session,
  address: LinkAddress,
  call: Call,
): Promise<{ verified: boolean }> {
  const { target, id } = address.target.id === UNKNOWN_ITEM ? (await fetchLink(session, address, call)).link : address
  const request = deleteLink(id)
  const answer = await sendOnce(session, request, call)
  const refused = readRefusal(answer, request)
  if (refused !== undefined && !listDecides(refused)) throw refusedError(answer, refused, session.clock.now())
  const links = await readList(session, target, answer.status, refused, call.verifying)
  const remaining = links.find(({ link }) => link.id === id)
  if (remaining !== undefined) throw stillThere(remaining, answer.status, refused)
  return { verified: true }
}
