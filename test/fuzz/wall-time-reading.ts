/** Of the accounts under fuzzing: one without summer time, so that a wall time is one instant. */
export const ZONE = 'Etc/GMT-5'
const OFFSET = 5 * 3_600_000

const WALL_TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** The instant that a wall time in `ZONE` names; a day alone lasts to its end. */
export function instantOfWallTime(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? WALL_TIME.exec(text) : null
  if (parts === null) return undefined
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number)
  const [hour, minute, second] =
    parts[4] === undefined ? [23, 59, 59] : [...parts.slice(4, 6).map(Number), Number(parts[6] ?? 0)]
  const instant = new Date(0)
  instant.setUTCFullYear(year, month - 1, day)
  instant.setUTCHours(hour ?? 0, minute, second)
  const names =
    instant.getUTCMonth() + 1 === month && instant.getUTCDate() === day && instant.getUTCMinutes() === minute
  return names && instant.getUTCSeconds() === second ? instant.getTime() - OFFSET : undefined
}
