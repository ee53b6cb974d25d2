import type { Surroundings } from '../surroundings.ts'

/** A bar on a terminal; nothing elsewhere. */
export type Progress = {
  /** Shows how many are done, at most ten times a second. */
  show: (done: number, remark: string) => void
  /** Takes the bar away. */
  end: () => void
}

const BETWEEN = 100
const WIDTH = 24
const NARROWEST = 20
const WITHOUT_COLUMNS = 80
const ERASE = '\r\u001b[2K'

function barOf(done: number, total: number, remark: string): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.floor(share * WIDTH)
  const bar = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`
  return `${bar} ${Math.floor(share * 100)}% ${done}/${total} ${remark}`
}

/** A progress bar for `total` items on stderr, by the clock of the surroundings. */
export function createProgress({ stderr, runtime, env }: Surroundings, total: number): Progress {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb') return { show: () => undefined, end: () => undefined }
  const clock = runtime?.clock ?? Date
  let shownAt = Number.NEGATIVE_INFINITY
  return {
    show: (done, remark) => {
      const now = clock.now()
      if (now - shownAt < BETWEEN) return
      shownAt = now
      const room = Math.max(NARROWEST, stderr.columns ?? WITHOUT_COLUMNS) - 1
      stderr.write(`${ERASE}${barOf(done, total, remark).slice(0, room)}`)
    },
    end: () => {
      if (shownAt > Number.NEGATIVE_INFINITY) stderr.write(ERASE)
    },
  }
}
