import type { Effective, ShareLink, Target } from '@sharelink/core'
import type { DetailsWire, GroupWire } from './zoho-docs-api.ts'
import { audienceOf, roleOf, slotMembers } from './zoho-docs-mapping.ts'
import { samePerson } from './zoho-docs-people.ts'
import { PEOPLE_SLOTS, type PeopleSlot, type Slot } from './zoho-docs-slots.ts'

/** All that the item is shared by, as it was told with the link. */
export type ZohoDocsState = { details?: DetailsWire }
export type ZohoDocsLink = Effective<ZohoDocsState>

function webAddress(text: string | undefined): { url?: string } {
  return text !== undefined && /^https?:\/\//.test(text) ? { url: text } : {}
}

/** The item's one link, unless its visibility is private. A permalink alone is none: private items have it as well. */
function itemLink(target: Target, details: DetailsWire): ZohoDocsLink | undefined {
  const { visibility, permission, permaLink } = details
  if (visibility === 'private') return undefined
  const role = roleOf(permission)
  const unknownRole = permission === undefined || permission === '' ? {} : { providerRole: permission }
  const link: ShareLink = {
    ...slotMembers(target, 'link'),
    ...webAddress(permaLink),
    ...(role === undefined ? unknownRole : { role }),
    ...audienceOf(visibility),
  }
  return { link, state: { details } }
}

/** Addresses are in one list or the other (the two samples of /share/details differ). */
export function peopleIn({ sharedEmails, sharedUsers }: GroupWire): readonly string[] {
  const addresses = [...sharedEmails, ...sharedUsers].filter((name) => name.includes('@'))
  return addresses.filter((address, index) => addresses.findIndex((other) => samePerson(other, address)) === index)
}

/**
 * Whom we cannot name: groups, users by name, and ids of users where there are more than names. Otherwise the ids are
 * those of the people named, though nothing says which is whose.
 */
function othersIn(group: GroupWire): readonly string[] {
  const { sharedGroups, sharedUserZuids, sharedEmails, sharedUsers } = group
  const userNames = [...sharedEmails, ...sharedUsers].filter((name) => !name.includes('@'))
  const named = peopleIn(group).length + userNames.length
  return [...sharedGroups, ...userNames, ...(sharedUserZuids.length > named ? sharedUserZuids : [])]
}

function peopleLink(target: Target, details: DetailsWire, slot: PeopleSlot): ZohoDocsLink | undefined {
  const group = details[slot.group]
  if (group === undefined) return undefined
  const people = peopleIn(group)
  const others = othersIn(group)
  if (people.length === 0 && others.length === 0) return undefined
  const link: ShareLink = {
    ...slotMembers(target, slot),
    ...webAddress(details.permaLink),
    role: slot.role,
    audience: 'people',
    people,
    ...(others.length === 0 ? {} : { others }),
    // People sign in, and no document knows an end of a share with them.
    passwordProtected: false,
    expiresAt: null,
  }
  return { link, state: { details } }
}

/** What is in a slot; publications are not told. */
export function linkIn(target: Target, details: DetailsWire, slot: Slot): ZohoDocsLink | undefined {
  if (slot === 'publication') return undefined
  return slot === 'link' ? itemLink(target, details) : peopleLink(target, details, slot)
}

/** Every occupied slot, the link first. */
export function linksIn(target: Target, details: DetailsWire): readonly ZohoDocsLink[] {
  const slots: readonly Slot[] = ['link', ...PEOPLE_SLOTS]
  return slots.map((slot) => linkIn(target, details, slot)).filter((link) => link !== undefined)
}

/** A share with some of these people that is not one of the slots named. */
export function shareElsewhere(
  target: Target,
  details: DetailsWire,
  people: readonly string[],
  besides: readonly string[],
): ZohoDocsLink | undefined {
  return linksIn(target, details).find(
    ({ link }) =>
      !besides.includes(link.id) && link.people?.some((one) => people.some((person) => samePerson(one, person))),
  )
}
