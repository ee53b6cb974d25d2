import { ShareLinkError } from '@sharelink/core'
import { PROVIDER } from './zoho-docs-settings.ts'

const ADDRESS = /^[^\s,;@]+@[^\s,;@]+$/

export function samePerson(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Those of the first list that are not in the second; letter case aside. */
export function without(people: readonly string[], others: readonly string[]): readonly string[] {
  return people.filter((person) => !others.some((other) => samePerson(person, other)))
}

/**
 * Addresses as they may be joined by commas, each once. Throws `invalid-request`: what holds a comma would share with
 * people whom nobody named.
 */
export function checkedPeople(people: readonly string[]): readonly string[] {
  const trimmed = people.map((person) => person.trim())
  if (!trimmed.every((person) => ADDRESS.test(person))) {
    const message = 'people: must be e-mail addresses, one each'
    throw new ShareLinkError({ code: 'invalid-request', provider: PROVIDER, field: 'people', message })
  }
  return trimmed.filter((person, index) => trimmed.findIndex((other) => samePerson(person, other)) === index)
}
