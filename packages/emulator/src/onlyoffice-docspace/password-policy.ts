import { ServerException } from './api-error.ts'
import type { Exchange } from './exchange.ts'

const MAX_LENGTH = 30

/** Holds a link's password against the portal's settings (PasswordSettings.cs). */
export function checkPassword({ state, features, messages }: Exchange, password: string): void {
  const { passwordPolicy: policy } = state
  const holds =
    password.length >= policy.min &&
    password.length <= MAX_LENGTH &&
    /^[\x21-\x7e]*$/.test(password) &&
    (!policy.digits || /\d/.test(password)) &&
    (!policy.upperCase || /[A-Z]/.test(password)) &&
    (!policy.specialSymbols || /[^A-Za-z0-9]/.test(password))
  if (holds) return
  // Until 3.7.1 the exception came wrapped, as 403.
  throw new ServerException(
    features.wrapsExceptions ? 'invalid-operation' : 'argument',
    messages.passwordPolicy(policy, MAX_LENGTH),
  )
}
