import type { ShareLinkDraft } from '@sharelink/core'
import { isMembers, type Members } from './members.ts'
import { passwordInEnvironment } from './password.ts'
import type { Surroundings } from './surroundings.ts'
import { usageError } from './usage-error.ts'

// The one boundary where a type is taken on trust: core parses every draft strictly before it looks at it.
function isDraft(value: Members): value is Members & ShareLinkDraft {
  return isMembers(value)
}

function resolvedPassword(value: unknown, env: Surroundings['env']): string | null {
  if (value === null) return null
  if (isMembers(value) && typeof value['env'] === 'string' && Object.keys(value).length === 1)
    return passwordInEnvironment('password', value['env'], env)
  throw usageError('password', 'in a file must be { "env": "NAME" } or null', 'Put the password into the environment.')
}

/** A draft as files hold it, its password fetched from the variable it names. Throws `invalid-request`. */
export function draftFromFile(value: unknown, env: Surroundings['env']): ShareLinkDraft {
  if (!isMembers(value)) throw usageError('draft', 'must be a JSON object')
  const { password, ...rest } = value
  const draft: Members = password === undefined ? rest : { ...rest, password: resolvedPassword(password, env) }
  if (!isDraft(draft)) throw usageError('draft', 'must be a JSON object')
  return draft
}
