import {
  type Effective,
  formatRef,
  type LinkAddress,
  type Order,
  type ShareLink,
  ShareLinkError,
} from '@sharelink/core'
import type { OfficeAnswer } from './zoho-office-answer.ts'
import type { Product } from './zoho-office-products.ts'

/** Nothing is told that could be put back. */
export type ZohoOfficeState = undefined
export type OfficeShare = Effective<ZohoOfficeState>

/** An e-mail address or a Zoho id. */
const PERSON = /^[^\s,;"]+$/

/**
 * People as they may be joined by commas, each once. Throws `invalid-request`: what holds a comma would share with
 * people whom nobody named.
 */
export function checkedPeople(
  { provider }: Product,
  field: 'people' | 'ref',
  people: readonly string[],
): readonly string[] {
  const trimmed = people.map((person) => person.trim())
  if (!trimmed.every((person) => PERSON.test(person))) {
    const message = `${field}: must name people by e-mail addresses or Zoho ids, one each`
    throw new ShareLinkError({ code: 'invalid-request', provider, field, message })
  }
  const keys = trimmed.map((person) => person.toLowerCase())
  return trimmed.filter((_person, index) => keys.indexOf(keys[index] ?? '') === index)
}

/** The id of a share: whom it is with, in one order and in small letters. */
export function shareId(people: readonly string[]): string {
  return people
    .map((person) => person.toLowerCase())
    .toSorted()
    .join(',')
}

/** The people of an address. Throws `invalid-request` for a text that is no list of people. */
export function peopleOf(product: Product, { id }: LinkAddress): readonly string[] {
  return checkedPeople(product, 'ref', id.split(','))
}

/** The fields of a share. The table of fields and Sheet's sample form name people differently; unknown ones are harmless. */
export function shareFields(product: Product, { draft }: Order): Readonly<Record<string, string>> {
  const people = checkedPeople(product, 'people', draft.people ?? []).join(',')
  const writes = draft.role === 'editor'
  return {
    shareto: people,
    allowtowrite: String(writes),
    // The sample form also posts its button, `submit`, which the table does not know either.
    ...(product.namesByAccess ? { [writes ? 'readWriteUsers' : 'readOnlyUsers']: people } : {}),
  }
}

export function shareOf({ provider }: Product, target: ShareLink['target'], people: readonly string[]): ShareLink {
  const id = shareId(people)
  return { ref: formatRef(provider, { target, id }), provider, id, target, kind: 'access', audience: 'people' }
}

/**
 * The share that an answer confirms. Its list may be of everybody the document is shared with, and may call them by
 * other names: only names that were asked for say something about this share.
 */
export function fromAnswer(
  product: Product,
  { draft }: Order,
  { users }: OfficeAnswer & { kind: 'result' },
): OfficeShare {
  const people = checkedPeople(product, 'people', draft.people ?? [])
  const link = shareOf(product, draft.target, people)
  if (users === undefined || users.length === 0) return { link, state: undefined }
  const isNamed = (person: string): boolean => users.some((user) => user.toLowerCase() === person.toLowerCase())
  const named = people.filter(isNamed)
  const understood = named.length === people.length || named.length === users.length
  return { link: understood ? { ...link, people: named } : link, state: undefined }
}
