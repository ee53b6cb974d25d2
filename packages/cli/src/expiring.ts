import type { ShareLink } from '@sharelink/core'
import { durationOf } from './time-values.ts'
import { valueOf } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { diagnose } from './report.ts'
import { usageError } from './usage-error.ts'

/** Which links `--expiring` keeps; all of them where it is not given. */
export type Expiring = {
  keeps: (link: ShareLink) => boolean
  /** Says on stderr how many links were left out because their provider does not tell when they expire. */
  end: () => void
}

function timeOf(flag: string, text: string): number {
  const time = durationOf(text)
  if (time !== undefined && time > 0) return time
  throw usageError(flag, 'must be a time such as 7d, 12h or 30m')
}

/** Keeps the links that end within the time that `--expiring` names: not those that have ended, nor those that never do. */
export function expiringOf(invocation: Invocation): Expiring {
  const within = valueOf(invocation, 'expiring', timeOf)
  if (within === undefined) return { keeps: () => true, end: () => undefined }
  const now = (invocation.surroundings.runtime?.clock ?? Date).now()
  let untold = 0
  return {
    keeps: ({ expiresAt, expired }) => {
      if (expiresAt === undefined && expired !== true) untold += 1
      if (!expiresAt || expired === true) return false
      const end = expiresAt.getTime()
      return end > now && end <= now + within
    },
    end: () => {
      if (untold > 0) diagnose(invocation, `${untold} links do not tell when they expire, and are not shown.`)
    },
  }
}
