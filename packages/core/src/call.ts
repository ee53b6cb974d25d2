import { ShareLinkError } from './errors.ts'

/** One call's time: what is left of it, and whether it was given up. */
export type Call = {
  /** Aborts at the deadline, and when the caller gives up. */
  readonly signal: AbortSignal
  /** Milliseconds until this part of the call must be done. */
  remaining: () => number
  /** Throws `timeout` or `cancelled` when the call is over. */
  check: () => void
  /** Why the call is over, if it is. */
  over: () => 'timeout' | 'cancelled' | undefined
  /** The part kept for verifying and taking back: at most 10 s, and the caller's signal does not stop it. */
  readonly verifying: Call
  end: () => void
}

const MOST_KEPT = 10_000

/** A longer wait would make Node's timer fire at once. */
const LONGEST_TIMER = 2_147_483_647

type Clock = { now(): number }

function part(provider: string, clock: Clock, until: number, signal?: AbortSignal): Omit<Call, 'verifying'> {
  const controller = new AbortController()
  // The injected clock says when time is up; the timer only frees a socket on which nothing comes.
  const timer = setTimeout(() => controller.abort(), Math.min(LONGEST_TIMER, Math.max(0, until - clock.now())))
  const giveUp = (): void => controller.abort()
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp, { once: true })
  const over = (): 'timeout' | 'cancelled' | undefined => {
    if (signal?.aborted) return 'cancelled'
    return controller.signal.aborted || clock.now() >= until ? 'timeout' : undefined
  }
  return {
    signal: controller.signal,
    remaining: () => Math.max(0, until - clock.now()),
    over,
    check: () => {
      const code = over()
      if (code === undefined) return
      const message = code === 'cancelled' ? 'The call was cancelled.' : 'The deadline of the call passed.'
      throw new ShareLinkError({ code, provider, message })
    },
    end: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    },
  }
}

/** Starts the clock of one call. `deadline` in milliseconds; a part of it is kept for verifying. */
export function startCall(provider: string, clock: Clock, deadline: number, signal?: AbortSignal): Call {
  const start = clock.now()
  const kept = Math.min(MOST_KEPT, deadline / 3)
  const last = part(provider, clock, start + deadline)
  const verifying: Call = {
    ...last,
    get verifying(): Call {
      return verifying
    },
  }
  const main = part(provider, clock, start + deadline - kept, signal)
  return {
    ...main,
    verifying,
    end: () => {
      main.end()
      last.end()
    },
  }
}
