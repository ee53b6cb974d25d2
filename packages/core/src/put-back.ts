import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { ShareLinkError } from './errors.ts'
import type { Difference } from './model.ts'
import { draftOf } from './overlay.ts'
import { formatRef } from './ref.ts'
import type { JudgedChange } from './resolve-update.ts'
import { reasons, revokeQuietly } from './take-back.ts'
import { differencesAfter } from './update-differences.ts'

async function restored<State>(
  { operations }: Context<State>,
  { address, before, capability }: JudgedChange<State>,
  after: Effective<State>,
  call: Call,
): Promise<Effective<State> | undefined> {
  try {
    const state = await operations.restore?.(before, after, call.verifying)
    if (state === undefined) return undefined
    const formerly = { address, before, patch: {}, requested: draftOf(before.link, before.told), capability }
    return differencesAfter(formerly, state).length === 0 ? state : undefined
  } catch {
    return undefined
  }
}

/** After an update that came out weaker: the former state is put back; if that is not seen, the link is revoked. */
export async function putBack<State>(
  context: Context<State>,
  change: JudgedChange<State>,
  after: Effective<State>,
  differences: readonly Difference[],
  call: Call,
): Promise<ShareLinkError> {
  const { provider } = context.adapter
  const { field, fields } = reasons(differences)
  const what = `The update came out other than asked (${fields}).`
  const common = { code: 'weaker-than-requested', provider, differences, field } as const
  const former = await restored(context, change, after, call)
  if (former !== undefined)
    return new ShareLinkError({
      ...common,
      link: former.link,
      message: `${what} The former state was put back.`,
      takenBack: false,
      hint: 'The link is as it was before the call.',
    })
  const takenBack = await revokeQuietly(context, after.link, call)
  const fate = takenBack ? 'The link was revoked.' : 'It could NOT be revoked either and may be in force.'
  return new ShareLinkError({
    ...common,
    link: after.link,
    takenBack,
    message: `${what} The former state could not be confirmed. ${fate}`,
    hint: takenBack ? 'Make a new link.' : `Revoke ${formatRef(provider, change.address)} now.`,
  })
}
