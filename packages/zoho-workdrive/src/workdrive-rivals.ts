import { type Call, type Order, type ShareLink, ShareLinkError } from '@sharelink/core'
import type { Session } from './workdrive-calls.ts'
import { findMarked } from './workdrive-find.ts'
import { allItemLinks } from './workdrive-lists.ts'
import { keyMark } from './workdrive-mapping.ts'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'
import { revokeWorkDriveLink } from './workdrive-revoke.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** How often, and after how many milliseconds, the link that stays looks whether the others are gone. */
const LOOKS = 8
const PAUSE = 250

/** Every client comes to the same order: the oldest first, of equally old links the one with the smallest id. */
function inOrder({ link: one }: WorkDriveLink, { link: other }: WorkDriveLink): number {
  const age = (one.createdAt?.getTime() ?? 0) - (other.createdAt?.getTime() ?? 0)
  if (age !== 0) return age
  return one.id < other.id ? -1 : 1
}

async function giveWay(session: Session, own: ShareLink, { link }: WorkDriveLink, call: Call): Promise<ShareLinkError> {
  session.orders.forget(own.id)
  const takenBack = await revokeWorkDriveLink(session, own, call).then(
    ({ verified }) => verified,
    () => false,
  )
  const fate = takenBack ? 'The one made here was taken back.' : 'The one made here could NOT be taken back.'
  return new ShareLinkError({
    code: 'conflict',
    provider: PROVIDER,
    message: `Another client made a link with this key at the same time. ${fate}`,
    hint: takenBack
      ? 'Repeat the call: the key stands for `link` where it is what you ask for.'
      : `Revoke ${own.ref} now.`,
    link,
    takenBack,
    ...(takenBack ? {} : { candidates: [own, link] }),
  })
}

/**
 * Looks whether another client made a link with this key at the same time; one of them stays. Throws `conflict` where
 * that is not ours, which is then revoked. A client that made an equally old link may have looked before ours was there:
 * where its link stays, ours goes.
 */
export async function yieldToRivals(session: Session, order: Order, made: WorkDriveLink, call: Call): Promise<void> {
  const mark = keyMark(order)
  if (mark === undefined) return
  const { link: own } = made
  let rival: WorkDriveLink | undefined
  for (let look = 0; look < LOOKS; look += 1) {
    const marked = findMarked(await allItemLinks(session, order.draft.target, call), mark)
    const rivals = marked.filter(({ link }) => link.id !== own.id).toSorted(inOrder)
    rival = rivals[0]
    if (rival === undefined) return
    const listed = marked.find(({ link }) => link.id === own.id) ?? made
    if (inOrder(rival, listed) < 0) break
    await session.sleep(PAUSE, call.signal)
  }
  if (rival !== undefined) throw await giveWay(session, own, rival, call)
}
