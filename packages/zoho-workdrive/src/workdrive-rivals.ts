import { type Call, markOf, type Order, yieldToRivals } from '@sharelink/core'
import type { Session } from './workdrive-calls.ts'
import { findMarked } from './workdrive-find.ts'
import { allItemLinks } from './workdrive-lists.ts'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'
import { revokeWorkDriveLink } from './workdrive-revoke.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** One link of a key stays, whoever made it. */
export async function settleRivals(session: Session, order: Order, made: WorkDriveLink, call: Call): Promise<void> {
  const mark = markOf(order)
  if (mark === undefined) return
  await yieldToRivals(
    {
      provider: PROVIDER,
      made,
      marked: async () => findMarked(await allItemLinks(session, order.draft.target, call), mark),
      revoke: (trying) => revokeWorkDriveLink(session, made.link, trying),
      sleep: session.sleep,
    },
    call,
  )
}
