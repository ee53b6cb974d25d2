import { createEmulator, nextcloudPaths, nextcloudUsers, virtualClock } from '@sharelink/emulator'
import type {
  EmulatedResponse,
  Emulator,
  NextcloudSeed,
  NextcloudState,
  VirtualClock,
  Visit,
  VisitOptions,
} from '@sharelink/emulator'
import { z } from 'zod'

const share = z.looseObject({
  id: z.string(),
  permissions: z.number(),
  expiration: z.string().nullable(),
  password: z.string().nullable(),
  label: z.string(),
  path: z.string(),
  url: z.string(),
})
const meta = z.looseObject({ statuscode: z.number(), message: z.string() })
const answer = z.object({ ocs: z.object({ meta, data: z.unknown() }) })

export type Share = z.infer<typeof share>

/** A password that keeps every rule. */
export const PASSWORD = 'S0me-Long-Passw0rd'

type User = keyof typeof nextcloudUsers
type Headers = Readonly<Record<string, string>>
export type Options = { body?: unknown; as?: User; headers?: Headers; version?: 1 | 2 }

export type Nextcloud = {
  readonly emulator: Emulator
  readonly state: NextcloudState
  readonly clock: VirtualClock
  readonly send: (method: string, path: string, headers: Headers, body?: string) => EmulatedResponse
  /** A request at …/shares with what is given after it, in JSON, of the admin unless told otherwise. */
  readonly call: (method: string, after: string, options?: Options) => EmulatedResponse
  /** A new link, of the folder `room` unless told otherwise. */
  readonly create: (body?: object) => Share
  readonly visit: (url: string, options?: Omit<VisitOptions, 'url'>) => Visit
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** A server in process at 2026-11-21T12:00:00Z. */
export function nextcloud(seed: NextcloudSeed = {}): Nextcloud {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: ['nextcloud'], clock, seed: { nextcloud: seed } })
  const send: Nextcloud['send'] = (method, path, headers, body = '') =>
    emulator.handle('nextcloud', { method, path, headers, body })
  const call: Nextcloud['call'] = (method, after, { body, as = 'admin', headers = {}, version = 2 } = {}) => {
    const { username, appPassword } = nextcloudUsers[as]
    const sent = {
      authorization: basic(username, appPassword),
      'ocs-apirequest': 'true',
      accept: 'application/json',
      'content-type': 'application/json',
      ...headers,
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? '')
    return send(method, `/ocs/v${version}.php/apps/files_sharing/api/v1/shares${after}`, sent, text)
  }
  return {
    emulator,
    state: emulator.state.nextcloud,
    clock,
    send,
    call,
    create: (body = {}) => shareOf(call('POST', '', { body: { path: nextcloudPaths.room, shareType: 3, ...body } })),
    visit: (url, options) => emulator.visit('nextcloud', { url, ...options }),
  }
}

/** The share of an answer that makes or changes one; throws for anything else. */
export function shareOf({ status, body }: EmulatedResponse): Share {
  if (status !== 200) throw new Error(`answered ${status}: ${body}`)
  return share.parse(answer.parse(JSON.parse(body)).ocs.data)
}

export function sharesOf({ status, body }: EmulatedResponse): readonly Share[] {
  if (status !== 200) throw new Error(`answered ${status}: ${body}`)
  return z.array(share).parse(answer.parse(JSON.parse(body)).ocs.data)
}

/** HTTP status, OCS status and text of a refusal. */
export function refusalOf({ status, body }: EmulatedResponse): readonly [number, number, string] {
  const { statuscode, message } = answer.parse(JSON.parse(body)).ocs.meta
  return [status, statuscode, message]
}
