import { ShareLinkError } from '@sharelink/core'

/** How the user wrote a setting: the name of an environment variable, or the setting's own. */
export type Naming = (setting: string) => string

/** The same error in the user's own words: a setting that came from a variable is called by the variable's name. */
export function settingError(error: unknown, naming: Naming): unknown {
  if (!ShareLinkError.is(error) || error.field === undefined) return error
  const [setting = '', ...rest] = error.field.split('.')
  const field = [naming(setting), ...rest].join('.')
  const message = error.message.startsWith(`${error.field}: `)
    ? error.message.slice(error.field.length + 2)
    : error.message
  return new ShareLinkError({
    code: error.code,
    provider: error.provider,
    field,
    message: `${field}: ${message}`,
    hint: 'Correct the named setting; nothing was sent.',
  })
}

/** `invalid-request` about a setting that is missing, unknown or unfit. */
export function invalidSetting(provider: string, field: string, message: string, hint?: string): ShareLinkError {
  return new ShareLinkError({
    code: 'invalid-request',
    provider,
    field,
    message: `${field}: ${message}`,
    hint: hint ?? 'Correct the named setting; nothing was sent.',
  })
}
