import type { Call } from './call.ts'
import { addressOf, asShareLinkError, type Context, lacksOperation, runCall } from './context.ts'
import type { CallOptions, Revocation } from './model.ts'
import { type LinkAddress, linkKey } from './ref.ts'
import { parseOptions } from './runtime.ts'

/** Revokes, and once more where it is not known what became of it. */
export async function revokeAddress<State>(
  context: Context<State>,
  address: LinkAddress,
  call: Call,
): Promise<Revocation> {
  const { adapter, operations } = context
  const { revoke } = operations
  if (revoke === undefined) throw lacksOperation(adapter.provider, 'revoke links')
  try {
    return { revoked: true, ...(await revoke(address, call)) }
  } catch (thrown) {
    const error = asShareLinkError(adapter.provider, thrown)
    if (error.code !== 'ambiguous') throw error
    // Revoking twice ends in the same state, so that looking again is also trying again.
    return await revoke(address, call.verifying).then(
      (revocation) => ({ revoked: true, ...revocation }),
      () => Promise.reject(error),
    )
  }
}

/** `revoke` of the client. */
export async function revokeLink<State>(context: Context<State>, ref: string, given: CallOptions): Promise<Revocation> {
  const options = parseOptions(context.adapter.provider, given)
  const address = addressOf(context, ref)
  return runCall(context, options, (call) =>
    context.queue(linkKey(address), () => revokeAddress(context, address, call), call),
  )
}
