import type { DraftField, Role, Target } from './model.ts'

/** A rule that a whole password must match: a regular expression (flag `u`), and the same in words. */
export type PasswordRule = { pattern: string; rule: string }

/** Values that the account's administrator has switched off, with the reason a person understands. */
export type SwitchedOff = {
  field: DraftField
  /** Absent: the field as a whole. */
  values?: readonly string[]
  /** Absent: for every kind of item. */
  target?: Target['kind']
  message: string
}

/** What the administrator of an account demands of its links, beyond what the provider can hold. */
export type AccountPolicy = {
  /** `required`: for every link, or for those that give one of these roles. */
  password: { required: boolean | readonly Role[]; rules: readonly PasswordRule[] }
  /** In days from now. `longest`: the furthest that is taken. `default`: what a link gets that asks for no expiry. */
  expiry: { required: boolean; longest?: number; default?: number }
  switchedOff: readonly SwitchedOff[]
}

/** What a provider tells about the account that its links belong to. */
export type Account = { provider: string; policy: AccountPolicy }
