import { createEmulator, openCloudItems, openCloudUsers, virtualClock } from '@sharelink/emulator'
import type {
  EmulatedResponse,
  Emulator,
  OpenCloudSeed,
  OpenCloudState,
  Visit,
  VirtualClock,
} from '@sharelink/emulator'
import { z } from 'zod'

const permission = z.looseObject({
  id: z.string(),
  hasPassword: z.boolean(),
  expirationDateTime: z.string().optional(),
  link: z.looseObject({ type: z.string(), webUrl: z.string(), '@libre.graph.displayName': z.string() }),
})
const refusal = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) })

/** A password that keeps every rule. */
export const PASSWORD = 'S0me-Long-Passw0rd!'

type User = keyof typeof openCloudUsers

export type OpenCloud = {
  readonly emulator: Emulator
  readonly state: OpenCloudState
  readonly clock: VirtualClock
  readonly send: (method: string, path: string, options?: { body?: unknown; headers?: object }) => EmulatedResponse
  /** A request on an item, by default the folder `room`, of the admin unless told otherwise. */
  readonly call: (
    method: string,
    path: string,
    options?: { body?: unknown; as?: User; item?: string },
  ) => EmulatedResponse
  readonly visit: (url: string, options?: { password?: string; signedIn?: boolean | string }) => Visit
}

/** A server in process at 2026-11-21T12:00:00Z. */
export function openCloud(seed: OpenCloudSeed = {}): OpenCloud {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: ['opencloud'], clock, seed: { opencloud: seed } })
  const send: OpenCloud['send'] = (method, path, { body, headers = {} } = {}) =>
    emulator.handle('opencloud', {
      method,
      path,
      headers: { ...headers },
      body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
    })
  return {
    emulator,
    state: emulator.state.opencloud,
    clock,
    send,
    call(method, path, { body, as = 'admin', item = openCloudItems.room } = {}) {
      const ids = [item.replace(/!.*/, ''), item].map(encodeURIComponent)
      const headers = { authorization: `Bearer ${openCloudUsers[as].accessToken}` }
      return send(method, `/graph/v1beta1/drives/${ids[0]}/items/${ids[1]}/${path}`, { body, headers })
    },
    visit: (url, options) => emulator.visit('opencloud', { url, ...options }),
  }
}

/** The permission of an answer; throws for anything else. */
export function permissionOf({ status, body }: EmulatedResponse): z.infer<typeof permission> {
  if (status !== 200) throw new Error(`answered ${status}: ${body}`)
  return permission.parse(JSON.parse(body))
}

/** Status, code and text of a refusal. */
export function refusalOf({ status, body }: EmulatedResponse): readonly [number, string, string] {
  const { code, message } = refusal.parse(JSON.parse(body)).error
  return [status, code, message]
}
