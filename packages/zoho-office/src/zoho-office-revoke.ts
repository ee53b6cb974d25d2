import { type Call, type LinkAddress, type Send, ShareLinkError, withDetails } from '@sharelink/core'
import { cancelSharing } from './zoho-office-api.ts'
import { checkedAnswer } from './zoho-office-errors.ts'
import { peopleOf, shareOf } from './zoho-office-mapping.ts'
import type { ZohoOfficeConfig } from './zoho-office-settings.ts'

const HOPELESS = ['unauthorized', 'unavailable', 'timeout', 'cancelled', 'rate-limited', 'ambiguous']

/** What stops the revoke: where the answer is not understood, or others were taken off before, something may be written. */
function stopping(error: ShareLinkError, ended: number): ShareLinkError | undefined {
  const isOpen = error.code === 'unexpected-response'
  if (!isOpen && !HOPELESS.includes(error.code)) return undefined
  return isOpen || ended > 0 ? withDetails(error, { code: 'ambiguous' }) : error
}

/**
 * One call for each person; who is refused does not keep the others in. That it worked is the word of the service.
 * Throws the first refusal, with whom it may leave in the share.
 */
export async function revokeShare(
  send: Send,
  config: ZohoOfficeConfig,
  address: LinkAddress,
  call: Call,
): Promise<{ verified: boolean }> {
  const { product } = config
  const { target } = address
  const people = peopleOf(product, address)
  const remaining: string[] = []
  let refused: ShareLinkError | undefined
  let ended = 0
  for (const person of people) {
    try {
      checkedAnswer(product, await send(cancelSharing(config, address, person), call), target.id)
      ended += 1
    } catch (error) {
      if (!ShareLinkError.is(error)) throw error
      const stop = stopping(error, ended)
      if (stop !== undefined) throw stop
      refused ??= error
      remaining.push(person)
    }
  }
  if (refused === undefined) return { verified: false }
  const hint = 'See `link` for the people whose share may remain.'
  const link = { ...shareOf(product, target, remaining), people: remaining }
  throw withDetails(refused, { hint, link })
}
