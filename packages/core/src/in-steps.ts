import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import { type ErrorCode, ShareLinkError, withDetails } from './errors.ts'
import type { DraftField, ShareLink } from './model.ts'

/** One call of a change that takes several. `holds`: whether its answer is as it should be; else nothing more is sent. */
export type Step<State> = {
  fields: readonly DraftField[]
  send: (call: Call) => Promise<Effective<State>>
  holds: (answered: Effective<State>) => boolean
}

/** Codes that promise that nothing was written, as their hints do, which no longer holds when a step before was done. */
const NOTHING_WRITTEN: readonly ErrorCode[] = ['unavailable', 'timeout', 'cancelled', 'rate-limited']

/** The error of a change that broke off after something of it was done. `link` is what is in force, where it could be read. */
export function halfDone(
  thrown: unknown,
  { done, link, message }: { done: readonly DraftField[]; link: ShareLink | undefined; message: string },
): unknown {
  if (!ShareLinkError.is(thrown)) return thrown
  const isPromise = NOTHING_WRITTEN.includes(thrown.code)
  const advice = 'See `link` for what is in force, and repeat the update.'
  return withDetails(thrown, {
    code: isPromise || thrown.code === 'unauthorized' ? 'ambiguous' : thrown.code,
    link,
    done,
    message: `${message} ${thrown.message}`,
    hint: isPromise ? advice : `${advice} ${thrown.hint}`,
  })
}

/** Takes one step after another as long as all is as it should be, and reads back what is in force. */
export async function changeInSteps<State>(
  steps: readonly Step<State>[],
  look: (call: Call) => Promise<Effective<State>>,
  call: Call,
): Promise<{ after: Effective<State>; done: readonly DraftField[] }> {
  const done: DraftField[] = []
  let latest: Effective<State> | undefined
  try {
    for (const { fields, send, holds } of steps) {
      latest = await send(call)
      done.push(...fields)
      if (!holds(latest)) break
    }
    return { after: await look(done.length > 0 ? call.verifying : call), done }
  } catch (thrown) {
    if (done.length === 0) throw thrown
    // Where the step that failed surely wrote nothing, the answer before it still tells what is in force.
    const wroteNothing = ShareLinkError.is(thrown) && NOTHING_WRITTEN.includes(thrown.code)
    const now = await look(call.verifying).catch(() => (wroteNothing ? latest : undefined))
    throw halfDone(thrown, { done, link: now?.link, message: `The update is half done (${done.join(', ')}):` })
  }
}
