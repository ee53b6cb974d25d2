import type { Call } from './call.ts'
import { addressOf, type Context, lacksOperation, runCall } from './context.ts'
import { ShareLinkError } from './errors.ts'
import type { CallOptions, Revocation } from './model.ts'
import { type LinkAddress, linkKey } from './ref.ts'
import { parseOptions } from './runtime.ts'

/** Revokes, and once more where it is not known what became of it: revoking twice ends in the same state. */
export async function revokeTwice<T>(revoke: (call: Call) => Promise<T>, call: Call): Promise<T> {
  try {
    return await revoke(call)
  } catch (error) {
    if (!ShareLinkError.is(error) || error.code !== 'ambiguous') throw error
    return revoke(call.verifying).catch(() => Promise.reject(error))
  }
}

/** Revokes the link of an address. */
export async function revokeAddress<State>(
  { adapter, operations: { revoke } }: Context<State>,
  address: LinkAddress,
  call: Call,
): Promise<Revocation> {
  if (revoke === undefined) throw lacksOperation(adapter.provider, 'revoke links')
  return { revoked: true, ...(await revokeTwice((trying) => revoke(address, trying), call)) }
}

/** `revoke` of the client. */
export async function revokeLink<State>(context: Context<State>, ref: string, given: CallOptions): Promise<Revocation> {
  const options = parseOptions(context.adapter.provider, given)
  const address = addressOf(context, ref)
  return runCall(context, options, (call) =>
    context.queue(linkKey(address), () => revokeAddress(context, address, call), call),
  )
}
