import type { DraftField } from '@sharelink/core'

/** The flag that says each field of a draft. Total: a new field does not compile until it has one. */
export const FIELD_FLAGS: { readonly [F in DraftField]: string } = {
  target: '--target',
  kind: '--kind',
  role: '--role',
  audience: '--audience',
  people: '--people',
  listed: '--listed',
  name: '--name',
  password: '--password-env',
  expiresAt: '--expires',
  allowDownload: '--no-download',
  maxUses: '--max-uses',
  visitorFields: '--visitor-fields',
  notify: '--notify',
}

export function isDraftField(name: string): name is DraftField {
  return Object.hasOwn(FIELD_FLAGS, name)
}
