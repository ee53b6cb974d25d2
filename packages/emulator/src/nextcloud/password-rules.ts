import type { NextcloudPasswordPolicy } from './nextcloud-state.ts'

/** A few of the 1,000,000; the first three are in the recordings. */
const COMMON = ['abc', 'password12345', '1234567890', 'password', '123456', 'qwertyuiop', 'short', 'iloveyou12']

type Rule = readonly [
  broken: (password: string, policy: NextcloudPasswordPolicy) => boolean,
  words: (policy: NextcloudPasswordPolicy) => string,
]

/** In the order in which the app's validators speak; the first two are recorded. */
const RULES: readonly Rule[] = [
  [
    (password, { nonCommon }) => nonCommon && COMMON.includes(password.toLowerCase()),
    () => 'Password is among the 1,000,000 most common ones. Please make it unique.',
  ],
  [
    (password, { minLength }) => Buffer.byteLength(password) < minLength,
    ({ minLength }) => `Password needs to be at least ${minLength} characters long.`,
  ],
  [
    (password, { numeric }) => numeric && !/\d/.test(password),
    () => 'Password needs to contain at least one numeric character.',
  ],
  [
    (password, { special }) => special && /^[A-Za-z0-9]*$/.test(password),
    () => 'Password needs to contain at least one special character.',
  ],
  [
    (password, { upperLowerCase }) => upperLowerCase && !(/[a-z]/.test(password) && /[A-Z]/.test(password)),
    () => 'Password needs to contain at least one lower and one upper case character.',
  ],
]

/** All that is wrong with a password, in one text; undefined where nothing is. */
export function brokenRules(password: string, policy: NextcloudPasswordPolicy | null): string | undefined {
  if (policy === null) return undefined
  const broken = RULES.flatMap(([isBroken, words]) => (isBroken(password, policy) ? [words(policy)] : []))
  return broken.length === 0 ? undefined : broken.join(' ')
}
