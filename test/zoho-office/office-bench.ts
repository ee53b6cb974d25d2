import { type Adapter, createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import { createZohoSheet, createZohoShow, type ZohoOfficeSettings, type ZohoOfficeState } from '@sharelink/zoho-office'
import {
  ZOHO_OFFICE_API_KEY,
  ZOHO_OFFICE_AUTH_TOKEN,
  ZOHO_OFFICE_DOCUMENT_ID,
  ZOHO_OFFICE_OTHER_DOCUMENT_ID,
} from '../../packages/emulator/src/zoho-office/zoho-office-seed.ts'
import { createZohoOfficeServer } from '../../packages/emulator/src/zoho-office/zoho-office-server.ts'
import type { ZohoOfficeProduct, ZohoOfficeSeed } from '../../packages/emulator/src/zoho-office/zoho-office-state.ts'
import { type Seen, serve } from '../zoho-docs/serve.ts'

export const NOW = Date.parse('2012-05-01T12:00:00Z')
export const CREDENTIALS = { apiKey: ZOHO_OFFICE_API_KEY, authToken: ZOHO_OFFICE_AUTH_TOKEN }

const KINDS = { sheet: 'spreadsheet', show: 'presentation' } as const

/** The documents of the emulator: their ids differ in a digit that a double does not hold. */
export function documentOf(product: ZohoOfficeProduct) {
  return { kind: KINDS[product], id: ZOHO_OFFICE_DOCUMENT_ID } as const
}

export function otherDocumentOf(product: ZohoOfficeProduct) {
  return { kind: KINDS[product], id: ZOHO_OFFICE_OTHER_DOCUMENT_ID } as const
}

const FACTORIES: Readonly<Record<ZohoOfficeProduct, (settings: ZohoOfficeSettings) => Adapter<ZohoOfficeState>>> = {
  sheet: createZohoSheet,
  show: createZohoShow,
}

export type OfficeBench = Awaited<ReturnType<typeof startOffice>>

type Meddle = (seen: Seen) => 'cut' | 'pass' | 'answer-lost'

/** An emulated service on loopback, and clients of it. `stop` ends it. */
export async function startOffice(product: ZohoOfficeProduct, seed: ZohoOfficeSeed = {}) {
  let now = NOW
  const clock = { now: () => now }
  const requests: Seen[] = []
  let meddle: Meddle = () => 'pass'
  const server = createZohoOfficeServer({ clock, random: () => 0, origin: () => '' }, seed, product)
  const { origin, stop } = await serve((seen) => {
    requests.push(seen)
    const what = meddle(seen)
    if (what === 'cut') return undefined
    const answer = server.handle(seen)
    return what === 'answer-lost' ? undefined : answer
  })
  return {
    server,
    state: server.state,
    requests,
    clock,
    stop,
    advance: (milliseconds: number): void => {
      now += milliseconds
    },
    meddle: (decide: Meddle): void => {
      meddle = decide
    },
    client: (settings: Partial<ZohoOfficeSettings> = {}, runtime: Runtime = {}): ShareLinks => {
      const adapter = FACTORIES[product]({ ...CREDENTIALS, baseUrl: origin, ...settings })
      return createShareLinks(adapter, { clock, sleep: () => Promise.resolve(), ...runtime })
    },
    /** Whom a document is shared with, as `derrick: readonly`. */
    shares: (id = ZOHO_OFFICE_DOCUMENT_ID): string[] =>
      (server.state.documents.find((one) => one.id === id)?.sharedWith ?? []).map(
        ({ zohoId, access }) => `${zohoId}: ${access}`,
      ),
  }
}
