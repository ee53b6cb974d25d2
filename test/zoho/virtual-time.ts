/** A clock that only a test and its sleepers move; whoever sleeps at the same moment wakes at the same moment. */
export type VirtualTime = {
  clock: { now(): number }
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds of each sleep asked for. */
  sleeps: number[]
  advance: (milliseconds: number) => void
}

export const START = Date.UTC(2026, 0, 5, 12)

export function virtualTime(): VirtualTime {
  let now = START
  const sleeps: number[] = []
  return {
    clock: { now: () => now },
    sleeps,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds)
      const wake = now + milliseconds
      await Promise.resolve()
      now = Math.max(now, wake)
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
