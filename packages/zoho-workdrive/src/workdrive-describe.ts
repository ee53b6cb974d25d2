import type { Call, Description, Target } from '@sharelink/core'
import { readItem } from './workdrive-api.ts'
import { sendChecked, type Session } from './workdrive-calls.ts'
import { notUnderstood } from './workdrive-errors.ts'
import { envelopes } from './workdrive-wire.ts'

/** Reads whether the item is a folder: the same role_id is a commenter of a file and a viewer of a folder. */
export async function describeItem(session: Session, target: Target, call: Call): Promise<Description> {
  const answer = await sendChecked(session, readItem(target.id), call)
  const parsed = envelopes.item.safeParse(answer.json)
  if (!parsed.success) throw notUnderstood(answer)
  const isFolder = parsed.data.data.attributes?.is_folder
  // Clients of the API go by is_folder, and no published page shows a whole answer: where it is absent, the caller's word holds.
  if (typeof isFolder !== 'boolean') return { target }
  const kind = isFolder ? 'folder' : 'file'
  if (kind === target.kind) return { target }
  const message = `target: is a ${kind}, not a ${target.kind}.`
  return { target, refusal: { code: 'invalid-request', field: 'target', message } }
}
