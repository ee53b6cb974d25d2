import { type Capabilities, compare, type DraftField, type Order, ShareLinkError } from '@sharelink/core'
import type { Session } from './workdrive-calls.ts'
import { linkName } from './workdrive-mapping.ts'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** What protects a link: of a link that another client may have made, it must be told. */
const PROTECTIONS: readonly DraftField[] = ['expiresAt', 'maxUses', 'allowDownload']

function conflict({ link }: WorkDriveLink, message: string): ShareLinkError {
  const hint = 'Look at `link`: revoke it or take it as it is, or use another key.'
  return new ShareLinkError({ code: 'conflict', provider: PROVIDER, link, message, hint })
}

/**
 * Throws `conflict` where the one link of a key is another order's, or cannot be told to be what is asked: no answer
 * tells a password. What is told to differ is left to the caller.
 */
export function checkKeyed(session: Session, order: Order, found: WorkDriveLink, capabilities: Capabilities): void {
  const verdict = session.orders.verdict(order, found.link.id)
  if (verdict === 'same') return
  const { draft } = order
  const differences = compare({ ...draft, name: linkName(order) }, found.link, capabilities)
  if (differences.some(({ reason }) => reason !== 'unverified')) return
  if (verdict === 'other') throw conflict(found, 'This key was used for another order, and its link exists.')
  const untold = differences.some(({ field }) => PROTECTIONS.includes(field))
  if (untold || typeof draft.password === 'string')
    throw conflict(found, 'A link of this key exists and cannot be told to be what is asked for.')
}
