import { GraphRefusal, invalid } from './graph-refusal.ts'
import type { OpenCloudPasswordPolicy } from './opencloud-state.ts'

/** The blank is one of them: the text has two before the exclamation mark. */
const SPECIAL = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/** bcrypt takes no more. */
const MAX_BYTES = 72

function isLowercase(character: string): boolean {
  return character === character.toLowerCase() && character !== character.toUpperCase()
}

function isUppercase(character: string): boolean {
  return character === character.toUpperCase() && character !== character.toLowerCase()
}

/** Every rule that the password breaks, a line each, in one text. */
export function checkPolicy(policy: OpenCloudPasswordPolicy | null, password: string): void {
  if (policy === null) return
  const characters = Array.from(password)
  const count = (belongs: (character: string) => boolean): number => characters.filter(belongs).length
  const rules: readonly (readonly [found: number, least: number, what: string])[] = [
    [characters.length, policy.minCharacters, 'characters are required'],
    [count(isLowercase), policy.minLowercase, 'lowercase letters are required'],
    [count(isUppercase), policy.minUppercase, 'uppercase letters are required'],
    [count((character) => /\d/.test(character)), policy.minDigits, 'numbers are required'],
    [
      count((character) => SPECIAL.includes(character)),
      policy.minSpecial,
      `special characters are required ${SPECIAL}`,
    ],
  ]
  const broken = rules.filter(([found, least]) => found < least)
  if (broken.length === 0) return
  throw invalid(broken.map(([, least, what]) => `at least ${least} ${what}`).join('\n'))
}

/** Where the password is hashed; `prefix` is what the caller puts before the error. */
export function checkHashable(password: string, prefix: string): void {
  if (Buffer.byteLength(password) <= MAX_BYTES) return
  const reason = 'could not hash share password: bcrypt: password length exceeds 72 bytes'
  throw new GraphRefusal('generalException', `${prefix}${reason}`)
}
