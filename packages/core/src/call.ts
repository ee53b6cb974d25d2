import { ShareLinkError } from './errors.ts'
import { type Clock, lazySignal, type Time } from './lazy-signal.ts'

/** One call's time: what is left of it, and whether it was given up. */
export type Call = {
  /** Counts the calls of this process: the older has the smaller number. */
  readonly number: number
  /** Aborts at the deadline, and when the caller gives up. */
  readonly signal: AbortSignal
  /** Milliseconds until this part of the call must be done. */
  remaining: () => number
  /** Throws `timeout` or `cancelled` when the call is over. */
  check: () => void
  /** Why the call is over, if it is. */
  over: () => 'timeout' | 'cancelled' | undefined
  /** Takes one of the tries that all requests of the call have beyond their first; `false` where none is left. */
  spendRetry: () => boolean
  /** The part kept for verifying and taking back: at most 10 s, and the caller's signal does not stop it. */
  readonly verifying: Call
  /** Of a call that outwaits limits: for how many milliseconds, what ends it, and how the deadline begins anew. */
  readonly patience?: { milliseconds: number; signal: AbortSignal | undefined; restart: () => void } | undefined
  end: () => void
}

const MOST_KEPT = 10_000

/** What a provider in trouble is asked again in one call, all its requests taken together. */
const MOST_RETRIES = 6

let calls = 0

/** One part of a call; `last` makes the one that verifies when it is first asked for: most calls have no use for it. */
function part(
  provider: string,
  time: Time & { patience?: number | undefined },
  shared: Pick<Call, 'number' | 'spendRetry'> & { forgiveRetries: () => void },
  last?: () => Call,
): Call {
  const { clock, given, patience } = time
  let { until } = time
  const length = until - clock.now()
  let signal = lazySignal(time)
  let verifying: Call | undefined
  let ended = false
  const over = (): 'timeout' | 'cancelled' | undefined => {
    if (given?.aborted) return 'cancelled'
    return clock.now() >= until || signal.aborted() ? 'timeout' : undefined
  }
  const restart = (): void => {
    signal.end()
    shared.forgiveRetries()
    until = clock.now() + length
    signal = lazySignal({ clock, until, given })
  }
  return {
    number: shared.number,
    spendRetry: shared.spendRetry,
    ...(patience === undefined ? {} : { patience: { milliseconds: patience, signal: given, restart } }),
    get signal(): AbortSignal {
      return signal.get()
    },
    get verifying(): Call {
      if (last === undefined) return this
      verifying ??= last()
      if (ended) verifying.end()
      return verifying
    },
    remaining: () => Math.max(0, until - clock.now()),
    over,
    check: () => {
      const code = over()
      if (code === undefined) return
      const message = code === 'cancelled' ? 'The call was cancelled.' : 'The deadline of the call passed.'
      throw new ShareLinkError({ code, provider, message })
    },
    end: () => {
      signal.end()
      ended = true
      verifying?.end()
    },
  }
}

/** Starts the clock of one call. `deadline` and `patience` in milliseconds; a part of the deadline is kept for verifying. */
export function startCall(
  provider: string,
  clock: Clock,
  deadline: number,
  given?: AbortSignal,
  patience?: number,
): Call {
  calls += 1
  let retries = MOST_RETRIES
  const spendRetry = (): boolean => {
    retries -= 1
    return retries >= 0
  }
  const forgiveRetries = (): void => {
    retries = MOST_RETRIES
  }
  const shared = { number: calls, spendRetry, forgiveRetries }
  const end = clock.now() + deadline
  const verifying = (): Call => part(provider, { clock, until: end }, shared)
  return part(provider, { clock, until: end - Math.min(MOST_KEPT, deadline / 3), given, patience }, shared, verifying)
}
