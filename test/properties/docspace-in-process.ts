import { type Adapter, type Connection, createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import {
  createEmulator,
  type DocSpaceSeed,
  docSpaceUsers,
  type DocSpaceState,
  type Emulator,
} from '@sharelink/emulator'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'

export const PROVIDER = 'onlyoffice-docspace'
/** The clock of every client here. */
export const NOW = Date.parse('2026-11-21T12:00:00Z')

type Transport = Connection['transport']

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A transport without sockets: each request goes straight to the emulator's handler. */
function inProcess(emulator: Emulator): Transport {
  return ({ headers }) =>
    async (request, call) => {
      const query = request.query === undefined ? '' : `?${new URLSearchParams(request.query).toString()}`
      const json = request.body !== undefined && 'json' in request.body ? request.body.json : undefined
      const content = json === undefined ? {} : { 'content-type': 'application/json' }
      const {
        status,
        body,
        headers: answered,
      } = emulator.handle(PROVIDER, {
        method: request.method,
        path: `${request.path}${query}`,
        headers: { accept: 'application/json', ...content, ...(await headers(call)) },
        body: json === undefined ? '' : JSON.stringify(json),
      })
      return { status, headers: answered, text: body, json: parseJson(body) }
    }
}

/** The same adapter on another transport. */
function over<State>(adapter: Adapter<State>, transport: Transport): Adapter<State> {
  return { ...adapter, connect: (connection) => adapter.connect({ ...connection, transport }) }
}

export type Portal = { emulator: Emulator; state: DocSpaceState; links: ShareLinks }

export type PortalOptions = {
  seed?: DocSpaceSeed
  settings?: Partial<DocSpaceSettings>
  runtime?: Runtime
  as?: keyof typeof docSpaceUsers
  /** How far the server's clock is ahead, in milliseconds. */
  ahead?: number
}

/** A portal in this process and a client of it. */
export function inProcessPortal({ seed = {}, settings, runtime, as = 'owner', ahead = 0 }: PortalOptions = {}): Portal {
  const emulator = createEmulator({
    providers: [PROVIDER],
    clock: { now: () => NOW + ahead },
    seed: { [PROVIDER]: seed },
  })
  const { apiKey } = docSpaceUsers[as]
  const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey, ...settings })
  const links = createShareLinks(over(adapter, inProcess(emulator)), {
    clock: { now: () => NOW },
    sleep: async () => undefined,
    ...runtime,
  })
  return { emulator, state: emulator.state[PROVIDER], links }
}
