import { type Call, type LinkAddress, type Send, ShareLinkError, withDetails } from '@sharelink/core'
import { cancelSharing } from './zoho-office-api.ts'
import { checkedAnswer } from './zoho-office-errors.ts'
import { peopleOf, shareOf } from './zoho-office-mapping.ts'
import type { ZohoOfficeConfig } from './zoho-office-settings.ts'

const HOPELESS = ['unauthorized', 'unavailable', 'timeout', 'cancelled', 'rate-limited', 'ambiguous']

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
  for (const person of people) {
    try {
      checkedAnswer(product, await send(cancelSharing(config, address, person), call), target.id)
    } catch (error) {
      if (!ShareLinkError.is(error) || HOPELESS.includes(error.code)) throw error
      refused ??= error
      remaining.push(person)
    }
  }
  if (refused === undefined) return { verified: false }
  const hint = 'See `link` for the people whose share may remain.'
  const link = { ...shareOf(product, target, remaining), people: remaining }
  throw withDetails(refused, { hint, link })
}
