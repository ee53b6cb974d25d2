import { type Call, type HttpRequest, type Order, type Send, ShareLinkError } from '@sharelink/core'
import { changeVisibility, type DetailsWire, shareWith, updateShare } from './zoho-docs-api.ts'
import { readBack, readDetails, sendChecked } from './zoho-docs-calls.ts'
import { conflict } from './zoho-docs-conflict.ts'
import { notificationOf, slotFor, slotId, visibilityForm } from './zoho-docs-mapping.ts'
import { linkIn, linksIn, peopleIn, shareElsewhere, type ZohoDocsLink } from './zoho-docs-mapping-answers.ts'
import type { SentOrders } from './zoho-docs-memory.ts'
import { checkedPeople, without } from './zoho-docs-people.ts'
import { PROVIDER, type ZohoDocsConfig } from './zoho-docs-settings.ts'
import { PEOPLE_SLOTS, type Slot } from './zoho-docs-slots.ts'

/** The write of a create, before anything is known of the item. */
export function createRequest({ draft }: Order, config: ZohoDocsConfig): HttpRequest {
  const slot = slotFor(draft)
  if (typeof slot === 'string' || slot.permission === undefined)
    return changeVisibility(draft.target, visibilityForm(draft, config))
  return shareWith(draft.target, checkedPeople(draft.people ?? []), slot.permission, notificationOf(draft.notify))
}

/**
 * Where people get another permission, /share/update is the documented call. It also sets the visibility, and for files
 * it knows no coowner: it is used only where the item has no link and nobody else to lose, else /share shares again.
 */
function moveRequest(order: Order, slot: Slot, details: DetailsWire): HttpRequest | undefined {
  const { draft, replaces } = order
  const { target } = draft
  const from = PEOPLE_SLOTS.find(({ id }) => id === replaces?.id)
  if (from === undefined || typeof slot === 'string' || slot.permission === undefined) return undefined
  const fromGroup = details[from.group]
  const people = checkedPeople(draft.people ?? [])
  const alone = linksIn(target, details).every(({ link }) => link.id === from.id)
  const known = fromGroup !== undefined && without(people, peopleIn(fromGroup)).length === 0
  const takesCoowner = target.kind === 'folder' || slot.permission !== 'coowner'
  const silent = draft.notify === false
  if (!alone || !known || !takesCoowner || !silent) return undefined
  return updateShare(target, people, slot.permission)
}

/** Throws `conflict` where the slot is taken, or one of the people has another share that this one would end. */
function checkFree({ draft, replaces }: Order, slot: Slot, details: DetailsWire): void {
  const { target, people = [] } = draft
  const taken = linkIn(target, details, slot)
  if (taken !== undefined) throw conflict(taken.link, `The item has one ${slotId(slot)}, and it is taken.`)
  if (slot === 'link') return
  const besides = replaces === undefined ? [] : [replaces.id]
  const other = shareElsewhere(target, details, people, besides)
  if (other !== undefined) throw conflict(other.link, 'The item is shared with one of these people in another way.')
}

/** Fills an empty slot: reads, writes, and reads what is in force. */
export async function createZohoDocsLink(
  send: Send,
  config: ZohoDocsConfig,
  orders: SentOrders,
  order: Order,
  call: Call,
): Promise<ZohoDocsLink> {
  const { target } = order.draft
  const slot = slotFor(order.draft)
  const request = createRequest(order, config)
  orders.begin(order)
  const before = await readDetails(send, target, call)
  checkFree(order, slot, before)
  orders.sending(order)
  try {
    await sendChecked(send, moveRequest(order, slot, before) ?? request, call)
  } catch (error) {
    const open = !ShareLinkError.is(error) || ['ambiguous', 'unexpected-response'].includes(error.code)
    if (!open) orders.forget(target.id, slotId(slot))
    throw error
  }
  const made = linkIn(target, await readBack(send, target, call), slot)
  if (made !== undefined) return made
  throw new ShareLinkError({
    code: 'policy',
    provider: PROVIDER,
    status: 200,
    message: 'Zoho Docs answered with success and shared nothing.',
    hint: "The account's organization may forbid sharing like this.",
  })
}

/** Whether a link found says of itself all that an order would protect it by: never a password or an expiry. */
function isProven({ draft }: Order, { link }: ZohoDocsLink): boolean {
  const hidden = typeof draft.password === 'string' || draft.expiresAt instanceof Date
  return link.audience === 'people' || (!hidden && link.role !== undefined)
}

/** What is in the slot of an order. Throws `conflict` for a link that may be weaker than ordered and was not sent from here. */
export async function findZohoDocsLink(
  send: Send,
  orders: SentOrders,
  order: Order,
  call: Call,
): Promise<readonly ZohoDocsLink[]> {
  const { target } = order.draft
  // What is in the slot of a create that failed before it wrote is somebody else's.
  if (orders.hasBegun(order) && !orders.wasSent(order)) return []
  const found = linkIn(target, await readDetails(send, target, call), slotFor(order.draft))
  if (found === undefined) return []
  if (!orders.wasSent(order) && !isProven(order, found))
    throw conflict(found.link, 'The item has its link, and whether it is the one of this key cannot be told.')
  return [found]
}
