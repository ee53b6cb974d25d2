import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import { ShareLinkError } from './errors.ts'
import type { ShareLink } from './model.ts'
import { revokeTwice } from './revoke.ts'

/** A link that was just made with a key, and what its client can do about others of that key. */
export type Rivalry<State> = {
  provider: string
  made: Effective<State>
  /** The links that carry the key's mark now. */
  marked: () => Promise<readonly Effective<State>[]>
  /** Takes the link that was just made back. */
  revoke: (call: Call) => Promise<{ verified: boolean }>
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
}

/** How often, and after how many milliseconds, the link that stays looks whether the others are gone. */
const LOOKS = 8
const PAUSE = 250

/** Every client comes to the same order: the oldest first, of equally old links the one with the smallest id. */
function inOrder(one: ShareLink, other: ShareLink): number {
  const age = (one.createdAt?.getTime() ?? 0) - (other.createdAt?.getTime() ?? 0)
  if (age !== 0) return age
  return one.id < other.id ? -1 : 1
}

async function giveWay<State>(
  { provider, made, revoke }: Rivalry<State>,
  link: ShareLink,
  call: Call,
): Promise<ShareLinkError> {
  const own = made.link
  const takenBack = await revokeTwice(revoke, call).then(
    ({ verified }) => verified,
    () => false,
  )
  const fate = takenBack ? 'The one made here was taken back.' : 'The one made here could NOT be taken back.'
  return new ShareLinkError({
    code: 'conflict',
    provider,
    message: `Another client made a link with this key at the same time. ${fate}`,
    hint: takenBack
      ? 'Repeat the call: the key stands for `link` where it is what you ask for.'
      : `Revoke ${own.ref} now.`,
    link,
    takenBack,
    ...(takenBack ? {} : { candidates: [own, link] }),
  })
}

/**
 * Looks whether another link was made with this key at the same time, by another client or because the create arrived
 * twice; one of them stays. Throws `conflict` where that is not ours, which is then revoked. A client that made an equally
 * old link may have looked before ours was there, and a create that arrived twice has no client: where that link stays,
 * ours goes. Gives ours as it was seen last.
 */
export async function yieldToRivals<State>(rivalry: Rivalry<State>, call: Call): Promise<Effective<State>> {
  const { made, marked, sleep } = rivalry
  let own = made
  let rival: ShareLink | undefined
  for (let look = 0; look < LOOKS; look += 1) {
    const links = await marked()
    own = links.find(({ link }) => link.id === made.link.id) ?? own
    rival = links
      .map(({ link }) => link)
      .filter(({ id }) => id !== made.link.id)
      .toSorted(inOrder)[0]
    if (rival === undefined) return own
    if (inOrder(rival, own.link) < 0) break
    await sleep(PAUSE, call.signal)
  }
  if (rival !== undefined) throw await giveWay(rivalry, rival, call)
  return own
}
