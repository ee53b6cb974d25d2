import type { DocSpacePasswordPolicy } from './docspace-state.ts'

export type Culture = 'en' | 'de'

type Messages = {
  readonly roleNotAvailable: string
  readonly itemNotFound: string
  readonly notEnoughPermission: string
  readonly linkTypeNotSupported: string
  readonly tooManyAttempts: string
  readonly sharedLink: string
  readonly invitationLink: string
  readonly linkToFillOut: string
  maxLinks(max: number): string
  passwordPolicy(policy: DocSpacePasswordPolicy, max: number): string
}

const ENGLISH: Messages = {
  roleNotAvailable: 'The role is not available for this user type',
  itemNotFound: 'Item not found',
  notEnoughPermission: "You don't have enough permission to perform the operation",
  linkTypeNotSupported: 'Operation is not valid due to the current state of the object.',
  tooManyAttempts: 'You have tried too many times to enter your password. Please try again later',
  sharedLink: 'Shared link',
  invitationLink: 'Invitation link',
  linkToFillOut: 'Link to fill out',
  maxLinks: (max) => `The maximum number of links may not exceed ${max}`,
  passwordPolicy: (policy, max) =>
    `Password must contain from ${policy.min} to ${max} characters, only latin letters, no spaces` +
    classes(policy, ', capital letters', ', digits', ', special characters'),
}

const GERMAN: Messages = {
  roleNotAvailable: 'Diese Rolle gibt es für diesen Benutzertyp nicht',
  itemNotFound: 'Element nicht gefunden',
  notEnoughPermission: 'Sie haben für diesen Vorgang nicht genügend Rechte',
  linkTypeNotSupported: 'Der Vorgang ist im aktuellen Zustand des Objekts nicht zulässig.',
  tooManyAttempts: 'Sie haben das Passwort zu oft eingegeben. Bitte versuchen Sie es später noch einmal',
  sharedLink: 'Geteilter Link',
  invitationLink: 'Einladungslink',
  linkToFillOut: 'Link zum Ausfüllen',
  maxLinks: (max) => `Es darf nicht mehr als ${max} Links geben`,
  passwordPolicy: (policy, max) =>
    `Das Passwort muss ${policy.min} bis ${max} Zeichen haben, nur lateinische Buchstaben, keine Leerzeichen` +
    classes(policy, ', Großbuchstaben', ', Ziffern', ', Sonderzeichen'),
}

function classes(policy: DocSpacePasswordPolicy, upperCase: string, digits: string, special: string): string {
  return (policy.upperCase ? upperCase : '') + (policy.digits ? digits : '') + (policy.specialSymbols ? special : '')
}

/** The server's texts in the caller's language. */
export function messagesOf(culture: Culture): Messages {
  return culture === 'de' ? GERMAN : ENGLISH
}
