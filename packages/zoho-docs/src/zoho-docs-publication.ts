import { type Call, type HttpRequest, type Order, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { publicationWire, publish, readRevisions, revisionsWire } from './zoho-docs-api.ts'
import { openFate, sendChecked } from './zoho-docs-calls.ts'
import { conflict } from './zoho-docs-conflict.ts'
import { checkedAnswer, notUnderstood } from './zoho-docs-errors.ts'
import { parseLoosely } from './zoho-docs-loose-json.ts'
import { slotMembers } from './zoho-docs-mapping.ts'
import type { ZohoDocsLink } from './zoho-docs-mapping-answers.ts'
import { remember, type SentOrders } from './zoho-docs-memory.ts'
import { PROVIDER } from './zoho-docs-settings.ts'

/** What no call tells of a publication: the name it was made under, and what came of it. By the file's id. */
export type Publications = Map<string, { filename: string; link?: ZohoDocsLink }>

export function publishRequest({ draft }: Pick<Order, 'draft'>): HttpRequest {
  const { target, name, audience } = draft
  if (name !== undefined) return publish(target, audience === 'organization' ? 'org' : 'external', name)
  const message = "name: the file's name must be given"
  throw new ShareLinkError({ code: 'invalid-request', provider: PROVIDER, field: 'name', message })
}

/** Publishes a file. Only what was published from here, and not revoked since, is known to be there already. */
export async function createPublication(
  send: Send,
  orders: SentOrders,
  publications: Publications,
  order: Order,
  call: Call,
): Promise<ZohoDocsLink> {
  const { target, name = '' } = order.draft
  const request = publishRequest(order)
  const known = publications.get(target.id)?.link
  if (known !== undefined) throw conflict(known.link, 'The file is published already.')
  orders.sending(order)
  remember(publications, target.id, { filename: name })
  const { result } = await sendChecked(send, request, call)
  const published = publicationWire.safeParse(result)
  if (!published.success) throw notUnderstood(200)
  const link: ZohoDocsLink = {
    link: {
      ...slotMembers(target, 'publication'),
      url: published.data.PublishURL.MESSAGE,
      // By its nature: a published page can only be read, by whoever it is for.
      role: 'viewer',
      passwordProtected: false,
      expiresAt: null,
    },
    state: {},
  }
  remember(publications, target.id, { filename: name, link })
  return link
}

/** The publication that this order made from here. Throws where it was sent and nothing is known of it. */
export function findPublication(orders: SentOrders, publications: Publications, order: Order): readonly ZohoDocsLink[] {
  if (!orders.wasSent(order)) return []
  const link = publications.get(order.draft.target.id)?.link
  if (link !== undefined) return [link]
  const message = 'Whether the file is published cannot be read.'
  throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, message })
}

/** The file's name, which /publish demands also for unpublishing, from the one call that tells it by id. */
async function readFileName(send: Send, target: Target, call: Call): Promise<string> {
  const answer = await send(readRevisions(target), call)
  const revisions = revisionsWire.safeParse(answer.json ?? parseLoosely(answer.text))
  if (revisions.success) return revisions.data.DOCNAME
  checkedAnswer(answer, false)
  throw notUnderstood(answer.status)
}

/** Unpublishes a file; that it worked is the service's word, for nothing tells what is published. */
export async function revokePublication(
  send: Send,
  publications: Publications,
  target: Target,
  call: Call,
): Promise<{ verified: boolean }> {
  const filename = publications.get(target.id)?.filename ?? (await readFileName(send, target, call))
  await sendChecked(send, publish(target, 'remove', filename), call).catch((error: unknown) =>
    Promise.reject(openFate(error)),
  )
  remember(publications, target.id, { filename })
  return { verified: false }
}
