/** Draws that are the same for the same seed. */
export type Chance = {
  /** A whole number from 0 up to, not including, `below`. */
  below: (below: number) => number
  /** True once in `often` times. */
  oneIn: (often: number) => boolean
  pick: <T>(among: readonly T[]) => T
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    oneIn: (often) => below(often) === 0,
    pick: (among) => {
      const [picked = among[0]] = among.slice(below(among.length))
      if (picked === undefined) throw new RangeError('There is nothing to pick from.')
      return picked
    },
  }
}

/** The seed of one case: cases are far apart, and each can be run alone. */
export function seedOfCase(seed: number, index: number): number {
  return (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
}
