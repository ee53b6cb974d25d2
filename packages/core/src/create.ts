import type { Effective, Order } from './adapter.ts'
import type { Call } from './call.ts'
import { asShareLinkError, checkKey, type Context, intentionToken, lacksOperation, runCall } from './context.ts'
import { maskDraft, parseDraft, type ParsedDraft } from './draft.ts'
import { ShareLinkError, withDetails } from './errors.ts'
import type { CallOptions, Outcome, ShareLinkDraft } from './model.ts'
import { hidePassword } from './hide-password.ts'
import { negotiate } from './negotiation.ts'
import { targetKey } from './plan.ts'
import type { LinkAddress } from './ref.ts'
import { differencesIn, repeated } from './repeat.ts'
import { parseOptions } from './runtime.ts'
import { takeBack } from './take-back.ts'
import { refusedBy } from './tolerance.ts'

/** Finds out what became of a create whose answer never came or said nothing. */
async function resolveCreate<State>(
  context: Context<State>,
  order: Order,
  call: Call,
  cause: ShareLinkError,
): Promise<Effective<State>> {
  const { operations, adapter } = context
  const cutByUs = call.over() !== undefined
  let found: readonly Effective<State>[]
  try {
    found = operations.find === undefined ? [] : await operations.find(order, call.verifying)
  } catch (thrown) {
    const { candidates } = ShareLinkError.is(thrown) && thrown.candidates !== undefined ? thrown : cause
    const message = `${cause.message} Whether it did could not be found out.`
    throw withDetails(cause, { code: 'ambiguous', message, candidates })
  }
  if (operations.find === undefined) throw withDetails(cause, { code: 'ambiguous' })
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  if (only !== undefined) throw withDetails(cause, { code: 'ambiguous', candidates: found.map(({ link }) => link) })
  if (cutByUs || cause.code !== 'ambiguous') throw cause
  throw new ShareLinkError({
    code: 'unavailable',
    provider: adapter.provider,
    message: 'No answer came, and no link was made.',
  })
}

const UNKNOWN_FATE = ['ambiguous', 'unexpected-response']

async function sendOrder<State>(context: Context<State>, order: Order, call: Call): Promise<Effective<State>> {
  const { operations, adapter } = context
  if (operations.create === undefined) throw lacksOperation(adapter.provider, 'create links')
  try {
    return await operations.create(order, call)
  } catch (thrown) {
    const error = asShareLinkError(adapter.provider, thrown)
    if (!UNKNOWN_FATE.includes(error.code)) throw error
    return resolveCreate(context, order, call, error)
  }
}

/** Makes a link of a parsed draft, and takes it back where it came out weaker than the caller accepts. */
export async function createParsed<State>(
  context: Context<State>,
  draft: ParsedDraft,
  options: CallOptions,
  call: Call,
  replaces?: LinkAddress,
): Promise<Outcome> {
  const { adapter, operations } = context
  const tolerate = options.tolerate ?? context.runtime.tolerate
  const key = options.idempotencyKey
  if (operations.create === undefined) throw lacksOperation(adapter.provider, 'create links')
  checkKey(context, key)
  const { sendable, capability } = await negotiate(context, draft, tolerate, call, undefined, key)
  const token = intentionToken(adapter.provider, context.runtime.random, targetKey(draft), key)
  const order: Order = {
    draft: sendable,
    capability,
    token,
    ...(key === undefined ? {} : { key }),
    ...(replaces === undefined ? {} : { replaces }),
  }
  const before = key === undefined ? undefined : await repeated(context, draft, order, call)
  if (before !== undefined) return before
  const effective = await sendOrder(context, order, call)
  const differences = differencesIn(draft, order, effective)
  if (refusedBy(tolerate, differences).length > 0) throw await takeBack(context, effective.link, differences, call)
  return { requested: maskDraft(draft), link: effective.link, differences }
}

/** `create` of the client. */
export async function createLink<State>(
  context: Context<State>,
  draft: ShareLinkDraft,
  given: CallOptions,
): Promise<Outcome> {
  const { provider } = context.adapter
  const options = parseOptions(provider, given)
  const parsed = parseDraft(provider, draft, context.runtime.clock.now())
  const key = options.idempotencyKey
  const calling = runCall(context, options, (call) => {
    const task = (): Promise<Outcome> => createParsed(context, parsed, options, call)
    // Two calls with one key in one client must not both find nothing and both send.
    return key === undefined ? task() : context.queue(`key:${targetKey(parsed)}:${key}`, task, call)
  })
  return hidePassword(parsed.password, calling)
}
