import type { Call } from './call.ts'
import type { Context } from './context.ts'
import { ShareLinkError } from './errors.ts'
import type { Difference, ShareLink } from './model.ts'
import { addressFromLink } from './ref.ts'
import { revokeAddress } from './revoke.ts'

/** The differences that matter to who refused them: the weaker ones, or all where none is. */
export function reasons(differences: readonly Difference[]): { field?: string; fields: string } {
  const weaker = differences.filter(({ effect }) => effect === 'weaker')
  const named = (weaker.length > 0 ? weaker : differences).map(({ field }) => field)
  return { ...(named[0] === undefined ? {} : { field: named[0] }), fields: named.join(', ') }
}

/** Revokes a link that should not stand, and says whether it is seen to be gone. */
export async function revokeQuietly<State>(context: Context<State>, link: ShareLink, call: Call): Promise<boolean> {
  try {
    const { verified } = await revokeAddress(context, addressFromLink(link), call.verifying)
    return verified
  } catch {
    return false
  }
}

/** Takes a new link back that is not what was asked, and gives the error that says what came of it. */
export async function takeBack<State>(
  context: Context<State>,
  link: ShareLink,
  differences: readonly Difference[],
  call: Call,
): Promise<ShareLinkError> {
  const { field, fields } = reasons(differences)
  const takenBack = await revokeQuietly(context, link, call)
  const fate = takenBack ? 'It was taken back.' : 'It could NOT be taken back and may be in force.'
  return new ShareLinkError({
    code: 'weaker-than-requested',
    provider: context.adapter.provider,
    message: `The link came out other than asked (${fields}). ${fate}`,
    hint: takenBack ? 'See `differences`; ask for what this provider holds.' : `Revoke ${link.ref} now.`,
    differences,
    takenBack,
    link,
    field,
  })
}
