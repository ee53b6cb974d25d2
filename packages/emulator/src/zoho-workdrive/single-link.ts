import { presentLink } from './present-link.ts'
import { readableLink, type WorkDriveHandler } from './workdrive-call.ts'
import { answerDocument } from './workdrive-refusal.ts'

/** GET /links/{id}. */
export const getLink: WorkDriveHandler = ({ context, state, id }) =>
  answerDocument(200, { data: presentLink(context, state, readableLink(state, id)) })

/** DELETE /links/{id}: 204 without a body; from then on the id is unknown. */
export const deleteLink: WorkDriveHandler = ({ state, id }) => {
  state.links.delete(readableLink(state, id).id)
  return { status: 204, headers: {}, body: '' }
}
