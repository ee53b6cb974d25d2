import { ShareLinkError, withDetails } from './errors.ts'
import type { FullRuntime } from './runtime.ts'

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

/** When a task may be tried again that wrote nothing because of a limit; `undefined` for every other failure. */
function nextTry(error: unknown, attempt: number, now: number): number | undefined {
  if (!ShareLinkError.is(error) || error.code !== 'rate-limited') return undefined
  const asked = error.retryAt?.getTime() ?? now
  return asked > now ? asked : now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt)
}

/** Whoever gives up while a limit is waited for is not told of the limit. */
function cancelled(error: unknown): unknown {
  if (!ShareLinkError.is(error)) return error
  const message = 'The call was cancelled while it waited for a limit.'
  return withDetails(error, { code: 'cancelled', message, status: undefined, retryAt: undefined })
}

/**
 * Runs a task again while a limit keeps it from writing anything, for at most `patience` milliseconds. Rejects with the
 * last failure.
 */
export async function patiently<T>(
  { clock, sleep }: FullRuntime,
  patience: number,
  signal: AbortSignal | undefined,
  task: () => Promise<T>,
): Promise<T> {
  const until = clock.now() + patience
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await task()
    } catch (error) {
      const at = nextTry(error, attempt, clock.now())
      if (at === undefined || at > until || signal?.aborted) throw error
      await sleep(at - clock.now(), signal).catch(() => Promise.reject(signal?.aborted ? cancelled(error) : error))
    }
  }
}
