import type { PasswordRule } from '@sharelink/core'
import { yesOrNo } from './ocs.ts'

/** What OpenCloud counts: each as part of a character class, and what that is called. */
const COUNTED = [
  ['min_characters', '\\s\\S', 'characters'],
  ['min_lowercase_characters', '\\p{Ll}', 'lower-case letters'],
  ['min_uppercase_characters', '\\p{Lu}', 'upper-case letters'],
  ['min_digits', '\\p{Nd}', 'digits'],
  // The list that stands in its refusal.
  ['min_special_characters', ' !"#$%&\'()*+,\\-.\\/:;<=>?@\\[\\\\\\]\\^_`\\{\\|\\}~', 'special characters'],
] as const

/** What Nextcloud wants to be there. */
const WANTED: readonly (readonly [name: string, pattern: string, rule: string])[] = [
  ['enforceUpperLowerCase', '(?=[\\s\\S]*[a-z])(?=[\\s\\S]*[A-Z])[\\s\\S]*', 'Upper and lower case are required.'],
  ['enforceNumericCharacters', '[\\s\\S]*\\d[\\s\\S]*', 'A digit is required.'],
  ['enforceSpecialCharacters', '[\\s\\S]*[^A-Za-z0-9][\\s\\S]*', 'A special character is required.'],
]

function atLeast(least: unknown, patternOf: (least: number) => string, what: string): readonly PasswordRule[] {
  const number = typeof least === 'string' ? Number(least) : least
  if (typeof number !== 'number' || !(number >= 1)) return []
  const whole = Math.ceil(number)
  // A pattern could not say it.
  if (!Number.isSafeInteger(whole)) return []
  return [{ pattern: patternOf(whole), rule: `At least ${whole} ${what} are required.` }]
}

/** Nextcloud counts bytes: what has more than ASCII may be long enough with fewer characters, and is left to the server. */
const manyBytes = (least: number): string => `[\\x00-\\x7f]{${least},}|[\\s\\S]*[^\\x00-\\x7f][\\s\\S]*`

/** The rules that a server of the family tells. Whether a password is a common one, the server alone knows. */
export function passwordRules(policy: Readonly<Record<string, unknown>>): readonly PasswordRule[] {
  return [
    ...atLeast(policy['minLength'], manyBytes, 'characters'),
    ...COUNTED.flatMap(([name, counted, what]) =>
      atLeast(policy[name], (least) => `^(?:[^${counted}]*[${counted}]){${least}}[\\s\\S]*$`, what),
    ),
    ...WANTED.flatMap(([name, pattern, rule]) =>
      yesOrNo.safeParse(policy[name]).data === true ? [{ pattern, rule }] : [],
    ),
  ]
}
