import { ShareLinkError } from '@sharelink/core'
import { usageError } from '../usage-error.ts'

/** What is wrong in a file, all of it told at once. */
export type BadLines = {
  /** Runs a check of one line; what it throws as `invalid-request` is kept, and the line counts as bad. */
  check: <T>(number: number, task: () => T) => T | undefined
  /** Throws `invalid-request` that names lines and fields, where any line is bad. */
  end: () => void
}

const MOST_TOLD = 20

/** The same error as one of a member of the line: `line 3 draft.role`. */
function tellOf(number: number, { field = '', message }: ShareLinkError): { field: string; message: string } {
  const own = message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message
  return { field: `line ${number} ${field}`.trimEnd(), message: own }
}

/** Collects the bad lines of the file that `field` names. */
export function createBadLines(field: string): BadLines {
  const told: { field: string; message: string }[] = []
  let count = 0
  return {
    check: (number, task) => {
      try {
        return task()
      } catch (error) {
        if (!ShareLinkError.is(error) || error.code !== 'invalid-request') throw error
        count += 1
        if (told.length < MOST_TOLD) told.push(tellOf(number, error))
        return undefined
      }
    },
    end: () => {
      const [first, ...others] = told
      if (first === undefined) return
      const more = count > told.length ? `; and ${count - told.length} more lines` : ''
      const rest = others.map((other) => `; ${other.field}: ${other.message}`).join('')
      throw usageError(first.field, `${first.message}${rest}${more}`, `Correct ${field}; nothing was sent.`)
    },
  }
}

/** The same error about a member of a member: `role` of `draft` is `draft.role`. */
export function within(outer: string, error: unknown): unknown {
  if (!ShareLinkError.is(error) || error.code !== 'invalid-request' || error.field === undefined) return error
  const { field, message } = error
  const own = message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message
  return usageError(field === outer ? outer : `${outer}.${field}`, own)
}
