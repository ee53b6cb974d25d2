import { ShareLinkError } from './errors.ts'

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
  end: () => void
}

const MOST_KEPT = 10_000

/** What a provider in trouble is asked again in one call, all its requests taken together. */
const MOST_RETRIES = 6

/** A longer wait would make Node's timer fire at once. */
const LONGEST_TIMER = 2_147_483_647

type Clock = { now(): number }

type Time = { clock: Clock; until: number; given?: AbortSignal | undefined }

/** A signal that is made when it is first asked for: most calls never verify, and planning reads nothing. */
function lazySignal({ clock, until, given }: Time): {
  get: () => AbortSignal
  aborted: () => boolean
  end: () => void
} {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let asked = false
  const giveUp = (): void => controller.abort()
  return {
    get: () => {
      if (asked) return controller.signal
      asked = true
      const wait = Math.min(LONGEST_TIMER, Math.max(0, until - clock.now()))
      // The injected clock says when time is up; the timer only frees a socket on which nothing comes.
      timer = setTimeout(giveUp, wait)
      if (given?.aborted) giveUp()
      given?.addEventListener('abort', giveUp, { once: true })
      return controller.signal
    },
    aborted: () => asked && controller.signal.aborted,
    end: () => {
      asked = true
      clearTimeout(timer)
      given?.removeEventListener('abort', giveUp)
    },
  }
}

let calls = 0

/** One part of a call; `last` makes the one that verifies when it is first asked for: most calls have no use for it. */
function part(provider: string, time: Time, shared: Pick<Call, 'number' | 'spendRetry'>, last?: () => Call): Call {
  const { clock, until, given } = time
  const signal = lazySignal(time)
  let verifying: Call | undefined
  let ended = false
  const over = (): 'timeout' | 'cancelled' | undefined => {
    if (given?.aborted) return 'cancelled'
    return clock.now() >= until || signal.aborted() ? 'timeout' : undefined
  }
  return {
    number: shared.number,
    spendRetry: shared.spendRetry,
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

/** Starts the clock of one call. `deadline` in milliseconds; a part of it is kept for verifying. */
export function startCall(provider: string, clock: Clock, deadline: number, given?: AbortSignal): Call {
  calls += 1
  let retries = MOST_RETRIES
  const spendRetry = (): boolean => {
    retries -= 1
    return retries >= 0
  }
  const shared = { number: calls, spendRetry }
  const end = clock.now() + deadline
  const verifying = (): Call => part(provider, { clock, until: end }, shared)
  return part(provider, { clock, until: end - Math.min(MOST_KEPT, deadline / 3), given }, shared, verifying)
}
