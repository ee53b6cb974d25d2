import type { Call } from '../call.ts'
import { ShareLinkError } from '../errors.ts'
import type { FullRuntime } from '../runtime.ts'
import type { AtOnceLimit, Limits, RateLimit } from './limits.ts'
import type { HttpRequest } from './request.ts'

/** Sends of one bucket, newest last, as far back as the limit looks. */
type Sent = number[]

function bucket<T>(buckets: Map<string, T>, key: string, make: () => T): T {
  const known = buckets.get(key)
  if (known !== undefined) return known
  const made = make()
  buckets.set(key, made)
  return made
}

function nextFree(sent: Sent, { max, per }: RateLimit, now: number): number {
  const oldest = sent.at(-max)
  return oldest === undefined ? now : Math.max(now, oldest + per)
}

/** Reserves the next instant at which every rate lets a request go. */
function createPacer(rates: readonly RateLimit[]): (request: HttpRequest, now: number, until: number) => number {
  const buckets = rates.map(() => new Map<string, Sent>())
  return (request, now, until) => {
    const concerned = rates.flatMap((rate, index) => {
      const key = rate.of === undefined ? '' : rate.of(request)
      const own = buckets[index]
      return key === undefined || own === undefined ? [] : [{ rate, sent: bucket<Sent>(own, key, () => []) }]
    })
    const at = concerned.reduce((latest, { rate, sent }) => Math.max(latest, nextFree(sent, rate, now)), now)
    if (at > until) return at
    for (const { rate, sent } of concerned) {
      sent.push(at)
      if (sent.length > rate.max) sent.splice(0, sent.length - rate.max)
    }
    return at
  }
}

type Gate = { free: number; waiting: (() => void)[] }

function leaveGate(gate: Gate): void {
  const next = gate.waiting.shift()
  if (next === undefined) gate.free += 1
  else next()
}

/** Takes a place at a gate; `false` where the call was given up before there was one. */
async function takePlace(gate: Gate, { signal }: Call): Promise<boolean> {
  if (gate.free > 0) {
    gate.free -= 1
    return true
  }
  return new Promise((resolve) => {
    const enter = (): void => resolve(true)
    gate.waiting.push(enter)
    const giveUp = (): void => {
      const place = gate.waiting.indexOf(enter)
      if (place < 0) return
      gate.waiting.splice(place, 1)
      resolve(false)
    }
    signal.addEventListener('abort', giveUp, { once: true })
  })
}

function createGates(limits: readonly AtOnceLimit[]): (request: HttpRequest, call: Call) => Promise<() => void> {
  const gates = limits.map((limit) => ({ limit, gate: { free: limit.max, waiting: [] } satisfies Gate }))
  return async (request, call) => {
    const entered: Gate[] = []
    const leave = (): void => entered.forEach(leaveGate)
    for (const { limit, gate } of gates) {
      if (limit.of !== undefined && limit.of(request) === undefined) continue
      if (await takePlace(gate, call)) entered.push(gate)
      else break
    }
    return leave
  }
}

/** Waits until a request may go; resolves with what to call when it is through. Throws `rate-limited` at once where the wait is longer than the call. */
export type Limiter = {
  enter: (request: HttpRequest, call: Call) => Promise<() => void>
  pauseUntil: (instant: number) => void
}

export function createLimiter(provider: string, { clock, sleep }: FullRuntime, limits: Limits): Limiter {
  const reserve = createPacer(limits.rates)
  const pass = createGates(limits.atOnce)
  let pausedUntil = -Infinity
  return {
    pauseUntil: (instant) => {
      pausedUntil = Math.max(pausedUntil, instant)
    },
    enter: async (request, call) => {
      const leave = await pass(request, call)
      try {
        call.check()
        const now = clock.now()
        const at = reserve(request, Math.max(now, pausedUntil), now + call.remaining())
        if (at > now + call.remaining())
          throw new ShareLinkError({
            code: 'rate-limited',
            provider,
            retryAt: new Date(at),
            message: "The client's own limit lets no request go in time.",
          })
        if (at > now) await sleep(at - now, call.signal)
        call.check()
        return leave
      } catch (error) {
        leave()
        call.check()
        throw error
      }
    },
  }
}
