import { instantOf, wallTimeAt } from '../wall-time.ts'
import { dayOf, startInUtc } from './php-date.ts'
import type { PhpDay } from './php-date.ts'

/** The day that it is where the server stands. */
export function today(now: number, timeZone: string): string {
  return dayOf(wallTimeAt(now, timeZone))
}

/** When a day begins: in the offset that its text had, otherwise in the server's zone. */
export function startOf({ day, offset }: PhpDay, timeZone: string): number {
  const start = startInUtc(day)
  return offset === undefined ? instantOf(start, timeZone, 'earlier') : start - offset * 60_000
}
