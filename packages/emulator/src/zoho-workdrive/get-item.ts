import { readableItem, type WorkDriveHandler } from './workdrive-call.ts'
import { answerDocument } from './workdrive-refusal.ts'

/** GET /files/{id}: a file or folder, with the few attributes that are known to be there. */
export const getItem: WorkDriveHandler = ({ context, state, id }) => {
  const { name, kind } = readableItem(state, id)
  const isFolder = kind === 'folder'
  const attributes = { name, is_folder: state.values === 'text' ? String(isFolder) : isFolder }
  const links = { self: `${context.origin()}/workdrive/api/v1/files/${id}` }
  return answerDocument(200, { data: { id, type: 'files', attributes, links } })
}
