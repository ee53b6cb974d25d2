import type { Clock } from '../kernel.ts'
import type { WorkDriveState } from './workdrive-state.ts'
import { WorkDriveRefusal } from './workdrive-refusal.ts'

/** WorkDrive's rate limits as rclone measured them in July 2026; Zoho publishes none. Times in seconds. */
export type WorkDriveThrottle = {
  readonly requestsPerSecond: number
  /** Requests that may come at one instant. */
  readonly burst: number
  /** Listings of one item's or folder's links in a rolling minute. */
  readonly listingsPerMinute: number
  readonly retryAfter: number
  readonly listingRetryAfter: number
  /** What a request adds that comes before its time: 84 became 239. */
  readonly earlyRetryPenalty: number
  /** False for the older server, which sent no Retry-After. */
  readonly retryAfterHeader: boolean
}

export const MEASURED_THROTTLE: WorkDriveThrottle = {
  requestsPerSecond: 6,
  burst: 1,
  listingsPerMinute: 19,
  retryAfter: 119,
  listingRetryAfter: 299,
  earlyRetryPenalty: 155,
  retryAfterHeader: true,
}

/** Counts one admitted request; throws 429 F7008 when it is one too many. */
export type ThrottleGate = { request(): void; listing(folderId: string): void }

/** Reads `state.throttle` at every request, and begins afresh when it is replaced. */
export function createThrottleGate(state: WorkDriveState, clock: Clock): ThrottleGate {
  let limits: WorkDriveThrottle | null = null
  let gate: ThrottleGate | null = null
  const current = (): ThrottleGate | null => {
    if (limits !== state.throttle) {
      limits = state.throttle
      gate = limits === null ? null : createGate(limits, clock)
    }
    return gate
  }
  return { request: () => current()?.request(), listing: (folderId) => current()?.listing(folderId) }
}

function createGate(limits: WorkDriveThrottle, clock: Clock): ThrottleGate {
  const lockedUntil = new Map<string, number>()
  const bucket = { tokens: limits.burst, filledAt: clock.now() }
  const listings = new Map<string, number[]>()
  const lock = (subject: string, seconds: number): never => {
    // Waiting exactly so long still fails; one second more does not.
    lockedUntil.set(subject, clock.now() + (seconds + 1) * 1000)
    const headers = limits.retryAfterHeader ? { 'retry-after': String(seconds) } : undefined
    throw new WorkDriveRefusal(429, 'F7008', 'Request rate limit exceeded', headers)
  }
  const heedLock = (subject: string): void => {
    const secondsLeft = Math.ceil(((lockedUntil.get(subject) ?? 0) - clock.now()) / 1000) - 1
    if (secondsLeft >= 0) lock(subject, secondsLeft + limits.earlyRetryPenalty)
  }
  return {
    request() {
      heedLock('account')
      const now = clock.now()
      const gained = ((now - bucket.filledAt) * limits.requestsPerSecond) / 1000
      bucket.tokens = Math.min(limits.burst, bucket.tokens + gained)
      bucket.filledAt = now
      if (bucket.tokens < 1) lock('account', limits.retryAfter)
      bucket.tokens -= 1
    },
    listing(folderId) {
      heedLock(`folder ${folderId}`)
      const recent = (listings.get(folderId) ?? []).filter((at) => at > clock.now() - 60_000)
      listings.set(folderId, recent)
      if (recent.length >= limits.listingsPerMinute) lock(`folder ${folderId}`, limits.listingRetryAfter)
      recent.push(clock.now())
    },
  }
}
