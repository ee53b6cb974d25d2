import type {
  HttpAnswer,
  Outcome,
  Runtime,
  ShareLink,
  ShareLinkDraft,
  ShareLinkPatch,
  ShareLinks,
  Target,
} from '@sharelink/core'
import type { EmulatedResponse } from '@sharelink/emulator'
import type { Chance } from './chance.ts'
import { fuzzedAnswer } from './fuzzed-answer.ts'
import type { Outgoing } from './in-process-way.ts'
import type { missingIn, Reading, Told } from './reading.ts'

/** One answer as it was delivered. */
export type Delivered = { request: Outgoing; answer: EmulatedResponse; fuzzed: boolean }

/** What a draft or a patch asks for. */
type Asking = Parameters<typeof missingIn>[0]

/** What a call came to, as far as a judge needs it. */
export type Result =
  | { kind: 'outcome'; outcome: Outcome; asked: Asking }
  | { kind: 'links'; links: readonly ShareLink[] }
  | { kind: 'other'; value: unknown }

/** One call of a client, and the password that it carries. */
export type Operation = { name: string; run: () => Promise<Result>; password?: string }

/** One account of one provider, honest until the hostile part begins. */
export type Session = {
  operation: Operation
  /** Texts that must not come out, whatever an answer repeats. */
  credentials: readonly string[]
  /** What the entries of one delivered answer say. */
  readings: (delivered: Delivered) => readonly Reading[]
  told: Told
  /** Feeds a text to the pure decoders; gives what is wrong with what they made of it. */
  decode: (answer: EmulatedResponse) => readonly string[]
  /** What is wrong beyond links: with tokens, with where requests went. */
  inspect?: (log: readonly Delivered[]) => readonly string[]
}

export type Line = {
  answer: (request: Outgoing) => EmulatedResponse
  log: Delivered[]
  /** Whether the call asked so often that it would have gone on for ever. */
  isEndless: () => boolean
  beginHostile: () => void
}

/** More than any call needs to page through what an emulator holds. */
const MOST_REQUESTS = 1_500

type LineSettings = {
  chance: Chance
  samples: readonly string[]
  echoes: readonly string[]
  honest: (request: Outgoing) => EmulatedResponse
  /** Whether this request's answer may be fuzzed. */
  concerns?: (request: Outgoing) => boolean
  tick: () => void
  /** Up to so many answers, less one, are passed on as they are before the first that is fuzzed. */
  spares?: number
}

/** Between client and server: passes honest answers on, or what becomes of them in hostile hands. */
export function hostileLine({
  chance,
  samples,
  echoes,
  honest,
  concerns = () => true,
  tick,
  spares = 4,
}: LineSettings): Line {
  const log: Delivered[] = []
  let hostile = false
  let asked = 0
  const spared = chance.oneIn(2) ? 0 : chance.below(spares)
  const often = chance.pick([1, 1, 1, 2, 3])
  // A server that answers every page of a list with one and the same.
  const stuck = chance.oneIn(4) ? new Map<string, EmulatedResponse>() : undefined
  return {
    log,
    isEndless: () => asked > MOST_REQUESTS,
    beginHostile: () => {
      hostile = true
    },
    answer: (request) => {
      tick()
      const { status, headers, body } = honest(request)
      const fuzzed = hostile && concerns(request) && (asked++ >= spared ? chance.oneIn(often) : false)
      if (asked > MOST_REQUESTS) throw new Error('This would never end.')
      const place = `${request.method} ${request.path.split('?')[0]}`
      const own = { status, headers, body }
      const answer = fuzzed ? (stuck?.get(place) ?? fuzzedAnswer(own, samples, chance, echoes)) : own
      if (fuzzed) stuck?.set(place, answer)
      log.push({ request, answer, fuzzed })
      return answer
    },
  }
}

/** The first links of a list: one that goes on for ever is left after so many. */
export async function firstLinks(links: ShareLinks, scope: Parameters<ShareLinks['list']>[0]): Promise<Result> {
  const found: ShareLink[] = []
  for await (const link of links.list(scope)) if (found.push(link) >= 300) break
  return { kind: 'links', links: found }
}

export function outcomeOf(asked: Asking): (outcome: Outcome) => Result {
  return (outcome) => ({ kind: 'outcome', outcome, asked })
}

export function linkOf(link: ShareLink): Result {
  return { kind: 'links', links: [link] }
}

export function otherOf(value: unknown): Result {
  return { kind: 'other', value }
}

/** A clock that goes on with every request and every sleep, and what a client runs on. */
export function movingClock(start: number): {
  now: () => number
  tick: () => void
  runtime: (chance: Chance) => Runtime
} {
  let now = start
  const clock = { now: () => now }
  return {
    ...clock,
    tick: () => {
      now += 5
    },
    runtime: (chance) => ({
      clock,
      sleep: async (milliseconds) => {
        now += Math.max(0, milliseconds)
      },
      random: (bytes) => Uint8Array.from({ length: bytes }, () => chance.below(256)),
    }),
  }
}

/** An answer as the transport gives it to an adapter. */
export function answerOf({ status, headers, body }: EmulatedResponse): HttpAnswer {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    json = undefined
  }
  return { status, headers, text: body, json }
}

type Asked = { draft: ShareLinkDraft; patch?: ShareLinkPatch; ref: string; scope?: Target | string; keys?: boolean }

function passwordOf({ password }: { password?: string | null | undefined }): { password?: string } {
  return typeof password === 'string' ? { password } : {}
}

/** One of the calls that a client offers, drawn. With a key, some have made the link before, while all was honest. */
export async function chooseOperation(
  chance: Chance,
  links: ShareLinks,
  { draft, patch, ref, scope, keys = true }: Asked,
): Promise<Operation> {
  const idempotencyKey = 'order-7'
  const keyed = () => links.create(draft, { idempotencyKey }).then(outcomeOf(draft))
  const operations: Operation[] = [
    { name: 'create', run: () => links.create(draft).then(outcomeOf(draft)), ...passwordOf(draft) },
    { name: 'create', run: () => links.create(draft).then(outcomeOf(draft)), ...passwordOf(draft) },
    { name: 'revoke', run: () => links.revoke(ref).then(otherOf) },
  ]
  if (keys) operations.push({ name: 'find', run: keyed, ...passwordOf(draft) })
  if (scope !== undefined) {
    operations.push({ name: 'get', run: () => links.get(ref).then(linkOf) })
    operations.push({ name: 'list', run: () => firstLinks(links, scope) })
  }
  if (patch !== undefined)
    operations.push({
      name: 'update',
      run: () => links.update(ref, patch).then(outcomeOf(patch)),
      ...passwordOf(patch),
    })
  const operation = chance.pick(operations)
  if (operation.name === 'find' && chance.oneIn(2)) await keyed()
  return operation
}
