import type { SignedIn } from './exchange.ts'
import { itemAt, parentPath } from './file-tree.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'
import { readParameters, textOf } from './parameters.ts'
import { noSuchLink, OcsRefusal, wrongPath } from './refusal.ts'
import { shareDto } from './share-dto.ts'
import { touchLinks } from './share-manager.ts'

export type Found = { readonly link: NextcloudLink; readonly item: NextcloudItem }

/** A link of the caller's; somebody else's is as unknown as any. */
export function requireLink(exchange: SignedIn, id: string): Found {
  const { state, user } = exchange
  const link = touchLinks(exchange, (each) => String(each.id) === id).find(({ owner }) => owner === user.username)
  const item = state.items.find((each) => each.id === link?.itemId)
  if (!link || !item) throw noSuchLink()
  return { link, item }
}

/** A read of one link is a list. */
export function getLink(exchange: SignedIn, id: string): object {
  const { link, item } = requireLink(exchange, id)
  return [shareDto(exchange, link, item)]
}

export function deleteLink(exchange: SignedIn, id: string): object {
  const { link } = requireLink(exchange, id)
  exchange.state.links = exchange.state.links.filter((each) => each !== link)
  return []
}

/** All links of the caller, of a path, or with `subfiles` of what lies in a folder. There are no pages. */
export function listLinks(exchange: SignedIn): object {
  const { state, user } = exchange
  const parameters = readParameters(exchange)
  const path = textOf(parameters, 'path') ?? ''
  const within = textOf(parameters, 'subfiles') === 'true'
  const of = itemAt(state, user.username, path)
  if (path !== '' && !of) throw wrongPath()
  if (within && of?.kind === 'file') throw new OcsRefusal(400, 'Not a directory')
  const isWanted = (item: NextcloudItem): boolean =>
    within ? parentPath(item.path) === (of?.path ?? '') : of === undefined || item === of
  const items = new Map(state.items.filter(isWanted).map((item) => [item.id, item]))
  const links = touchLinks(exchange, ({ owner, itemId }) => owner === user.username && items.has(itemId))
  return links.flatMap((link) => {
    const item = items.get(link.itemId)
    return item ? [shareDto(exchange, link, item)] : []
  })
}
