import { ShareLinkError } from '../errors.ts'

type Items<Item> = Iterable<Item> | AsyncIterable<Item>
type Source<Item> = AsyncIterator<Item> | Iterator<Item>

function iteratorOf<Item>(items: Items<Item>): Source<Item> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
}

/** What a source fails with is its owner's, and might hold anything. */
function sourceError(provider: string, thrown: unknown): ShareLinkError {
  if (ShareLinkError.is(thrown)) return thrown
  const name = thrown instanceof Error ? thrown.constructor.name : typeof thrown
  const message = `items: the source of the items failed (${name})`
  return new ShareLinkError({ code: 'invalid-request', provider, field: 'items', message })
}

function sourceOf<Item>(provider: string, items: Items<Item>): Source<Item> {
  try {
    return iteratorOf(items)
  } catch (thrown) {
    throw sourceError(provider, thrown)
  }
}

/** What one run works with: `task` never rejects. */
export type BulkRun<Item, Result> = {
  provider: string
  items: Items<Item>
  /** How many items may be under way, or done and not yet taken, at once. */
  concurrency: number
  task: (item: Item, index: number) => Promise<Result>
  signal?: AbortSignal | undefined
}

/** Takes items as there is room for them and keeps what they came to until it is asked for. */
function startRun<Item, Result>({ provider, items, concurrency, task, signal }: BulkRun<Item, Result>) {
  const source = sourceOf(provider, items)
  const ready: Result[] = []
  const underWay = new Set<Promise<void>>()
  let taken = 0
  let pulling = false
  let over = false
  let failure: ShareLinkError | undefined
  let wake = (): void => undefined

  function begin(item: Item): void {
    const done = task(item, taken).then((result) => {
      underWay.delete(done)
      ready.push(result)
      wake()
    })
    underWay.add(done)
    taken += 1
  }

  async function pull(): Promise<void> {
    pulling = true
    try {
      const next = await source.next()
      if (next.done === true || over) over = true
      else begin(next.value)
    } catch (thrown) {
      over = true
      failure = sourceError(provider, thrown)
    }
    pulling = false
    wake()
  }

  const stop = (): void => {
    over = true
    wake()
  }
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })

  return {
    /** The next result, or `undefined` when all that was taken is done. */
    next: async (): Promise<Result | undefined> => {
      for (;;) {
        if (!over && !pulling && underWay.size + ready.length < concurrency) void pull()
        const result = ready.shift()
        if (result !== undefined) return result
        // A source that never gives its next item keeps no one who has stopped.
        if (underWay.size === 0 && (over || !pulling)) break
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (failure !== undefined) throw failure
      return undefined
    },
    /** Takes nothing more, waits for what is under way, and closes the source. */
    close: async (): Promise<void> => {
      stop()
      signal?.removeEventListener('abort', stop)
      await Promise.all(underWay)
      const closed = (async () => source.return?.())().catch(() => undefined)
      if (!pulling) await closed
    },
  }
}

/** Runs a task for each item, a few at a time, and gives what each came to as it comes. Throws what the source fails with, after all else. */
export async function* runBulk<Item, Result>(run: BulkRun<Item, Result>): AsyncGenerator<Result, void> {
  const running = startRun(run)
  try {
    for (let result = await running.next(); result !== undefined; result = await running.next()) yield result
  } finally {
    await running.close()
  }
}
