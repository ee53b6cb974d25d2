import { ShareLinkError } from '@sharelink/core'

/** The error that a task throws; fails where it throws none, or another. */
export function errorOf(task: () => unknown): ShareLinkError {
  try {
    task()
  } catch (error) {
    if (ShareLinkError.is(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
