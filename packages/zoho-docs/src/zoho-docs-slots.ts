import { type LinkAddress, type Role, ShareLinkError } from '@sharelink/core'
import { PROVIDER } from './zoho-docs-settings.ts'

/** What a share with people is called in requests; in details it is the name of a group. */
export type PeoplePermission = 'readonly' | 'readwrite' | 'coowner'

export type PeopleSlot = {
  id: `people-${string}`
  /** Where /share/details lists these people. */
  group: 'ReadOnly' | 'ReadWrite' | 'coOwner' | 'ReadComment'
  role: Role
  /** Absent where no request can give it. */
  permission?: PeoplePermission
}

/** The last part of a ref. `people-readcomment` is told by live servers only, and can be emptied but not filled. */
export const PEOPLE_SLOTS: readonly PeopleSlot[] = [
  { id: 'people-readonly', group: 'ReadOnly', role: 'viewer', permission: 'readonly' },
  { id: 'people-readwrite', group: 'ReadWrite', role: 'editor', permission: 'readwrite' },
  { id: 'people-coowner', group: 'coOwner', role: 'manager', permission: 'coowner' },
  { id: 'people-readcomment', group: 'ReadComment', role: 'commenter' },
]

/** What one item can be shared by; each exists once. */
export type Slot = 'link' | 'publication' | PeopleSlot

/** The people slot that a role stands for. Throws `unsupported` for a role that is none of them. */
export function peopleSlotFor(role: Role): PeopleSlot {
  const slot = PEOPLE_SLOTS.find((one) => one.role === role && one.permission !== undefined)
  if (slot !== undefined) return slot
  const message = `role: Zoho Docs shares with nobody as '${role}'.`
  throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, field: 'role', message })
}

/** The slot that an address names. Throws `invalid-request` for any other text. */
export function slotOf({ id }: LinkAddress): Slot {
  if (id === 'link' || id === 'publication') return id
  const slot = PEOPLE_SLOTS.find((one) => one.id === id)
  if (slot !== undefined) return slot
  throw new ShareLinkError({
    code: 'invalid-request',
    provider: PROVIDER,
    field: 'ref',
    message: `ref: ends in link, publication or one of ${PEOPLE_SLOTS.map((one) => one.id).join(', ')}`,
  })
}
