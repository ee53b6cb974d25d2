export { endOfDay, expiryHeldAsDay, expiryHeldAsStart, lastDayEndingBy, lastDayStartingBy } from './day.ts'
export { parseTimeZone } from './time-zone.ts'
export { expiryHeldAsWallTime, latestWallTimeBy, readWallTime } from './wall-time.ts'
