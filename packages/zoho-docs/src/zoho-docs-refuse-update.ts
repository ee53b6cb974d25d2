import { type Change, type DraftField, type Refusal, ShareLinkError, type Tolerance } from '@sharelink/core'
import { type ZohoDocsState } from './zoho-docs-mapping-answers.ts'
import { checkedPeople, without } from './zoho-docs-people.ts'
import { type PeopleSlot, slotOf } from './zoho-docs-slots.ts'

type Refuses = Refusal | undefined

function refuse(field: DraftField, message: string, code: Refusal['code'] = 'unsupported'): Refusal {
  return { code, field, message: `${field}: ${message}` }
}

function mayGo(tolerate: Tolerance, field: DraftField): boolean {
  return tolerate === 'anything' || (typeof tolerate === 'object' && tolerate.includes(field))
}

/** What is never told and not named goes when the link is written, for a link is written as a whole. */
export function lostByUpdate({ requested }: Change<ZohoDocsState>): readonly DraftField[] {
  return (['password', 'expiresAt'] as const).filter((field) => requested[field] === undefined)
}

/** The link is written as a whole: what is not told and not named would be gone, or be a guess. */
function refuseLinkUpdate(change: Change<ZohoDocsState>, tolerate: Tolerance): Refuses {
  const { before, patch } = change
  const { link } = before
  if (link.role === undefined && patch.role === undefined)
    return refuse('role', 'is not told and must be sent: name it.')
  if (link.audience === undefined && patch.audience === undefined)
    return refuse('audience', 'is one that the documents do not know, and must be sent: name it.')
  const lost = lostByUpdate(change).find((field) => !mayGo(tolerate, field))
  return lost && refuse(lost, 'cannot be read back, and the update would remove it: name it, or null for none.')
}

function invalidPeople(people: readonly string[]): Refuses {
  try {
    checkedPeople(people)
    return undefined
  } catch (error) {
    if (!ShareLinkError.is(error)) throw error
    return { code: error.code, field: 'people', message: error.message }
  }
}

function refusePeopleUpdate(change: Change<ZohoDocsState>, slot: PeopleSlot, tolerate: Tolerance): Refuses {
  const { patch, before } = change
  const { people: now = [], others = [] } = before.link
  const wanted = patch.people ?? now
  const invalid = invalidPeople(wanted)
  if (invalid !== undefined) return invalid
  const added = without(wanted, now)
  if (added.length > 0 && slot.permission === undefined)
    return refuse('people', 'nobody can be added to a share that only lets comment.')
  if (patch.people !== undefined && others.length > 0 && !mayGo(tolerate, 'people'))
    return refuse('people', 'the item is also shared with groups or users that have no address here, and that stay.')
  if (patch.notify && added.length === 0) return refuse('notify', 'only people who are added are sent a message.')
  return undefined
}

/** What an update would lose, guess or leave in force without being told to. */
export function refuseZohoDocsUpdate(change: Change<ZohoDocsState>, tolerate: Tolerance): Refuses {
  const slot = slotOf(change.address)
  if (slot === 'publication') return undefined
  if ((slot !== 'link') !== (change.requested.audience === 'people'))
    return refuse(
      'audience',
      'a link cannot become a share with people, nor such a share a link: create the other one.',
    )
  return slot === 'link' ? refuseLinkUpdate(change, tolerate) : refusePeopleUpdate(change, slot, tolerate)
}
