import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { docSpaceUsers, startEmulator, type StartedEmulator } from '@sharelink/emulator'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { member, PROVIDER } from './portal.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const node = process.features.typescript ? process.execPath : `${root}node_modules/.bin/node`
const CLI = ['--conditions=@sharelink/source', `${root}packages/cli/src/main.ts`]

/** `npm run faults` kills a long run many times; a plain run of the tests takes a shorter one. */
const IS_WHOLE = process.env['SHARELINK_FAULTS'] === 'all'
const [DRAFTS, KILLS] = IS_WHOLE ? [2_000, 20] : [300, 4]
const SEED = 20_260
/** A draft takes two: whether its link is there, and the link itself. */
const REQUESTS = 2
const FIRST_ROOM = 10_000
const PASSWORD = 'Quiet-Harbour-19'

/** The same numbers every time (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

let emulator: StartedEmulator
const { path, write } = useFolder()

afterEach(() => emulator.stop())

/** Where Node keeps compiled code: every one of the many starts is shorter. It is filled by a run that is not killed. */
let compiled = ''
beforeAll(async () => {
  compiled = await mkdtemp(join(tmpdir(), 'sharelink-compiled-'))
})
afterAll(() => rm(compiled, { recursive: true }))

/** A link that each room has already, and that is nobody's business here. */
const OTHER_LINK = {
  id: '75a5f745-f697-4418-b38d-0fe0d277e258',
  subjectType: 4,
  access: 2,
  title: 'Shared link',
  expirationDate: null,
  password: null,
  denyDownload: false,
  internal: false,
  maxUseCount: null,
  currentUseCount: 0,
} as const

/** A portal with a room for every draft, so that a request tells which line it is for; and the files of a run. */
async function prepare(drafts: number): Promise<readonly string[]> {
  const numbers = Array.from({ length: drafts }, (_, index) => FIRST_ROOM + index)
  const rooms = numbers.map((id) => ({ id, roomType: 5 as const, links: [{ ...OTHER_LINK }] }))
  emulator = await startEmulator({ providers: [PROVIDER], clock: Date, seed: { [PROVIDER]: { rooms } } })
  const lines = numbers.map((id) => {
    const target = { kind: 'room', id: String(id), type: 'CustomRoom' }
    const draft = { target, role: 'viewer', audience: 'anyone', name: `Link ${id}`, password: { env: 'PW' } }
    return JSON.stringify({ key: `k${id}`, draft })
  })
  const baseUrl = emulator.urls[PROVIDER]
  const config = { [PROVIDER]: { baseUrl, apiKey: docSpaceUsers.owner.apiKey, limits: false } }
  const file = await write('drafts.jsonl', `${lines.join('\n')}\n`)
  const settings = await write('config.json', JSON.stringify(config))
  const flags = ['--provider', PROVIDER, '--journal', path('run.jsonl'), '--config', settings, '--concurrency', '12']
  return ['apply', file, ...flags, '--json']
}

type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs the command as a process of its own, and kills it when so many requests have arrived, or one with this method. */
async function runKilled(
  words: readonly string[],
  isTime: (arrived: number, method?: string) => boolean = () => false,
): Promise<Ended> {
  const child = spawn(node, [...CLI, ...words], {
    env: { PW: PASSWORD, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { requests } = emulator
  // What is pushed has been done by the server and not been answered: the kill falls between the two.
  Object.assign(requests, {
    push: (...exchanges: (typeof requests)[number][]) => {
      const length = Array.prototype.push.apply(requests, exchanges)
      if (isTime(length, exchanges[0]?.method)) child.kill('SIGKILL')
      return length
    },
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (part) => (texts.stdout += String(part)))
  child.stderr.on('data', (part) => (texts.stderr += String(part)))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }))
  })
}

type Written = { state?: string; key?: string; ref?: string }

/** The whole lines of the journal. */
async function journal(): Promise<readonly Written[]> {
  const text = await readFile(path('run.jsonl'), 'utf8').catch(() => '')
  const lines: Written[] = text
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line))
  return lines
}

async function doneRooms(): Promise<ReadonlySet<string>> {
  const entries = await journal()
  return new Set(entries.flatMap(({ state, key = '' }) => (state === 'done' ? [key.slice(1)] : [])))
}

/** The links of each room beside the one that it had. */
const made = () =>
  emulator.state[PROVIDER].rooms.map(({ id, links }) => {
    expect(links.filter((link) => link.id === OTHER_LINK.id)).toEqual([OTHER_LINK])
    return links.filter((link) => link.id !== OTHER_LINK.id).map((link) => `${PROVIDER}:room:${id}:${link.id}`)
  })

/** The requests since the first so many that are for one of these rooms. */
function requestsFor(rooms: ReadonlySet<string>, count: number): readonly string[] {
  const paths = emulator.requests.slice(count).map((request) => request.path)
  return paths.filter((path) => rooms.has(/\/rooms\/(\d+)/.exec(path)?.[1] ?? ''))
}

describe('apply', () => {
  it('killed between the work of the server and the line of the journal, finds the one link again', async () => {
    const words = await prepare(1)
    expect(await runKilled(words, (_arrived, method) => method === 'PUT')).toMatchObject({ signal: 'SIGKILL' })
    expect([made().flat().length, (await journal()).map(({ state }) => state)]).toEqual([1, ['begun']])
    const { code, stdout } = await runKilled(words)
    expect([code, member(JSON.parse(stdout), 'made'), made().flat().length]).toEqual([0, 1, 1])
    expect(await readFile(path('run.jsonl'), 'utf8')).not.toContain(PASSWORD)
  })

  it(`of ${DRAFTS} drafts, killed at ${KILLS} moments and resumed each time, makes ${DRAFTS} links and none twice${IS_WHOLE ? '' : ' (npm run faults: 2000, 20)'}`, async () => {
    const words = await prepare(DRAFTS)
    const random = seededRandom(SEED)
    const moments = Array.from({ length: KILLS }, () => 1 + Math.floor(random() * (REQUESTS * DRAFTS - 1)))
    let kills = 0
    for (const moment of moments.sort((one, other) => one - other)) {
      const done = await doneRooms()
      const before = emulator.requests.length
      const { signal } = await runKilled(words, (arrived) => arrived >= Math.max(moment, before + 1))
      if (signal === 'SIGKILL') kills += 1
      expect(requestsFor(done, before)).toEqual([])
    }
    expect(kills).toBe(KILLS)

    const done = await doneRooms()
    const before = emulator.requests.length
    const { code, stdout, stderr } = await runKilled(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ total: DRAFTS, made: DRAFTS - done.size, alreadyDone: done.size })
    expect(requestsFor(done, before)).toEqual([])
    expect(made().map((refs) => refs.length)).toEqual(Array.from({ length: DRAFTS }, () => 1))

    const refs = (await journal()).flatMap(({ state, ref }) => (state === 'done' ? [ref] : []))
    expect(refs).toHaveLength(DRAFTS)
    expect(new Set(refs)).toEqual(new Set(made().flat()))

    const all = emulator.requests.length
    expect(member(JSON.parse((await runKilled(words)).stdout), 'alreadyDone')).toBe(DRAFTS)
    expect(emulator.requests).toHaveLength(all)
  }, 180_000)
})
