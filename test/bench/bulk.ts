import { type Adapter, createShareLinks, type CreateItem, type Runtime, ShareLinkError } from '@sharelink/core'
import { createEmulator, docSpaceUsers, type EmulatorOptions } from '@sharelink/emulator'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { fullRuntime } from '../../packages/core/src/runtime.ts'
import { createLimiter } from '../../packages/core/src/transport/limiter.ts'
import { retryAfter } from '../../packages/core/src/transport/retry.ts'
import { inProcess } from '../conformance/in-process.ts'
import { virtualTime, type VirtualTime } from './virtual-time.ts'

const PROVIDER = 'onlyoffice-docspace'
const START = Date.parse('2026-11-28T00:00:00Z')
/** What a request takes, in virtual milliseconds. */
const REQUEST_TIME = 100
const PER_MINUTE = 1_500

export type BulkResult = { drafts: number; timeRatio: number; status429: number; virtualSeconds: number; made: number }

/** core's limiter before a server in this process that takes its time and counts for itself. */
function throughLimiter<State>(
  adapter: Adapter<State>,
  time: VirtualTime,
  runtime: Runtime,
  on429: () => void,
): Adapter<State> {
  const full = fullRuntime(PROVIDER, runtime)
  return {
    ...adapter,
    connect: (connection) =>
      adapter.connect({
        ...connection,
        transport: (settings) => {
          const send = connection.transport(settings)
          const limiter = createLimiter(PROVIDER, full, settings.limits ?? { rates: [], atOnce: [] })
          return async (request, call) => {
            const leave = await limiter.enter(request, call)
            const arriving = send(request, call)
            await time.sleep(REQUEST_TIME)
            const answer = await arriving.finally(leave)
            if (answer.status !== 429) return answer
            on429()
            const wait = retryAfter(answer.headers, time.now()) ?? 1_000
            throw new ShareLinkError({
              code: 'rate-limited',
              provider: PROVIDER,
              message: 'Too many requests.',
              retryAt: new Date(time.now() + wait),
            })
          }
        },
      }),
  }
}

function* drafts(count: number): Generator<CreateItem> {
  for (let id = 10_000; id < 10_000 + count; id += 1)
    yield {
      draft: { target: { kind: 'room', id: String(id), type: 'CustomRoom' }, role: 'viewer', audience: 'anyone' },
    }
}

/**
 * `createMany` against the emulator's own limit (1,500 requests a minute in a sliding window, 10,000 writes a day). The
 * possible minimum: full windows, one a minute, and the last request's own time.
 */
export async function benchBulk(count: number): Promise<BulkResult> {
  const time = virtualTime(START)
  const runtime = { clock: time, sleep: time.sleep }
  const rooms = Array.from({ length: count }, (_, index) => ({ id: 10_000 + index, roomType: 5 as const }))
  const options: EmulatorOptions = {
    providers: [PROVIDER],
    clock: time,
    seed: { [PROVIDER]: { rooms } },
  }
  const emulator = createEmulator(options)
  emulator.state[PROVIDER].rateLimit = { perMinute: PER_MINUTE, writesPerDay: 10_000 }
  let status429 = 0
  const docSpace = createDocSpace({ baseUrl: 'https://portal.example', apiKey: docSpaceUsers.owner.apiKey })
  const limited = throughLimiter(docSpace, time, runtime, () => {
    status429 += 1
  })
  const adapter = inProcess(limited, (request) => emulator.handle(PROVIDER, request))
  const links = createShareLinks(adapter, runtime)
  let made = 0
  const all = async (): Promise<void> => {
    for await (const { outcome } of links.createMany(drafts(count), { concurrency: 15 }))
      if (outcome !== undefined) made += 1
  }
  await time.run(all())
  const taken = time.now() - START
  const windows = Math.ceil(count / PER_MINUTE) - 1
  const minimum = windows * 60_000 + Math.ceil((count - windows * PER_MINUTE) / 15) * REQUEST_TIME
  return { drafts: count, timeRatio: taken / minimum, status429, virtualSeconds: taken / 1000, made }
}
