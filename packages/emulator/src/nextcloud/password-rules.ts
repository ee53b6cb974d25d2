import type { NextcloudPasswordPolicy } from './nextcloud-state.ts'
import { ManagerRefusal } from './refusal.ts'

/** What stands for the million most common passwords; short ones are all among them. */
const COMMON = new Set([
  'password12345',
  '1234567890',
  'qwertyuiop',
  'password123',
  '1q2w3e4r5t',
  'abc',
  '123456',
  'password',
])

type Rule = readonly [
  keeps: (password: string, policy: NextcloudPasswordPolicy) => boolean,
  reason: (policy: NextcloudPasswordPolicy) => string,
]

/** In the order in which the reasons are joined. The length is in bytes. The last three are from the app's source and not recorded. */
const RULES: readonly Rule[] = [
  [
    (password, policy) => !policy.enforceNonCommonPassword || !COMMON.has(password.toLowerCase()),
    () => 'Password is among the 1,000,000 most common ones. Please make it unique.',
  ],
  [
    (password, policy) => Buffer.byteLength(password) >= policy.minLength,
    ({ minLength }) => `Password needs to be at least ${minLength} characters long.`,
  ],
  [
    (password, policy) => !policy.enforceNumericCharacters || /\d/.test(password),
    () => 'Password needs to contain at least one numeric character.',
  ],
  [
    (password, policy) => !policy.enforceSpecialCharacters || /[^a-z0-9]/i.test(password),
    () => 'Password needs to contain at least one special character.',
  ],
  [
    (password, policy) => !policy.enforceUpperLowerCase || (/[a-z]/.test(password) && /[A-Z]/.test(password)),
    () => 'Password needs to contain at least one lower and one upper case character.',
  ],
]

/** All reasons in one text; nothing but the text tells them apart. */
export function checkPassword(password: string, policy: NextcloudPasswordPolicy | null): void {
  if (policy === null) return
  const broken = RULES.filter(([keeps]) => !keeps(password, policy))
  if (broken.length > 0) throw new ManagerRefusal(broken.map(([, reason]) => reason(policy)).join(' '))
}
