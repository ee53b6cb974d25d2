import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import { addressOf, asShareLinkError, type Context, lacksOperation, runCall } from './context.ts'
import { maskDraft, namedFields, parsePatch, type ParsedPatch } from './draft.ts'
import { hidePassword } from './hide-password.ts'
import type { CallOptions, Difference, Outcome, ShareLink, ShareLinkPatch } from './model.ts'
import type { Settlement } from './negotiate.ts'
import { negotiate, refusalError } from './negotiation.ts'
import { needsRecreation, sendablePatch } from './patch-limits.ts'
import { overlay } from './overlay.ts'
import { putBack } from './put-back.ts'
import { recreateLink } from './recreate.ts'
import { type JudgedChange, resolveUpdate } from './resolve-update.ts'
import { type LinkAddress, linkKey } from './ref.ts'
import { parseOptions } from './runtime.ts'
import { refusedBy } from './tolerance.ts'
import { differencesAfter } from './update-differences.ts'

async function sendChange<State>(
  context: Context<State>,
  change: JudgedChange<State>,
  call: Call,
): Promise<Effective<State>> {
  const { operations, adapter } = context
  if (operations.update === undefined) throw lacksOperation(adapter.provider, 'update links')
  try {
    return await operations.update(change, call)
  } catch (thrown) {
    const error = asShareLinkError(adapter.provider, thrown)
    if (error.code !== 'ambiguous' && error.code !== 'unexpected-response') throw error
    return resolveUpdate(context, change, call, error)
  }
}

async function applyPatch<State>(
  context: Context<State>,
  address: LinkAddress,
  patch: ParsedPatch,
  options: CallOptions,
  call: Call,
): Promise<Outcome> {
  const { adapter, operations, runtime } = context
  const { provider } = adapter
  if (operations.get === undefined) throw lacksOperation(provider, 'read a link, which an update needs')
  if (operations.update === undefined && options.recreate !== true) throw lacksOperation(provider, 'update links')
  const tolerate = options.tolerate ?? runtime.tolerate
  const before = await operations.get(address, call)
  const requested = overlay(provider, before.link, before.told, patch)
  const settled = await negotiateChange(context, before.link, requested, patch, options, call)
  const { capability } = settled
  if (needsRecreation(provider, patch, settled, options.recreate))
    return recreateLink(context, { before, requested, patch, capability }, options, call)
  const described = { ...requested, target: settled.sendable.target }
  const asked = { address, before, patch: sendablePatch(patch, settled), requested: described }
  const change = { ...asked, capability, lost: operations.lostBy?.(asked) ?? [] }
  const refusal = operations.refuseUpdate?.(change, runtime.clock.now(), tolerate)
  if (refusal !== undefined) throw refusalError(provider, refusal)
  const after = await sendChange(context, change, call)
  const differences: readonly Difference[] = differencesAfter(change, after)
  if (refusedBy(tolerate, differences).length > 0) throw await putBack(context, change, after, differences, call)
  return { requested: maskDraft(requested), link: after.link, differences }
}

/** An existing link may be of a kind that is no longer created: that alone refuses no update. */
function negotiateChange<State>(
  context: Context<State>,
  link: ShareLink,
  requested: Settlement['sendable'],
  patch: ParsedPatch,
  options: CallOptions,
  call: Call,
): Promise<Settlement> {
  const tolerate = options.tolerate ?? context.runtime.tolerate
  return negotiate(context, { ...requested, target: link.target }, tolerate, call, namedFields(patch))
}

/** `update` of the client. */
export async function updateLink<State>(
  context: Context<State>,
  ref: string,
  given: ShareLinkPatch,
  options: CallOptions,
): Promise<Outcome> {
  const { adapter, runtime, queue } = context
  const checked = parseOptions(adapter.provider, options)
  const address = addressOf(context, ref)
  const patch = parsePatch(adapter.provider, given, runtime.clock.now())
  const calling = runCall(context, checked, (call) =>
    queue(linkKey(address), () => applyPatch(context, address, patch, checked, call), call),
  )
  return hidePassword(patch.password, calling)
}
