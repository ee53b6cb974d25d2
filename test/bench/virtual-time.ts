type Sleeper = { at: number; wake: () => void }

/** A clock that jumps to the next sleeper when nothing else is left to do. */
export type VirtualTime = {
  now: () => number
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Runs a task to its end. */
  run: <T>(task: Promise<T>) => Promise<T>
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function virtualTime(start: number): VirtualTime {
  let now = start
  const sleepers = new Set<Sleeper>()
  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper: Sleeper = {
        at: now + Math.max(0, milliseconds),
        wake: () => {
          signal?.removeEventListener('abort', giveUp)
          sleepers.delete(sleeper)
          resolve()
        },
      }
      const giveUp = (): void => {
        sleepers.delete(sleeper)
        reject(new Error('aborted'))
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      sleepers.add(sleeper)
    })
  return {
    now: () => now,
    sleep,
    run: async (task) => {
      const state = { over: false }
      const ended = task.finally(() => {
        state.over = true
      })
      for (await turn(); !state.over; await turn()) {
        const due = Math.min(...[...sleepers].map(({ at }) => at))
        if (due === Infinity) continue
        now = Math.max(now, due)
        for (const sleeper of [...sleepers].filter(({ at }) => at <= now)) sleeper.wake()
      }
      return ended
    },
  }
}
