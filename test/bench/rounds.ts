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

export type Ratios = {
  rounds: number
  p50Ratio: number
  throughputRatio: number
  cpuRatio: number
  p50Milliseconds: number
}

type Block = { p50: number; rate: number; cpu: number }

/** One short block of a side: latencies one by one, then at 64, and the processor time that both took. */
async function block(side: Side): Promise<Block> {
  const before = process.cpuUsage()
  const p50 = median(await latencies(side, 100))
  const rate = await throughput(side, 600, 64)
  const { user, system } = process.cpuUsage(before)
  return { p50, rate, cpu: user + system }
}

/**
 * Ours over theirs: short blocks that take turns and swap who begins, so that what else the machine does meets both; the
 * medians of the rounds' ratios. Before that both are compiled and know their sockets.
 */
export async function compareSides(ours: Side, theirs: Side, rounds: number): Promise<Ratios> {
  for (let round = 0; round < 6; round += 1) for (const side of [ours, theirs]) await block(side)
  const pairs: { own: Block; other: Block }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = round % 2 === 0 ? [ours, theirs] : [theirs, ours]
    const [one, two] = [await block(first), await block(second)]
    pairs.push(round % 2 === 0 ? { own: one, other: two } : { own: two, other: one })
  }
  const ratioOf = (figure: keyof Block): number => median(pairs.map(({ own, other }) => own[figure] / other[figure]))
  return {
    rounds,
    p50Ratio: ratioOf('p50'),
    throughputRatio: ratioOf('rate'),
    cpuRatio: ratioOf('cpu'),
    p50Milliseconds: median(pairs.map(({ own }) => own.p50)),
  }
}
