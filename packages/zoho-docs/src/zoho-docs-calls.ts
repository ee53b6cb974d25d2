import {
  type Call,
  type Connection,
  type HttpRequest,
  type Send,
  ShareLinkError,
  type Target,
  withDetails,
} from '@sharelink/core'
import { createTokenSource, createZohoSend } from '@sharelink/zoho'
import { type DetailsWire, detailsWire, readShareDetails } from './zoho-docs-api.ts'
import { checkedAnswer, notUnderstood, refusesToken } from './zoho-docs-errors.ts'
import type { ZohoDocsAnswer } from './zoho-docs-answer.ts'
import { PROVIDER, RETIRED_HINT, type ZohoDocsConfig } from './zoho-docs-settings.ts'

/** The transport, whose host is likely to be gone: that is said where it cannot be reached. */
function withHint({ transport }: Connection): Connection['transport'] {
  return (settings) => {
    const send = transport(settings)
    return async (request, call) => {
      try {
        return await send(request, call)
      } catch (error) {
        if (!ShareLinkError.is(error) || error.code !== 'unavailable') throw error
        throw withDetails(error, { hint: RETIRED_HINT })
      }
    }
  }
}

/** The way to the service, with the account's token. */
export function connectSend(config: ZohoDocsConfig, connection: Connection): Send {
  const source = createTokenSource(connection, config.access)
  const hinting = { ...connection, transport: withHint(connection) }
  return createZohoSend(hinting, source, {
    baseUrl: () => config.baseUrl,
    tokenRefused: refusesToken,
    limits: config.limits,
  })
}

/** Sends a request and throws what the answer refuses. */
export async function sendChecked(send: Send, request: HttpRequest, call: Call): Promise<ZohoDocsAnswer> {
  return checkedAnswer(await send(request, call), request.method !== 'GET')
}

/** A write whose answer is not understood may have been carried out. */
export function openFate(error: unknown): unknown {
  const isOpen = ShareLinkError.is(error) && error.code === 'unexpected-response'
  return isOpen ? withDetails(error, { code: 'ambiguous' }) : error
}

/** All that an item is shared by. */
export async function readDetails(send: Send, target: Target, call: Call): Promise<DetailsWire> {
  const answer = await send(readShareDetails(target), call)
  const details = detailsWire.safeParse(checkedAnswer(answer, false).result)
  if (!details.success) throw notUnderstood(answer.status)
  return details.data
}

/** The same after a write: what cannot be read then may nevertheless be in force. */
export async function readBack(send: Send, target: Target, call: Call): Promise<DetailsWire> {
  try {
    return await readDetails(send, target, call.verifying)
  } catch (error) {
    const known = ShareLinkError.is(error) ? error : undefined
    throw new ShareLinkError({
      code: 'ambiguous',
      provider: PROVIDER,
      status: known?.status,
      message: `The write was accepted, and what is in force could not be read. ${known?.message ?? ''}`.trim(),
    })
  }
}
