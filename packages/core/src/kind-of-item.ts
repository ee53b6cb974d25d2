import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import { ShareLinkError, type ShareLinkErrorDetails } from './errors.ts'
import type { Listing } from './listing.ts'
import type { Target } from './model.ts'
import { addressFromLink } from './ref.ts'
import { revokeTwice } from './revoke.ts'

type Found = Pick<ShareLinkErrorDetails, 'candidates' | 'takenBack'>

const RIGHT_KIND = 'Name the kind that the item is of.'

function misnamed(provider: string, { kind }: Target, found: Found): ShareLinkError {
  const message = `target: ${kind} is not what the server has there.`
  return new ShareLinkError({ code: 'invalid-request', provider, field: 'target', message, hint: RIGHT_KIND, ...found })
}

/** A link on an item of another kind is taken back. Throws `ambiguous` where that could not be done. */
async function takeBack<State>(
  { capabilities: { provider }, revoke }: Listing<State>,
  target: Target,
  { link }: Effective<State>,
  call: Call,
): Promise<never> {
  const message = 'The link was made on an item of another kind, and whether it is gone is not known.'
  const open = new ShareLinkError({ code: 'ambiguous', provider, field: 'target', message, candidates: [link] })
  const revoking = revokeTwice((trying) => revoke(addressFromLink(link), trying), call.verifying)
  const { verified } = await revoking.catch(() => Promise.reject(open))
  throw verified ? misnamed(provider, target, { takenBack: true }) : open
}

/** Refuses an item that is not of the kind its target says: an id may say nothing of it, and a folder is more than a file. */
export function ofRightKind<State>(listing: Listing<State>): Listing<State> {
  const { provider } = listing.capabilities
  const isOther = ({ link }: Effective<State>, { kind }: Target): boolean => link.target.kind !== kind
  return {
    ...listing,
    links: async (target, call) => {
      const listed = await listing.links(target, call)
      const others = listed.links.filter((one) => isOther(one, target))
      if (others.length > 0) throw misnamed(provider, target, { candidates: others.map(({ link }) => link) })
      if ((listed.kind ?? target.kind) !== target.kind) throw misnamed(provider, target, {})
      return listed
    },
    send: async (order, call) => {
      const { target } = order.draft
      const made = await listing.send(order, call)
      return isOther(made, target) ? takeBack(listing, target, made, call) : made
    },
  }
}
