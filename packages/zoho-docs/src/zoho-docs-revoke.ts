import { type Call, type Send, type ShareLink, ShareLinkError, type Target, withDetails } from '@sharelink/core'
import { changeVisibility, type DetailsWire, removeShare } from './zoho-docs-api.ts'
import { openFate, readBack, readDetails, sendChecked } from './zoho-docs-calls.ts'
import { permissionOf } from './zoho-docs-mapping.ts'
import { linkIn } from './zoho-docs-mapping-answers.ts'
import { PROVIDER } from './zoho-docs-settings.ts'
import type { PeopleSlot } from './zoho-docs-slots.ts'

function stillThere(link: ShareLink, cause?: ShareLinkError): ShareLinkError {
  const others = link.others?.length ?? 0
  const message =
    others > 0 && (link.people?.length ?? 0) === 0
      ? 'Groups or users without an address remain: no call of Zoho Docs ends a share with them.'
      : 'Zoho Docs answered with success, and what was to be revoked is still in force.'
  return new ShareLinkError({
    code: cause?.code ?? 'policy',
    provider: PROVIDER,
    status: cause?.status ?? 200,
    link,
    message: cause?.message ?? message,
    hint: 'See `link` for what is still in force.',
  })
}

/** Only /share/visibility, which is about the link alone: people stay. The permission is mandatory also for none. */
async function closeLink(send: Send, target: Target, details: DetailsWire, call: Call): Promise<void> {
  const role = linkIn(target, details, 'link')?.link.role
  const permission = role === undefined ? 'readonly' : permissionOf(role)
  await sendChecked(send, changeVisibility(target, { visibility: 'private', permission }), call).catch(
    (error: unknown) => Promise.reject(openFate(error)),
  )
}

const HOPELESS = ['unauthorized', 'unavailable', 'timeout', 'cancelled', 'rate-limited', 'ambiguous']

/** What stops a revoke of several people, once some of them are removed: then nobody can say that nothing was written. */
function someRemoved(error: ShareLinkError): ShareLinkError {
  const message = `Some of the people were removed, and then: ${error.message}`
  return withDetails(error, { code: 'ambiguous', message })
}

/** One call for each address. Who is refused does not keep the others in; gives the first refusal. */
async function removePeople(
  send: Send,
  target: Target,
  people: readonly string[],
  call: Call,
): Promise<ShareLinkError | undefined> {
  let refused: ShareLinkError | undefined
  let removed = 0
  for (const person of people) {
    try {
      await sendChecked(send, removeShare(target, person), call)
      removed += 1
    } catch (thrown) {
      const error = openFate(thrown)
      if (!ShareLinkError.is(error)) throw error
      if (HOPELESS.includes(error.code)) throw removed > 0 ? someRemoved(error) : error
      refused ??= error
    }
  }
  return refused
}

/** Empties the slot, and no other. Believed when /share/details no longer has it. */
export async function revokeZohoDocsLink(
  send: Send,
  target: Target,
  slot: 'link' | PeopleSlot,
  call: Call,
): Promise<{ verified: boolean }> {
  const before = await readDetails(send, target, call)
  const link = linkIn(target, before, slot)?.link
  if (link === undefined) return { verified: true }
  let refused: ShareLinkError | undefined
  if (slot === 'link') await closeLink(send, target, before, call)
  else refused = await removePeople(send, target, link.people ?? [], call)
  const remaining = linkIn(target, await readBack(send, target, call), slot)
  if (remaining !== undefined) throw stillThere(remaining.link, refused)
  return { verified: true }
}
