import type { EmulatedResponse } from '../kernel.ts'
import type { Caller } from './caller.ts'
import type { DocSpaceRateLimit } from './docspace-state.ts'
import { bareAnswer } from './envelope.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Gives the refusal, or undefined for a request that may pass. */
export type RateLimiter = (
  limit: DocSpaceRateLimit | null,
  caller: Caller,
  method: string,
  now: number,
) => EmulatedResponse | undefined

/** Sliding windows for one user or address: requests in a minute, POST and PUT in a day (RateLimiterSettings.cs). */
export function createRateLimiter(): RateLimiter {
  const passed = new Map<string, number[]>()
  return (limit, caller, method, now) => {
    if (!limit) return undefined
    const who = caller.user?.id ?? caller.address
    const windows = [{ key: `minute ${who}`, length: MINUTE, max: limit.perMinute }]
    if (method === 'POST' || method === 'PUT') windows.push({ key: `day ${who}`, length: DAY, max: limit.writesPerDay })
    for (const { key, length, max } of windows) {
      const times = (passed.get(key) ?? []).filter((time) => now - time < length)
      passed.set(key, times)
      if (times.length >= max) return rejection(max, (times[0] ?? now) + length)
    }
    for (const { key } of windows) passed.get(key)?.push(now)
    return undefined
  }
}

/** 429 with an empty body; only rejections carry these headers, and the reset is Unix time. */
function rejection(max: number, reset: number): EmulatedResponse {
  return bareAnswer(429, {
    'x-ratelimit-limit': String(max),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(reset / 1000)),
  })
}
