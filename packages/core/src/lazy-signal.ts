export type Clock = { now(): number }

/** Until when, and who may end it before. */
export type Time = { clock: Clock; until: number; given?: AbortSignal | undefined }

/** A longer wait would make Node's timer fire at once. */
const LONGEST_TIMER = 2_147_483_647

/** A signal that is made when it is first asked for: most calls never verify, and planning reads nothing. */
export function lazySignal({ clock, until, given }: Time): {
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
