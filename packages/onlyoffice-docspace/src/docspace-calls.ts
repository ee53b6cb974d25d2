import { type Call, type HttpAnswer, type HttpRequest, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { envelopes, type ItemWire, itemWire, readItem } from './docspace-api.ts'
import { notUnderstood, readRefusal, refusedError } from './docspace-errors.ts'
import { type DocSpaceLink, fromWire } from './docspace-mapping-answers.ts'
import { PROVIDER } from './docspace-settings.ts'

/** Sends a request and throws what the answer refuses. */
export async function sendChecked(send: Send, request: HttpRequest, call: Call): Promise<HttpAnswer> {
  const answer = await send(request, call)
  const refused = readRefusal(answer, request.method !== 'GET')
  if (refused !== undefined) throw refusedError(answer, refused)
  return answer
}

/** What the item says of itself. */
export async function readItemWire(send: Send, target: Target, call: Call): Promise<ItemWire> {
  const answer = await sendChecked(send, readItem(target), call)
  const parsed = envelopes.one.safeParse(answer.json)
  const item = itemWire.safeParse(parsed.success ? parsed.data.response : undefined)
  if (!item.success) throw notUnderstood(answer)
  return item.data
}

/** Whether the caller may set access, as the entry says: `canShare`, or EditAccess on servers that lack it. */
export function mayShare({ canShare, security }: ItemWire): boolean | undefined {
  return canShare ?? security?.EditAccess ?? undefined
}

/** Whether the caller may see links: a list that is empty for whoever may not says nothing (FileSharing.cs:719-728). */
export async function maySeeLinks(send: Send, target: Target, call: Call): Promise<boolean> {
  return mayShare(await readItemWire(send, target, call)) === true
}

export function linksHidden(): ShareLinkError {
  return new ShareLinkError({
    code: 'forbidden',
    provider: PROVIDER,
    message: 'The account may not see the links of this item.',
  })
}

/** The link that a PUT answered with, if any: no `response` means that there is none (any more). */
export function linkInAnswer(answer: HttpAnswer, target: Target, password?: string | null): DocSpaceLink | undefined {
  const parsed = envelopes.one.safeParse(answer.json)
  if (!parsed.success) throw notUnderstood(answer)
  const { response } = parsed.data
  if (response === undefined || response === null) return undefined
  const link = fromWire(target, response, password)
  if (link === undefined) throw notUnderstood(answer)
  return link
}

/** What could not be read after a write leaves open what became of it, whatever kept it from being read. */
export async function afterWrite<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    const { status } = ShareLinkError.is(error) ? error : {}
    throw new ShareLinkError({
      code: 'ambiguous',
      provider: PROVIDER,
      status,
      message: 'The request was accepted; what is in force now could not be read.',
    })
  })
}
