import { type Call, type Capabilities, type HttpAnswer, type Order, ShareLinkError } from '@sharelink/core'
import { createLink } from './workdrive-api.ts'
import { fetchLink, linkInAnswer, sendOnce, type Session } from './workdrive-calls.ts'
import { notUnderstood, readRefusal, refusedError } from './workdrive-errors.ts'
import type { Refused } from './workdrive-known-errors.ts'
import { findLinks } from './workdrive-find.ts'
import { createAttributes } from './workdrive-mapping.ts'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'
import { roleIds } from './workdrive-roles.ts'
import { settleRivals } from './workdrive-rivals.ts'
import { PROVIDER } from './workdrive-settings.ts'

type Try = { answer: HttpAnswer; refused: Refused | undefined }

async function send(session: Session, order: Order, roleId: string | undefined, call: Call): Promise<Try> {
  const request = createLink(createAttributes(order, roleId, session.timeZone))
  const answer = await sendOnce(session, request, call)
  return { answer, refused: readRefusal(answer, request) }
}

/** Whether a refused create surely made nothing: what failed without a reason may have been done. */
async function madeNothing(
  session: Session,
  order: Order,
  { unknownFate }: Refused,
  capabilities: Capabilities,
  call: Call,
): Promise<boolean> {
  if (unknownFate !== true) return true
  return await findLinks(session, order, capabilities, call).then(
    (found) => found.length === 0,
    () => false,
  )
}

/** A folder's viewer is tried with the one id and, where that is refused without a reason, once with the other. */
async function sendWithRole(session: Session, order: Order, capabilities: Capabilities, call: Call): Promise<Try> {
  const { draft } = order
  const [first, second] = roleIds(draft.kind, draft.target.kind, draft.role, session.roles)
  session.memory.note(order, session.clock.now())
  const tried = await send(session, order, first, call)
  const { refused } = tried
  const again =
    second !== undefined &&
    refused?.unexplained === true &&
    (await madeNothing(session, order, refused, capabilities, call))
  const last = again ? await send(session, order, second, call) : tried
  if (last.refused === undefined && second !== undefined) session.roles.folderViewer = again ? '34' : '6'
  return last
}

function unread(made: WorkDriveLink, thrown: unknown): ShareLinkError {
  const { link } = made
  return new ShareLinkError({
    code: 'ambiguous',
    provider: PROVIDER,
    message: 'The link was made and could not be read back, so that what is in force is not known.',
    hint: `Look at ${link.ref}, or revoke it.${ShareLinkError.is(thrown) ? ` Reading failed: ${thrown.message}` : ''}`,
    candidates: [link],
  })
}

/** Makes a link and reads back what is in force: an administrator may have added an expiry. Never sent twice blindly. */
export async function createWorkDriveLink(
  session: Session,
  order: Order,
  capabilities: Capabilities,
  call: Call,
): Promise<WorkDriveLink> {
  const { target } = order.draft
  const { answer, refused } = await sendWithRole(session, order, capabilities, call)
  if (refused !== undefined) throw refusedError(answer, refused, session.clock.now())
  const made = linkInAnswer(session, answer, target)
  if (made === undefined) throw notUnderstood(answer)
  session.memory.claim(made.link.id, order)
  session.orders.made(order, made.link.id)
  const sent = session.memory.sentOf(order)
  if (sent !== undefined) sent.made = made
  try {
    await settleRivals(session, order, made, call.verifying)
    return await fetchLink(session, { target, id: made.link.id }, call.verifying)
  } catch (thrown) {
    throw ShareLinkError.is(thrown) && thrown.code === 'conflict' ? thrown : unread(made, thrown)
  }
}
