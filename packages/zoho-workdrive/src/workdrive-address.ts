import type { LinkAddress } from '@sharelink/core'
import { UNKNOWN_ITEM } from './workdrive-mapping-answers.ts'

/** Link ids are the 64 hex digits that end the public URL; one of 63 was seen, and older URLs end in a short word. */
const ID = /^[0-9a-f]{63,64}$/
const PUBLIC_PATH = /^\/external\/(?:sheet\/)?([\w-]{8,80})(?:\/(?:download|preview))?\/?$/

/** The link that a public URL or its hash names. Which item it belongs to only WorkDrive can say. */
export function parseAddress(text: string): LinkAddress | undefined {
  const hash = ID.test(text) ? text : hashInUrl(text)
  return hash === undefined ? undefined : { target: { kind: 'file', id: UNKNOWN_ITEM }, id: hash }
}

function hashInUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined
  return PUBLIC_PATH.exec(url.pathname)?.[1]
}
