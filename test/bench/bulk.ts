import { type Adapter, createShareLinks, type CreateItem, type Target } from '@sharelink/core'
import {
  createEmulator,
  docSpaceUsers,
  type Emulator,
  type ServerName,
  WORKDRIVE_SEED,
  ZOHO_ACCOUNTS_SEED,
} from '@sharelink/emulator'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { MEASURED_THROTTLE } from '../../packages/emulator/src/zoho-workdrive/throttle.ts'
import { inProcess } from '../conformance/in-process.ts'
import { REQUEST_TIME, throughLimiter } from './through-limiter.ts'
import { virtualTime, type VirtualTime } from './virtual-time.ts'

const START = Date.parse('2026-11-28T00:00:00Z')
const PER_MINUTE = 1_500
const PER_SECOND = 5
const CONCURRENCY = 15
export type BulkResult = {
  drafts: number
  requests: number
  timeRatio: number
  status429: number
  virtualSeconds: number
  made: number
}

type Stand<State> = {
  provider: ServerName
  time: VirtualTime
  adapter: Adapter<State>
  emulator: Emulator
  items: Iterable<CreateItem>
  /** What the requests that are documented take at the least, in milliseconds. */
  minimum: number
}

/** `createMany` against the emulator's own limit, held against the least time that its requests could take. */
async function measured<State>({
  provider,
  time,
  adapter,
  emulator,
  items,
  minimum,
}: Stand<State>): Promise<BulkResult> {
  const runtime = { clock: time, sleep: time.sleep }
  let status429 = 0
  const limited = throughLimiter(adapter, time, runtime, () => {
    status429 += 1
  })
  const links = createShareLinks(
    inProcess(limited, (request) => emulator.handle(provider, request)),
    runtime,
  )
  let drafts = 0
  let made = 0
  const all = async (): Promise<void> => {
    for await (const { outcome } of links.createMany(items, { concurrency: CONCURRENCY })) {
      drafts += 1
      if (outcome !== undefined) made += 1
    }
  }
  await time.run(all())
  const taken = time.now() - START
  const requests = emulator.requests.filter(({ path }) => !path.startsWith('/oauth/')).length
  return { drafts, requests, timeRatio: taken / minimum, status429, virtualSeconds: taken / 1000, made }
}

/** As many drafts as are asked for, each for an item of its own. */
function* drafts(count: number, target: (index: number) => Target): Generator<CreateItem> {
  for (let index = 0; index < count; index += 1)
    yield { draft: { target: target(index), role: 'viewer', audience: 'anyone' } }
}

/** 1,500 requests a minute in a sliding window, 10,000 writes a day: full windows, one a minute, and the last one's own time. */
export function benchDocSpaceBulk(count: number): Promise<BulkResult> {
  const provider = 'onlyoffice-docspace'
  const time = virtualTime(START)
  const rooms = Array.from({ length: count }, (_, index) => ({ id: 10_000 + index, roomType: 5 as const }))
  const emulator = createEmulator({ providers: [provider], clock: time, seed: { [provider]: { rooms } } })
  emulator.state[provider].rateLimit = { perMinute: PER_MINUTE, writesPerDay: 10_000 }
  const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey: docSpaceUsers.owner.apiKey })
  const items = drafts(count, (index) => ({ kind: 'room', id: String(10_000 + index), type: 'CustomRoom' }))
  const windows = Math.ceil(count / PER_MINUTE) - 1
  const minimum = windows * 60_000 + Math.ceil((count - windows * PER_MINUTE) / CONCURRENCY) * REQUEST_TIME
  return measured({ provider, time, adapter, emulator, items, minimum })
}

/** Five requests a second, one less than the server was measured to bear, and never two at one instant. */
export function benchWorkDriveBulk(count: number): Promise<BulkResult> {
  const provider = 'zoho-workdrive'
  const time = virtualTime(START)
  const file = { kind: 'file', spaceId: WORKDRIVE_SEED.myFolderId, status: 'active', readable: true } as const
  const items = Array.from({ length: count }, (_, index) => ({ ...file, id: `file${index}`, name: `${index}.pdf` }))
  const emulator = createEmulator({
    providers: [provider],
    clock: time,
    seed: { [provider]: { items, throttle: MEASURED_THROTTLE } },
  })
  const { clientId, clientSecret, refreshToken } = ZOHO_ACCOUNTS_SEED
  const origin = 'https://workdrive.example'
  const adapter = createWorkDrive({ clientId, clientSecret, refreshToken, accountsUrl: origin, baseUrl: origin })
  // A create reads the item, writes, and reads the link back.
  const minimum = (count * 3 - 1) * (1_000 / PER_SECOND) + REQUEST_TIME
  return measured({
    provider,
    time,
    adapter,
    emulator,
    items: drafts(count, (index) => ({ kind: 'file', id: `file${index}` })),
    minimum,
  })
}
