import { createHash } from 'node:crypto'
import type { AccountPolicy } from './account.ts'
import type { Adapter, Operations } from './adapter.ts'
import { type Call, startCall } from './call.ts'
import { ShareLinkError } from './errors.ts'
import type { CallOptions } from './model.ts'
import type { createQueue } from './queue.ts'
import { type LinkAddress, parseRef } from './ref.ts'
import type { FullRuntime } from './runtime.ts'

/** What every step of the client works with. */
export type Context<State> = {
  adapter: Adapter<State>
  operations: Operations<State>
  runtime: FullRuntime
  queue: ReturnType<typeof createQueue>
  /** What the account's administrator demands, once `account` has read it. */
  policy?: AccountPolicy
}

/** A sample where a plan shows what a create would draw at random. */
export const SAMPLE_TOKEN = '5a3b1e005a3b4e008a3b1e005a3b1e00'

const HEX = 'hex'

/** 32 hex digits that stand for one intention: the same for the same key on the same target, else random. */
export function intentionToken(provider: string, random: FullRuntime['random'], target: string, key?: string): string {
  if (key === undefined) return Buffer.from(random(16)).toString(HEX)
  return createHash('sha256')
    .update(JSON.stringify([provider, target, key]))
    .digest(HEX)
    .slice(0, 32)
}

/** Runs one call under its deadline and lets nothing but `ShareLinkError` out. */
export async function runCall<State, T>(
  { adapter, runtime }: Context<State>,
  options: CallOptions,
  task: (call: Call) => Promise<T>,
): Promise<T> {
  const call = startCall(adapter.provider, runtime.clock, options.deadline ?? runtime.deadline, options.signal)
  try {
    call.check()
    return await task(call)
  } catch (error) {
    throw asShareLinkError(adapter.provider, error)
  } finally {
    call.end()
  }
}

/** Any other error loses its message on the way out, which might hold a secret. */
export function asShareLinkError(provider: string, error: unknown): ShareLinkError {
  if (ShareLinkError.is(error)) return error
  const name = error instanceof Error ? error.constructor.name : typeof error
  return new ShareLinkError({
    code: 'unexpected-response',
    provider,
    message: `The answer could not be understood (${name}).`,
  })
}

export function lacksOperation(provider: string, operation: string): ShareLinkError {
  return new ShareLinkError({ code: 'unsupported', provider, message: `${provider} offers no way to ${operation}.` })
}

/** A key stands for a link only where the provider can be asked for it. */
export function checkKey<State>(
  { adapter, operations }: Pick<Context<State>, 'adapter' | 'operations'>,
  key: string | undefined,
): void {
  if (key !== undefined && operations.find === undefined)
    throw lacksOperation(adapter.provider, 'find a link by idempotencyKey')
}

/** The address that a ref names. Throws `invalid-request` for other texts and other providers' refs. */
export function addressOf<State>({ adapter }: Context<State>, ref: unknown): LinkAddress {
  const { provider } = adapter
  const fail = (message: string): ShareLinkError =>
    new ShareLinkError({ code: 'invalid-request', provider, field: 'ref', message: `ref: ${message}` })
  if (typeof ref !== 'string' || ref === '') throw fail('must be the text that a link carries as its ref')
  const parsed = parseRef(ref)
  if (parsed !== undefined && parsed.provider !== provider)
    throw fail(`is one of ${parsed.provider}, not of ${provider}`)
  const known = adapter.capabilities.links.some(({ target }) => target === parsed?.target.kind)
  if (parsed !== undefined && known) return { target: parsed.target, id: parsed.id }
  const address = parsed === undefined ? adapter.parseAddress?.(ref) : undefined
  if (address === undefined) throw fail('is not a ref of a link of this provider')
  return address
}
