import type { Call, HttpAnswer, ShareLink } from '@sharelink/core'
import type { Reader } from './answers.ts'

/** How a link is deleted. `seen`: the link where it is still there; throws where that cannot be told. */
export type Deletion = {
  reader: Pick<Reader, 'failure' | 'refused'>
  seen: (call: Call) => Promise<ShareLink | undefined>
  send: (call: Call) => Promise<HttpAnswer>
}

const KEPT = { code: 'policy', message: 'The server did not delete the link.' } as const
const NOT_OURS = {
  code: 'forbidden',
  status: 404,
  message: 'The server knows no such link of this account, but the item still has it: it may be of another account.',
} as const

/** Deletes what is seen to be a link, and believes it when it is seen to be gone. */
export async function revokeSeen(
  { reader: { failure, refused }, seen, send }: Deletion,
  call: Call,
): Promise<{ verified: true }> {
  if ((await seen(call)) === undefined) return { verified: true }
  const refusal = refused(await send(call), true)
  const unseen = failure(refusal ?? { code: 'ambiguous', message: 'Whether the link is gone could not be read.' })
  const link = await seen(call.verifying).catch(() => Promise.reject(unseen))
  if (link === undefined) return { verified: true }
  throw failure({ ...(refusal === undefined ? KEPT : refusal.code === 'not-found' ? NOT_OURS : refusal), link })
}
