import { type Call, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { envelopes, listLinks, PAGE } from './docspace-api.ts'
import { linksHidden, mayShare, readItemWire, sendChecked } from './docspace-calls.ts'
import { notUnderstood } from './docspace-errors.ts'
import { type DocSpaceLink, fromWire } from './docspace-mapping-answers.ts'
import { PROVIDER } from './docspace-settings.ts'

/** The links of an item, and the entries of its list that are none: members, groups, and what is not understood. */
export type LinkList = { links: readonly DocSpaceLink[]; others: readonly unknown[] }

/** Entries of the list page by page; `nextCall` is asked for before each page. */
async function* pageEntries(send: Send, target: Target, nextCall: () => Call): AsyncGenerator {
  const seen = new Set<string>()
  for (let startIndex = 0; ;) {
    const answer = await sendChecked(send, listLinks(target, startIndex), nextCall())
    const parsed = envelopes.list.safeParse(answer.json)
    if (!parsed.success) throw notUnderstood(answer)
    const { response, total = 0 } = parsed.data
    // A server that does not page would give the same entries for ever.
    const fresh = response.filter((entry) => !seen.has(JSON.stringify(entry)))
    for (const entry of fresh) seen.add(JSON.stringify(entry))
    yield* fresh
    startIndex += response.length
    const mayGoOn = response.length >= PAGE || startIndex < total
    if (target.kind !== 'file' || fresh.length === 0 || !mayGoOn) return
  }
}

/** Pages through the links of an item. Throws `forbidden` where none is shown because the account may see none. */
export async function* pageLinks(send: Send, target: Target, nextCall: () => Call): AsyncGenerator<DocSpaceLink> {
  let isEmpty = true
  for await (const entry of pageEntries(send, target, nextCall)) {
    const link = fromWire(target, entry)
    if (link === undefined) continue
    isEmpty = false
    yield link
  }
  if (isEmpty && mayShare(await readItemWire(send, target, nextCall())) === false) throw linksHidden()
}

/** The whole list. `password` is what the links' own are compared with. */
export async function readLinks(send: Send, target: Target, call: Call, password?: string | null): Promise<LinkList> {
  const links: DocSpaceLink[] = []
  const others: unknown[] = []
  for await (const entry of pageEntries(send, target, () => call)) {
    const link = fromWire(target, entry, password)
    if (link === undefined) others.push(entry)
    else links.push(link)
  }
  return { links, others }
}

/** Whether an id names the same link: the server writes them in lower case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/**
 * The link of this id. Throws where the list has the id in an entry that is no link as the provider's source knows them:
 * a member's id must not be touched, and what is not understood is not gone.
 */
export function findLink({ links, others }: LinkList, id: string): DocSpaceLink | undefined {
  const found = links.find(({ link }) => sameId(link.id, id))
  const named = JSON.stringify(id.toLowerCase())
  if (found !== undefined || !others.some((entry) => JSON.stringify(entry).toLowerCase().includes(named))) return found
  throw new ShareLinkError({
    code: 'unexpected-response',
    provider: PROVIDER,
    message: 'The list has this id in an entry that is not understood as a link.',
    hint: 'It may be the id of a member or a group; only ids of links are taken.',
  })
}
