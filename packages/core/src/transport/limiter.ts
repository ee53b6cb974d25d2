import type { Call } from '../call.ts'
import { ShareLinkError } from '../errors.ts'
import type { FullRuntime } from '../runtime.ts'
import { type Buckets, createBuckets } from './buckets.ts'
import type { AtOnceLimit, Limits } from './limits.ts'
import type { HttpRequest } from './request.ts'

type Gate = { limit: AtOnceLimit; free: number }

/** A request that waits for its turn. */
type Waiting = {
  call: Call
  buckets: Buckets
  gates: readonly Gate[]
  go: () => void
  refuse: (error: unknown) => void
}

/** Waits until a request may go; resolves with what to call when it is through. Throws `rate-limited` where it cannot go before its call ends. */
export type Limiter = {
  enter: (request: HttpRequest, call: Call) => Promise<() => void>
  pauseUntil: (instant: number) => void
}

function tooLate(provider: string, at: number): ShareLinkError {
  const message = "The client's own limit lets no request go in time."
  return new ShareLinkError({ code: 'rate-limited', provider, retryAt: new Date(at), message })
}

/** `timeout` or `cancelled`, where the call is over. */
function overError({ check }: Call): unknown {
  try {
    check()
    return undefined
  } catch (error) {
    return error
  }
}

/** What becomes of a request now: it goes, it has waited in vain, or every rate lets it go at an instant to come. */
function fateOf(
  provider: string,
  { call, buckets, gates }: Waiting,
  instant: number,
  pausedUntil: number,
): 'goes' | { at: number } | { error: unknown } {
  const at = Math.max(buckets.nextFree(instant), pausedUntil)
  const late = at > instant + call.remaining() ? tooLate(provider, at) : undefined
  const error = overError(call) ?? late
  if (error !== undefined) return { error }
  return at > instant || gates.some(({ free }) => free <= 0) ? { at } : 'goes'
}

function letGo({ buckets, gates, go }: Waiting, instant: number): void {
  buckets.note(instant)
  for (const gate of gates) gate.free -= 1
  go()
}

function createTurns(provider: string, { clock, sleep }: FullRuntime) {
  const waiting: Waiting[] = []
  let paused = { since: -Infinity, until: -Infinity }
  let sleptUntil = -Infinity
  let asleep: AbortController | undefined
  const now = (): number => Math.max(clock.now(), sleptUntil)
  /** Of a clock that was set back since, the pause is not known any more. */
  const pausedUntil = (): number => (now() < paused.since ? -Infinity : paused.until)

  function wakeAt(instant: number): void {
    const controller = new AbortController()
    asleep = controller
    const wake = (): void => {
      sleptUntil = Math.max(sleptUntil, instant)
      if (asleep === controller) pump()
    }
    void sleep(instant - now(), controller.signal).then(wake, () => undefined)
  }

  /** Lets go whoever may, calls that began earlier first: what has been begun is to be finished. */
  function pump(): void {
    asleep?.abort()
    asleep = undefined
    const instant = now()
    let next = Infinity
    for (const entry of waiting.splice(0)) {
      const fate = fateOf(provider, entry, instant, pausedUntil())
      if (fate !== 'goes' && 'at' in fate) {
        waiting.push(entry)
        if (fate.at > instant) next = Math.min(next, fate.at)
      } else if (fate === 'goes') letGo(entry, instant)
      else entry.refuse(fate.error)
    }
    if (next < Infinity) wakeAt(next)
  }

  return {
    add: (entry: Waiting): void => {
      const place = waiting.findIndex(({ call }) => call.number > entry.call.number)
      waiting.splice(place < 0 ? waiting.length : place, 0, entry)
      entry.call.signal.addEventListener('abort', pump, { once: true })
      pump()
    },
    pump,
    isPaused: (): boolean => pausedUntil() > now(),
    pauseUntil: (instant: number): void => {
      paused = { since: now(), until: Math.max(pausedUntil(), instant) }
    },
  }
}

export function createLimiter(provider: string, runtime: FullRuntime, limits: Limits): Limiter {
  const bucketsOf = createBuckets(limits.rates)
  const gates = limits.atOnce.map((limit): Gate => ({ limit, free: limit.max }))
  const turns = createTurns(provider, runtime)

  async function enter(request: HttpRequest, call: Call): Promise<() => void> {
    call.check()
    if (limits.rates.length + gates.length === 0 && !turns.isPaused()) return () => undefined
    const own = gates.filter(({ limit: { of } }) => of === undefined || of(request) !== undefined)
    await new Promise<void>((resolve, reject) => {
      turns.add({ call, buckets: bucketsOf(request), gates: own, go: resolve, refuse: reject })
    })
    return () => {
      for (const gate of own) gate.free += 1
      turns.pump()
    }
  }
  return { enter, pauseUntil: turns.pauseUntil }
}
