// "10 access tokens / 10 min / refresh token, then blocked for the rest of the window" (accounts documents,
// access-token-expiry). A second more, for clocks that differ.
const MOST = 10
const WINDOW = 10 * 60_000 + 1_000

/** The times of the last token requests of one credential, in milliseconds since 1970, oldest first. */
export type RequestTimes = readonly number[]

/** These and one more. */
export function withRequest(times: RequestTimes, now: number): RequestTimes {
  return [...times, now].slice(-MOST)
}

/** When one more request keeps within ten in ten minutes: `now` or later. */
export function roomAt(times: RequestTimes, now: number): number {
  const tenth = times.at(-MOST)
  return tenth === undefined ? now : Math.max(now, tenth + WINDOW)
}
