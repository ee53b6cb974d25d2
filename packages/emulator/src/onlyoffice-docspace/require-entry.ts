import { ServerException } from './api-error.ts'
import type { DocSpaceFile, DocSpaceFolder, DocSpaceRoom } from './docspace-state.ts'
import { findFile, findFolder } from './entries.ts'
import type { Exchange } from './exchange.ts'

/** The room or folder with an id; none of these endpoints checks which of the two it is. */
export function requireFolder({ state, messages }: Exchange, id: string): DocSpaceRoom | DocSpaceFolder {
  const folder = findFolder(state, id)
  if (!folder) throw new ServerException('not-found', messages.itemNotFound)
  return folder
}

export function requireFile({ state, messages }: Exchange, id: string): DocSpaceFile {
  const file = findFile(state, id)
  if (!file) throw new ServerException('not-found', messages.itemNotFound)
  return file
}
