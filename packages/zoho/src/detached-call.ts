import { type Call, ShareLinkError } from '@sharelink/core'

const MOST_RETRIES = 4

/** The time of work that no single caller owns: what one of them gives up goes on for the others. In milliseconds. */
export function detachedCall(provider: string, clock: { now(): number }, deadline: number, given?: AbortSignal): Call {
  const until = clock.now() + deadline
  const timeout = AbortSignal.timeout(deadline)
  const over = (): 'timeout' | 'cancelled' | undefined => {
    if (given?.aborted) return 'cancelled'
    return timeout.aborted || clock.now() >= until ? 'timeout' : undefined
  }
  let retries = MOST_RETRIES
  const call: Call = {
    // Whoever waits for a token waits with all that was begun.
    number: 0,
    spendRetry: () => {
      retries -= 1
      return retries >= 0
    },
    signal: given === undefined ? timeout : AbortSignal.any([timeout, given]),
    remaining: () => Math.max(0, until - clock.now()),
    over,
    check: () => {
      const code = over()
      if (code !== undefined) throw callOver(provider, code)
    },
    get verifying() {
      return call
    },
    end: () => undefined,
  }
  return call
}

function callOver(provider: string, code: 'timeout' | 'cancelled'): ShareLinkError {
  const message = code === 'cancelled' ? 'The call was cancelled.' : 'The deadline of the call passed.'
  return new ShareLinkError({ code, provider, message })
}
