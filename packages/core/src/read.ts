import type { Account } from './account.ts'
import { startCall } from './call.ts'
import type { Capabilities } from './capabilities.ts'
import { addressOf, asShareLinkError, type Context, lacksOperation, runCall } from './context.ts'
import { parseStrictly, targetSchema } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { CallOptions, ShareLink, Target } from './model.ts'
import { listOptions, parseOptions } from './runtime.ts'

/**
 * Options of a list. `patience` in milliseconds: how long each request waits for a limit of requests, of ours or told by
 * a 429, counted from when it is to be sent, before the list ends in `rate-limited` (default 0). The deadline of the page
 * begins anew after such a wait.
 */
export type ListOptions = CallOptions & { patience?: number | undefined }

function scopeOf(provider: string, capabilities: Capabilities, scope: Target | string): Target | string {
  const kind = typeof scope === 'string' ? scope.split(':')[0] : parseStrictly(provider, targetSchema, scope).kind
  if (kind !== undefined && capabilities.lists.includes(kind)) return scope
  const message = `scope: cannot be listed; possible: ${capabilities.lists.join(', ') || 'nothing'}`
  throw new ShareLinkError({ code: 'unsupported', provider, field: 'scope', message })
}

/** `list` of the client. */
export async function* listLinks<State>(
  context: Context<State>,
  scope: Target | string,
  given: ListOptions,
): AsyncIterable<ShareLink> {
  const { adapter, operations, runtime } = context
  const { provider } = adapter
  const { signal, deadline = runtime.deadline, patience } = parseStrictly(provider, listOptions, given, 'options')
  if (operations.list === undefined) throw lacksOperation(provider, 'list links')
  const checked = scopeOf(provider, adapter.capabilities, scope)
  let end = (): void => undefined
  const nextPage = (): ReturnType<typeof startCall> => {
    end()
    const call = startCall(provider, runtime.clock, deadline, signal, patience)
    end = call.end
    call.check()
    return call
  }
  try {
    for await (const { link } of operations.list(checked, nextPage)) yield link
  } catch (error) {
    throw asShareLinkError(provider, error)
  } finally {
    end()
  }
}

/** `account` of the client. */
export async function readAccount<State>(context: Context<State>, options: CallOptions): Promise<Account> {
  const { provider } = context.adapter
  const { account } = context.operations
  if (account === undefined) throw lacksOperation(provider, 'read what the account demands')
  const policy = await runCall(context, parseOptions(provider, options), account)
  context.policy = policy
  return { provider, policy }
}

/** `get` of the client. */
export function getLink<State>(context: Context<State>, ref: string, options: CallOptions): Promise<ShareLink> {
  const { get } = context.operations
  if (get === undefined) throw lacksOperation(context.adapter.provider, 'read a link')
  const address = addressOf(context, ref)
  return runCall(
    context,
    parseOptions(context.adapter.provider, options),
    async (call) => (await get(address, call)).link,
  )
}
