import { type Adapter, createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import { createWorkDrive, type WorkDriveSettings } from '@sharelink/zoho-workdrive'
import type { EmulatedRequest, EmulatedResponse, ServerContext } from '../../packages/emulator/src/kernel.ts'
import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { createWorkDriveServer } from '../../packages/emulator/src/zoho-workdrive/create-workdrive-server.ts'
import { WORKDRIVE_SEED, type WorkDriveSeed } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { inProcess } from '../conformance/in-process.ts'
import { firstMishap, type Mishaps } from './mishaps.ts'
import { serve } from './socket.ts'

export const START = Date.parse('2026-11-21T12:00:00.000Z')
export const ZONE = WORKDRIVE_SEED.timeZone

const { clientId, clientSecret, refreshToken, accessToken } = ZOHO_ACCOUNTS_SEED

/** Valid for the first hour. */
export const ACCESS_TOKEN = accessToken
export const SECRETS = [clientSecret, refreshToken, accessToken]

export const FILE = { kind: 'file', id: WORKDRIVE_SEED.plainFileId } as const
export const NATIVE = { kind: 'file', id: WORKDRIVE_SEED.nativeFileId } as const
export const FOLDER = { kind: 'folder', id: WORKDRIVE_SEED.folderId } as const

type WorkDriveServer = ReturnType<typeof createWorkDriveServer>

export type Bench = {
  origin: string
  server: WorkDriveServer
  state: WorkDriveServer['state']
  /** What reached the API, in order; tokens' requests left out. */
  requests: EmulatedRequest[]
  mishaps: Mishaps
  /** How long clients have slept, in milliseconds; the clock went on with them. */
  slept: number[]
  clock: { now: () => number }
  advance: (milliseconds: number) => void
  /** A client of its own memory, as after a restart. */
  client: (settings?: Partial<WorkDriveSettings>, runtime?: Runtime) => ShareLinks
  /** Method and path of what has been sent since the last look. */
  sent: () => string[]
}

/** The same numbers each time. */
function repeatableRandom(): () => number {
  let random = 1
  return () => {
    random = (random * 48_271) % 2_147_483_647
    return random / 2_147_483_647
  }
}

function respond({ server, requests, mishaps }: Pick<Bench, 'server' | 'requests' | 'mishaps'>) {
  return (request: EmulatedRequest): EmulatedResponse | 'cut' => {
    if (!request.path.startsWith('/oauth/')) requests.push(request)
    const mishap = firstMishap(mishaps, request)
    if (typeof mishap === 'object') return mishap
    if (mishap === 'cut before') return 'cut'
    const response = server.handle(request)
    return mishap === 'cut after' ? 'cut' : response
  }
}

/** Without a socket there is none to cut. */
function uncut(answer: ReturnType<typeof respond>) {
  return (request: EmulatedRequest): EmulatedResponse => {
    const response = answer(request)
    if (response === 'cut') throw new Error('Only a socket can be cut.')
    return response
  }
}

/** The WorkDrive emulator behind a socket, seen from outside, with a clock that stands until it is moved. */
export async function startBench(seed: WorkDriveSeed = {}, startsAt = START, socket = true): Promise<Bench> {
  let now = startsAt
  let origin = ''
  const clock = { now: () => now }
  const context: ServerContext = { clock, origin: () => origin, random: repeatableRandom() }
  const server = createWorkDriveServer(context, seed)
  const requests: EmulatedRequest[] = []
  const mishaps: Mishaps = []
  const slept: number[] = []
  const answer = respond({ server, requests, mishaps })
  origin = socket ? await serve(clock, answer) : 'https://workdrive.example'
  const way = <State>(adapter: Adapter<State>): Adapter<State> => (socket ? adapter : inProcess(adapter, uncut(answer)))
  const advance = (milliseconds: number): void => {
    now += milliseconds
  }
  const sleep = (milliseconds: number): Promise<unknown> => {
    advance(milliseconds)
    return Promise.resolve(slept.push(milliseconds))
  }
  const account = { clientId, clientSecret, refreshToken, accountsUrl: origin, baseUrl: origin, timeZone: ZONE }
  return {
    origin,
    server,
    state: server.state,
    requests,
    mishaps,
    slept,
    clock,
    advance,
    client: (settings = {}, runtime = {}) =>
      createShareLinks(way(createWorkDrive({ ...account, limits: false, ...settings })), { clock, sleep, ...runtime }),
    sent: () => requests.splice(0).map(({ method, path }) => `${method} ${path}`),
  }
}
