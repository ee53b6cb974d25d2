import { type Call, type Change, halfDone, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { changeVisibility, type Notification, removeShare, shareWith } from './zoho-docs-api.ts'
import { readBack, readDetails, sendChecked } from './zoho-docs-calls.ts'
import { conflict } from './zoho-docs-conflict.ts'
import { notificationOf, slotId, visibilityForm } from './zoho-docs-mapping.ts'
import { linkIn, shareElsewhere, type ZohoDocsLink, type ZohoDocsState } from './zoho-docs-mapping-answers.ts'
import { checkedPeople, without } from './zoho-docs-people.ts'
import { PROVIDER, type ZohoDocsConfig } from './zoho-docs-settings.ts'
import { type PeopleSlot, type Slot, slotOf } from './zoho-docs-slots.ts'

async function readSlot(send: Send, target: Target, slot: Slot, call: Call): Promise<ZohoDocsLink> {
  const link = linkIn(target, await readBack(send, target, call), slot)
  if (link !== undefined) return link
  const message = `Nothing is in ${slotId(slot)} any more: it was emptied meanwhile.`
  throw new ShareLinkError({ code: 'not-found', provider: PROVIDER, message })
}

/** Writes the whole link: what the patch names, over what details told. What neither has is lost. */
async function updateLink(
  send: Send,
  config: ZohoDocsConfig,
  change: Change<ZohoDocsState>,
  call: Call,
): Promise<ZohoDocsLink> {
  const { address, before, patch, requested } = change
  const { target } = address
  const wish = {
    role: requested.role,
    audience: requested.audience,
    listed: patch.listed ?? before.link.listed ?? false,
    password: patch.password,
    expiresAt: patch.expiresAt,
  }
  await sendChecked(send, changeVisibility(target, visibilityForm(wish, config)), call)
  return readSlot(send, target, 'link', call)
}

type Move = { target: Target; slot: PeopleSlot; from: readonly string[]; to: readonly string[] }

/** Says what a half-done change of people has left. */
async function whatIsLeft(send: Send, { target, slot }: Move, thrown: unknown, call: Call): Promise<unknown> {
  const details = await readDetails(send, target, call.verifying).catch(() => undefined)
  const link = details === undefined ? undefined : linkIn(target, details, slot)?.link
  const message = 'People who should go were removed before; who should come was not added:'
  return halfDone(thrown, { done: ['people'], link, message })
}

/** Ends the share with whoever should go, one call each, and only then shares with whoever should come. */
async function movePeople(send: Send, move: Move, notification: Notification, call: Call): Promise<void> {
  const { target, slot, from, to } = move
  const added = without(to, from)
  let removed = 0
  try {
    for (const person of without(from, to)) {
      await sendChecked(send, removeShare(target, person), call)
      removed += 1
    }
    if (added.length === 0) return
    if (slot.permission === undefined)
      throw new ShareLinkError({
        code: 'unsupported',
        provider: PROVIDER,
        field: 'people',
        message: 'people: cannot be added.',
      })
    await sendChecked(send, shareWith(target, added, slot.permission, notification), call)
  } catch (error) {
    throw removed === 0 ? error : await whatIsLeft(send, move, error, call)
  }
}

async function updatePeople(
  send: Send,
  slot: PeopleSlot,
  { address, before, patch }: Change<ZohoDocsState>,
  call: Call,
): Promise<ZohoDocsLink> {
  const { target } = address
  const from = before.link.people ?? []
  const to = checkedPeople(patch.people ?? from)
  const { details } = before.state
  const other = details && shareElsewhere(target, details, without(to, from), [slot.id])
  if (other !== undefined) throw conflict(other.link, 'The item is shared with one of these people in another way.')
  await movePeople(send, { target, slot, from, to }, notificationOf(patch.notify ?? false), call)
  return readSlot(send, target, slot, call)
}

/** Changes what is in a slot; all other slots stay as they are. */
export async function updateZohoDocsLink(
  send: Send,
  config: ZohoDocsConfig,
  change: Change<ZohoDocsState>,
  call: Call,
): Promise<ZohoDocsLink> {
  const slot = slotOf(change.address)
  if (typeof slot !== 'string') return updatePeople(send, slot, change, call)
  if (slot === 'link') return updateLink(send, config, change, call)
  throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, message: 'A publication cannot be changed.' })
}

/** Puts the people of a share back. A link cannot be put back: its password and expiry were never told. */
export async function restoreZohoDocsLink(send: Send, before: ZohoDocsLink, call: Call): Promise<ZohoDocsLink> {
  const { target, people = [] } = before.link
  const slot = slotOf(before.link)
  if (typeof slot === 'string') {
    const message = 'The former password and expiry are not known.'
    throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, message })
  }
  const now = linkIn(target, await readDetails(send, target, call), slot)?.link.people ?? []
  await movePeople(send, { target, slot, from: now, to: people }, notificationOf(false), call)
  return readSlot(send, target, slot, call)
}
