import type { Difference, ShareLinkError } from '@sharelink/core'
import { EXIT, exitCodeOf } from '../exit-code.ts'

/** Something that a person should look at. `line` is its number in the file. */
export type Look = { line: number; key?: string; ref?: string; provider: string; error?: ShareLinkError; note?: string }

/** What differs alike in many links. */
export type Differing = Pick<Difference, 'field' | 'effect' | 'reason' | 'note'> & {
  provider: string
  count: number
  /** The first lines that it is so on. */
  lines: number[]
}

/** Every item is counted; of those to look at, and of what differs, as much is held as a person reads. */
export type Tally = {
  count: (kind: string) => void
  failed: (look: Look & { error: ShareLinkError }) => void
  look: (look: Look) => void
  differ: (line: number, provider: string, differences: readonly Difference[]) => void
  counts: () => Readonly<Record<string, number>>
  sum: () => number
  looks: readonly Look[]
  /** How many more there are to look at. */
  omitted: () => number
  differing: () => readonly Differing[]
  /** The worst exit code of any item. */
  exit: () => number
}

const MOST_LOOKS = 1_000
const MOST_LINES = 5

function kindOf(exit: number): string {
  if (exit === EXIT.ambiguous) return 'ambiguous'
  return exit === EXIT.other ? 'failed' : 'refused'
}

/** Counts what items came to, beginning with these kinds at 0. */
export function createTally(kinds: readonly string[]): Tally {
  const counts = new Map<string, number>([...kinds, 'refused', 'failed', 'ambiguous'].map((kind) => [kind, 0]))
  const looks: Look[] = []
  const differing = new Map<string, Differing>()
  let omitted = 0
  let worst: number = EXIT.done
  const count = (kind: string): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const look = (one: Look): void => {
    if (looks.length < MOST_LOOKS) looks.push(one)
    else omitted += 1
  }
  return {
    count,
    look,
    failed: (one) => {
      const exit = exitCodeOf(one.error)
      worst = Math.max(worst, exit)
      count(kindOf(exit))
      look(one)
    },
    differ: (line, provider, differences) => {
      for (const { field, effect, reason, note } of differences) {
        const name = [provider, field, effect, reason].join(' ')
        const same = differing.get(name) ?? { provider, field, effect, reason, note, count: 0, lines: [] }
        same.count += 1
        if (same.lines.length < MOST_LINES) same.lines.push(line)
        differing.set(name, same)
      }
    },
    counts: () => Object.fromEntries(counts),
    sum: () => [...counts.values()].reduce((sum, number) => sum + number, 0),
    looks,
    omitted: () => omitted,
    differing: () => [...differing.values()],
    exit: () => worst,
  }
}
