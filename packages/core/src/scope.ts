import { ShareLinkError } from './errors.ts'
import type { Target } from './model.ts'

/** The target that a list is asked of, where the provider lists nothing else. Throws `invalid-request` for other scopes. */
export function targetOfScope(provider: string, scope: Target | string): Target {
  if (typeof scope !== 'string') return scope
  throw new ShareLinkError({ code: 'invalid-request', provider, field: 'scope', message: 'scope: must be a target' })
}
