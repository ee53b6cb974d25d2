import { type Call, type Order, type Send, ShareLinkError } from '@sharelink/core'
import { putLink } from './docspace-api.ts'
import { afterWrite, linkInAnswer, linksHidden, maySeeLinks } from './docspace-calls.ts'
import { readRefusal } from './docspace-errors.ts'
import { findLink, readLinks, sameId } from './docspace-list.ts'
import { createBody, linkIdOf } from './docspace-mapping.ts'
import type { DocSpaceLink } from './docspace-mapping-answers.ts'
import { explainRefusal } from './docspace-refusals.ts'
import { type DocSpaceConfig, PROVIDER } from './docspace-settings.ts'

function foreignLink(link: DocSpaceLink['link'], status: number): ShareLinkError {
  return new ShareLinkError({
    code: 'conflict',
    provider: PROVIDER,
    status,
    link,
    message: 'The server answered with another link of the item instead of making a new one; it may have been changed.',
    hint: 'Look at `link`. Files of a form room are shared by the link of the room.',
  })
}

/** Without `response` nothing was made, and no reason is given (FileSharing.cs:154-160). */
function nothingMade(status: number): ShareLinkError {
  return new ShareLinkError({
    code: 'policy',
    provider: PROVIDER,
    status,
    message: 'DocSpace answered with success and made no link.',
    hint: 'The item, or the role on this kind of file, cannot be shared by a link.',
  })
}

/** Makes a link under an id of our own, so that sending again cannot make a second one. */
export async function createDocSpaceLink(
  send: Send,
  config: DocSpaceConfig,
  order: Order,
  call: Call,
): Promise<DocSpaceLink> {
  const { target, password } = order.draft
  const answer = await send(putLink(target, createBody(order, config)), call)
  const refused = readRefusal(answer, true)
  if (refused !== undefined)
    throw await explainRefusal(send, config, { ...order.draft, purpose: 'create' }, answer, refused, call.verifying)
  const made = linkInAnswer(answer, target, password)
  if (made === undefined) {
    const [found] = await afterWrite(findDocSpaceLink(send, order, call.verifying))
    if (found === undefined) throw nothingMade(answer.status)
    return found
  }
  if (!sameId(made.link.id, linkIdOf(order.token))) throw foreignLink(made.link, answer.status)
  return made
}

/** The link that this order makes, if it is there. Throws where the caller may not see links at all. */
export async function findDocSpaceLink(send: Send, order: Order, call: Call): Promise<readonly DocSpaceLink[]> {
  const { target, password } = order.draft
  const list = await readLinks(send, target, call, password)
  const found = findLink(list, linkIdOf(order.token))
  if (found !== undefined) return [found]
  if (list.links.length > 0 || (await maySeeLinks(send, target, call))) return []
  throw linksHidden()
}
