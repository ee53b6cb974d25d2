import type { Change, Effective } from './adapter.ts'
import type { Call } from './call.ts'
import type { LinkCapability } from './capabilities.ts'
import type { Context } from './context.ts'
import { namedFields } from './draft.ts'
import { ShareLinkError, withDetails } from './errors.ts'
import type { DraftField } from './model.ts'
import { overlay } from './overlay.ts'
import { differencesAfter } from './update-differences.ts'

/** A change, with the capability that it is judged by and what it lets go. */
export type JudgedChange<State> = Change<State> & { capability: LinkCapability; lost: readonly DraftField[] }

/** Whether what was sent is seen in force; `undefined` where that cannot be seen. */
function isApplied<State>(provider: string, change: JudgedChange<State>, now: Effective<State>): boolean | undefined {
  const { before, patch } = change
  const requested = overlay(provider, before.link, before.told, patch)
  const open = differencesAfter({ ...change, requested, lost: [] }, now, namedFields(patch))
  // One password looks like another.
  const passwordHidden =
    typeof patch.password === 'string' && before.link.passwordProtected !== false && now.told?.passwordMatches !== true
  if (passwordHidden || open.some(({ reason }) => reason === 'unverified')) return undefined
  return open.length === 0
}

/** Reads back an update whose answer never came. */
export async function resolveUpdate<State>(
  { operations, adapter }: Context<State>,
  change: JudgedChange<State>,
  call: Call,
  cause: ShareLinkError,
): Promise<Effective<State>> {
  const cutByUs = call.over() !== undefined
  const now = await operations.get?.(change.address, call.verifying, change.patch.password).catch(() => undefined)
  if (now === undefined) throw withDetails(cause, { code: 'ambiguous', link: cause.link ?? change.before.link })
  const applied = isApplied(adapter.provider, change, now)
  if (applied === true) return now
  if (applied === undefined) throw withDetails(cause, { code: 'ambiguous', link: now.link })
  const untouched = JSON.stringify(now.link) === JSON.stringify(change.before.link)
  if (!untouched || cutByUs || cause.code !== 'ambiguous') throw withDetails(cause, { link: now.link })
  throw new ShareLinkError({
    code: 'unavailable',
    provider: adapter.provider,
    link: now.link,
    message: 'No answer came, and nothing was changed.',
  })
}
