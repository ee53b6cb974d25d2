import { createEmulator, docSpaceUsers, virtualClock } from '@sharelink/emulator'
import type { DocSpaceSeed, DocSpaceState, EmulatedResponse, Emulator, VirtualClock } from '@sharelink/emulator'
import { z } from 'zod'

const sharedLink = z.looseObject({
  id: z.string(),
  title: z.string(),
  shareLink: z.string(),
  linkType: z.number(),
  expirationDate: z.unknown().optional(),
  password: z.string().optional(),
  denyDownload: z.boolean(),
  isExpired: z.boolean(),
  primary: z.boolean(),
  internal: z.boolean().optional(),
  requestToken: z.string().optional(),
})

const shareDto = z.looseObject({ access: z.number(), subjectType: z.number(), sharedTo: sharedLink })

/** A link as the API answers it, with the fields of `sharedLink` and those around it side by side. */
export type AnsweredLink = z.infer<typeof sharedLink> & Omit<z.infer<typeof shareDto>, 'sharedTo'>

const envelope = z.looseObject({ response: z.unknown().optional(), error: z.unknown().optional() })

/** An answer with its body read; `json` is undefined for an empty body. */
export type Answered = {
  readonly status: number
  readonly headers: EmulatedResponse['headers']
  readonly body: string
  readonly json: z.infer<typeof envelope> | undefined
}

/** Who sends a request; null is nobody. */
export type Sender = keyof typeof docSpaceUsers | null

export type CallOptions = { readonly body?: unknown; readonly as?: Sender; readonly headers?: Record<string, string> }

export type DocSpace = {
  readonly emulator: Emulator
  readonly state: DocSpaceState
  readonly clock: VirtualClock
  /** Sends a request; the path stands below /api/2.0/files/. */
  readonly call: (method: string, path: string, options?: CallOptions) => Answered
}

/** A portal in process at 2026-11-21T12:00:00Z; requests come from the owner unless told otherwise. */
export function docSpace(seed: DocSpaceSeed = {}): DocSpace {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: ['onlyoffice-docspace'], clock, seed: { 'onlyoffice-docspace': seed } })
  return {
    emulator,
    clock,
    state: emulator.state['onlyoffice-docspace'],
    call(method, path, { body, as = 'owner', headers = {} } = {}) {
      const authorization = as === null ? {} : { authorization: `Bearer ${docSpaceUsers[as].apiKey}` }
      const content = body === undefined ? {} : { 'content-type': 'application/json' }
      const response = emulator.handle('onlyoffice-docspace', {
        method,
        path: `/api/2.0/files/${path}`,
        headers: { ...authorization, ...content, ...headers },
        body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
      })
      const json = response.body === '' ? undefined : envelope.parse(JSON.parse(response.body))
      return { ...response, json }
    },
  }
}

function flat(dto: unknown): AnsweredLink {
  const { sharedTo, ...around } = shareDto.parse(dto)
  return { ...around, ...sharedTo }
}

/** The link of an answer; throws when it has none. */
export function linkOf(answered: Answered): AnsweredLink {
  return flat(answered.json?.response)
}

/** The links of a list. */
export function linksOf(answered: Answered): AnsweredLink[] {
  return z.array(z.unknown()).parse(answered.json?.response).map(flat)
}

/** An instant so many milliseconds after the clock's start, as ISO text. */
export function after(portal: DocSpace, ms: number): string {
  return new Date(portal.clock.now() + ms).toISOString()
}

export const DAY = 86_400_000
