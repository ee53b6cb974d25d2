import { ShareLinkError } from '@sharelink/core'

/** `invalid-request` about what was typed. The message never repeats a value: it might be a password. */
export function usageError(field: string, message: string, hint?: string): ShareLinkError {
  return new ShareLinkError({
    code: 'invalid-request',
    provider: 'sharelink',
    field,
    message: `${field}: ${message}`,
    hint: hint ?? 'Correct the command line; nothing was sent.',
  })
}
