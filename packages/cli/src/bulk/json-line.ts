import { type ProviderName, providerName } from '@sharelink/providers/planning'
import { isMembers, type Members } from '../members.ts'
import { usageError } from '../usage-error.ts'

/** The object on a line, which may have these members and no other. Throws `invalid-request`. */
export function objectOn(text: string, known: readonly string[]): Members {
  const value = parsed(text)
  if (!isMembers(value)) throw usageError('line', 'must be a JSON object')
  const unknown = Object.keys(value).find((name) => !known.includes(name))
  if (unknown !== undefined) throw usageError(unknown, 'is not a known member')
  return value
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw usageError('line', 'is not JSON')
  }
}

/** The provider that a line names, else the one of `--provider`. Throws `invalid-request`. */
export function providerOn({ provider }: Members, named: ProviderName | undefined): ProviderName {
  if (typeof provider === 'string') return providerName(provider)
  if (provider !== undefined) throw usageError('provider', 'must be text')
  if (named === undefined) throw usageError('provider', 'must be given here or as --provider')
  return named
}
