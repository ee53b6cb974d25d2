import type { Call } from './call.ts'

/** Resolves when the turn comes or the call is over, whichever is first. */
function waitFor(before: Promise<void>, call: Call | undefined): Promise<void> {
  if (call === undefined) return before
  return new Promise((resolve) => {
    // One that was given up before is not told of it again.
    if (call.signal.aborted) resolve()
    call.signal.addEventListener('abort', () => resolve(), { once: true })
    void before.then(resolve)
  })
}

/** Runs tasks of the same key one after the other, others side by side. Waiting counts to the call and ends with it. */
export function createQueue(): <T>(key: string, task: () => Promise<T>, call?: Call) => Promise<T> {
  const last = new Map<string, Promise<void>>()
  return async (key, task, call) => {
    const before = last.get(key) ?? Promise.resolve()
    let finish = (): void => undefined
    const mine = new Promise<void>((resolve) => {
      finish = resolve
    })
    const turn = before.then(() => mine)
    last.set(key, turn)
    try {
      await waitFor(before, call)
      call?.check()
      return await task()
    } finally {
      finish()
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
