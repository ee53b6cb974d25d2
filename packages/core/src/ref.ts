import type { Target } from './model.ts'

/** Where a link is: what a ref says. */
export type LinkAddress = { target: Target; id: string }

const KINDS: readonly Target['kind'][] = ['file', 'folder', 'room', 'spreadsheet', 'presentation']

/** `provider:kind:target:link`, each part percent-encoded so that a colon only separates. */
export function formatRef(provider: string, address: LinkAddress): string {
  const { target, id } = address
  return `${encodeURIComponent(provider)}:${target.kind}:${encodeURIComponent(target.id)}:${encodeURIComponent(id)}`
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** The provider and address that a ref names, or `undefined` for any other text. */
export function parseRef(ref: string): (LinkAddress & { provider: string }) | undefined {
  const [provider, kindText, targetId, id, ...rest] = ref.split(':').map(decodePart)
  const kind = KINDS.find((known) => known === kindText)
  if (!provider || !kind || !targetId || !id || rest.length > 0) return undefined
  // Dots alone would name another place in a path.
  if ([targetId, id].some((part) => part === '.' || part === '..')) return undefined
  return { provider, target: { kind, id: targetId }, id }
}

export function addressFromLink(link: { target: Target; id: string }): LinkAddress {
  return { target: link.target, id: link.id }
}

/** What stands for a link in a queue: the providers take ids in either case. */
export function linkKey({ target, id }: LinkAddress): string {
  return `link:${target.kind}:${target.id}:${id}`.toLowerCase()
}
