import { type Call, type Capabilities, compare, markOf, type Order, ShareLinkError } from '@sharelink/core'
import type { Session } from './workdrive-calls.ts'
import { checkKeyed } from './workdrive-keyed.ts'
import { allItemLinks } from './workdrive-lists.ts'
import { linkName } from './workdrive-mapping.ts'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'
import type { Sent } from './workdrive-memory.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** What the server's clock may differ by beyond its Date header, which has whole seconds. */
const SLACK = 2_000

type Verdict = 'made' | 'perhaps' | 'not'

function cannotTell(message: string, links: readonly WorkDriveLink[]): ShareLinkError {
  const candidates = links.map(({ link }) => link)
  return new ShareLinkError({ code: 'ambiguous', provider: PROVIDER, message, candidates })
}

/** The links that carry the mark of the order's key. */
export function findMarked(links: readonly WorkDriveLink[], mark: string): readonly WorkDriveLink[] {
  const nameless = links.filter(({ link }) => link.name === undefined)
  // A link that does not tell its name may be the one: to make another would be to guess.
  if (nameless.length > 0) throw cannotTell('WorkDrive does not tell the names of the links.', nameless)
  return links.filter(({ link }) => link.name?.endsWith(mark))
}

/** Whether the link is as this order makes it. What is stricter than asked may be a policy's doing. */
function isAsOrdered(order: Order, { link }: WorkDriveLink, capabilities: Capabilities): boolean {
  const differences = compare({ ...order.draft, name: linkName(order) }, link, capabilities)
  return differences.every(({ reason, effect }) => reason === 'unverified' || effect === 'stricter')
}

/** Whether a create whose answer never came made this link. A link without a time of creation may be older. */
function judge(order: Order, sent: Sent, session: Session, found: WorkDriveLink, capabilities: Capabilities): Verdict {
  const { link } = found
  const { memory } = session
  if (link.kind !== order.draft.kind || memory.isOlder(link.id, order)) return 'not'
  if (link.createdAt === undefined) return (link.name ?? linkName(order)) === linkName(order) ? 'perhaps' : 'not'
  if (link.createdAt.getTime() < sent.at + memory.skew - SLACK) return 'not'
  return isAsOrdered(order, found, capabilities) ? 'made' : 'perhaps'
}

function findSent(
  session: Session,
  order: Order,
  sent: Sent,
  links: readonly WorkDriveLink[],
  capabilities: Capabilities,
): readonly WorkDriveLink[] {
  const { made } = sent
  if (made !== undefined) {
    const own = links.find(({ link }) => link.id === made.link.id)
    if (own === undefined) throw cannotTell('The link was made and is not in the list of its item.', [made])
    const mark = markOf(order)
    const rivals = links.filter(({ link }) => mark !== undefined && link !== own.link && link.name?.endsWith(mark))
    return [own, ...rivals]
  }
  const judged = links.map((link) => ({ link, verdict: judge(order, sent, session, link, capabilities) }))
  const of = (wanted: Verdict): WorkDriveLink[] =>
    judged.flatMap(({ link, verdict }) => (verdict === wanted ? [link] : []))
  const perhaps = of('perhaps')
  if (perhaps.length > 0) throw cannotTell('Links are there that may be the one.', [...of('made'), ...perhaps])
  const [only, ...others] = of('made')
  if (only !== undefined && others.length === 0) session.memory.claim(only.link.id, order)
  return of('made')
}

/** The links of a key. One that is there before this order is sent must be known to be what it makes. */
function findKeyed(
  session: Session,
  order: Order,
  mark: string,
  links: readonly WorkDriveLink[],
  capabilities: Capabilities,
): readonly WorkDriveLink[] {
  const marked = findMarked(links, mark)
  const [only, ...others] = marked
  if (only === undefined || others.length > 0) return marked
  if (session.memory.sentOf(order) === undefined) checkKeyed(session, order, only, capabilities)
  else session.orders.made(order, only.link.id)
  return marked
}

/**
 * The links that this order made: by the mark of its key, by the id of the answer, or as what is new since it was sent
 * and as it was ordered. Throws `ambiguous` with candidates where that cannot be told,
 * and `conflict` for a link of the key that may be another order's.
 */
export async function findLinks(
  session: Session,
  order: Order,
  capabilities: Capabilities,
  call: Call,
): Promise<readonly WorkDriveLink[]> {
  const links = await allItemLinks(session, order.draft.target, call)
  const sent = session.memory.sentOf(order)
  const mark = markOf(order)
  if (mark !== undefined && sent?.made === undefined) return findKeyed(session, order, mark, links, capabilities)
  return sent === undefined ? [] : findSent(session, order, sent, links, capabilities)
}
