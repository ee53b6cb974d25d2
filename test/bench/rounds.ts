export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export type Side = () => Promise<unknown>

/** Milliseconds of each call, one after the other. */
async function latencies(side: Side, calls: number): Promise<readonly number[]> {
  const all: number[] = []
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now()
    await side()
    all.push(performance.now() - start)
  }
  return all
}

/** Calls a second with so many under way at once. */
async function throughput(side: Side, calls: number, atOnce: number): Promise<number> {
  let left = calls
  const start = performance.now()
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await side()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return calls / ((performance.now() - start) / 1000)
}

export type Ratios = { rounds: number; p50Ratio: number; throughputRatio: number; p50Milliseconds: number }

/** Ours over theirs, in blocks that take turns and swap who begins: the medians of the rounds' ratios. */
export async function compareSides(ours: Side, theirs: Side, rounds: number): Promise<Ratios> {
  const slower: number[] = []
  const faster: number[] = []
  const own: number[] = []
  for (const side of [ours, theirs]) await latencies(side, 300)
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours]
    const p50 = new Map<Side, number>()
    const rate = new Map<Side, number>()
    for (const side of order) p50.set(side, median(await latencies(side, 300)))
    for (const side of order) rate.set(side, await throughput(side, 1_500, 64))
    own.push(p50.get(ours) ?? Number.NaN)
    slower.push((p50.get(ours) ?? Number.NaN) / (p50.get(theirs) ?? Number.NaN))
    faster.push((rate.get(ours) ?? Number.NaN) / (rate.get(theirs) ?? Number.NaN))
  }
  return { rounds, p50Ratio: median(slower), throughputRatio: median(faster), p50Milliseconds: median(own) }
}
