import type { EmulatedResponse } from '../kernel.ts'
import { ocsAnswer, OcsRefusal, plainXml } from './answer.ts'
import { dayAfter } from './expire-date.ts'
import type { Exchange, SignedIn } from './exchange.ts'
import { linkMask, READ, UPLOAD } from './masks.ts'
import type { NextcloudItem, NextcloudLink, NextcloudState } from './nextcloud-state.ts'
import { numberIn, type Parameters, readParameters, textIn } from './parameters.ts'
import { shareRow } from './share-row.ts'
import { checkedAttributes, checkedDay, checkedPassword } from './share-settings.ts'

const LINK = '3'

function noShare(): OcsRefusal {
  return new OcsRefusal(404, 'Wrong share ID, share does not exist')
}

/** Links that are not over. One that is over is deleted by whoever comes across it. */
export function liveLinks({ state, today }: Exchange): readonly NextcloudLink[] {
  state.links = state.links.filter(({ expiration }) => expiration === null || expiration > today)
  return state.links
}

export function itemOf({ items }: NextcloudState, { itemId }: NextcloudLink): NextcloudItem | undefined {
  return items.find(({ id }) => id === itemId)
}

type Found = { link: NextcloudLink; item: NextcloudItem }

/** Nobody but the owner sees a link here: nothing is shared with users. */
function find(exchange: SignedIn, id: string): Found {
  const link = liveLinks(exchange).find((each) => each.id === id && each.owner === exchange.user.id)
  const item = link && itemOf(exchange.state, link)
  if (!link || !item) throw noShare()
  return { link, item }
}

function ok(exchange: SignedIn, data: unknown): EmulatedResponse {
  return ocsAnswer(exchange, 200, 'OK', data)
}

const clean = (path: string): string =>
  `/${path
    .split('/')
    .filter((part) => part !== '')
    .join('/')}`

function itemAt({ state, user }: SignedIn, path: string): NextcloudItem {
  const item = state.items.find((each) => each.owner === user.id && each.path === clean(path))
  if (!item) throw new OcsRefusal(404, 'Wrong path, file/folder does not exist')
  return item
}

function list(exchange: SignedIn): EmulatedResponse {
  const path = exchange.query.get('path')
  const item = path === null ? undefined : itemAt(exchange, path)
  const links = liveLinks(exchange).filter(({ owner, itemId }) => {
    return owner === exchange.user.id && (item === undefined || itemId === item.id)
  })
  const rows = links.flatMap((link) => {
    const of = itemOf(exchange.state, link)
    return of ? [shareRow(exchange, link, of, false)] : []
  })
  return ok(exchange, rows)
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTWXYZabcdefgijkmnopqrstwxyz23456789'

function newToken(random: () => number): string {
  return Array.from({ length: 15 }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'A').join('')
}

function maskIn(
  item: NextcloudItem,
  parameters: Parameters,
  { rules }: NextcloudState,
  isNew: boolean,
): number | undefined {
  const upload = textIn(parameters, 'publicUpload')
  if (upload === 'true' && !rules.publicUpload) throw new OcsRefusal(403, 'Public upload disabled by the administrator')
  if (upload === 'true' && item.kind === 'file')
    throw new OcsRefusal(404, 'Public upload is only possible for publicly shared folders')
  const asked = upload === 'true' ? UPLOAD : upload === 'false' ? READ : numberIn(parameters, 'permissions')
  return asked === undefined && !isNew ? undefined : linkMask(item, asked ?? READ, rules, isNew)
}

function create(exchange: SignedIn): EmulatedResponse {
  const { state, now, today, random, user } = exchange
  const parameters = readParameters(exchange)
  if (!state.rules.apiEnabled) throw new OcsRefusal(404, 'Share API is disabled')
  const path = textIn(parameters, 'path')
  if (path === undefined) throw new OcsRefusal(404, 'Please specify a file or folder path')
  const item = itemAt(exchange, path)
  if (textIn(parameters, 'shareType') !== LINK) throw new OcsRefusal(400, 'Unknown share type')
  if (!state.rules.linksEnabled) throw new OcsRefusal(404, 'Public link sharing is disabled by the administrator')
  const permissions = maskIn(item, parameters, state, true) ?? READ
  const password = checkedPassword(exchange, textIn(parameters, 'password'), 'create')
  const date = textIn(parameters, 'expireDate') ?? ''
  const usual = state.rules.defaultExpiry === null ? null : dayAfter(today, state.rules.defaultExpiry.days)
  const attributes = textIn(parameters, 'attributes')
  const link: NextcloudLink = {
    id: String(state.nextId),
    token: newToken(random),
    owner: user.id,
    itemId: item.id,
    permissions,
    password,
    expiration: date === '' ? usual : checkedDay(exchange, date, 'create'),
    label: textIn(parameters, 'label') ?? '',
    note: textIn(parameters, 'note') ?? '',
    // `hideDownload` is no parameter of a create.
    hideDownload: false,
    attributes: attributes === undefined ? null : checkedAttributes(attributes),
    createdAt: Math.floor(now / 1000),
  }
  state.nextId += 1
  state.links.push(link)
  return ok(exchange, shareRow(exchange, link, item, true))
}

const CHANGES = ['permissions', 'password', 'publicUpload', 'expireDate', 'note', 'label', 'hideDownload', 'attributes']

function update(exchange: SignedIn, id: string): EmulatedResponse {
  const { link, item } = find(exchange, id)
  const parameters = readParameters(exchange)
  // A flag of JSON meets code that expects a text.
  if (typeof parameters.get('hideDownload') === 'boolean') return plainXml(500, 500, 'Internal Server Error\n')
  if (CHANGES.every((name) => textIn(parameters, name) === undefined))
    throw new OcsRefusal(400, 'Wrong or no update parameter given')
  const label = textIn(parameters, 'label') ?? link.label
  if (Buffer.byteLength(label) > 255) throw new OcsRefusal(400, 'Maximum label length is 255')
  const permissions = maskIn(item, parameters, exchange.state, false) ?? link.permissions
  const [password, date] = [textIn(parameters, 'password'), textIn(parameters, 'expireDate')]
  const [hide, attributes] = [textIn(parameters, 'hideDownload'), textIn(parameters, 'attributes')]
  Object.assign(link, {
    label,
    permissions,
    password: password === undefined ? link.password : checkedPassword(exchange, password, 'update'),
    expiration: date === undefined ? link.expiration : date === '' ? null : checkedDay(exchange, date, 'update'),
    note: textIn(parameters, 'note') ?? link.note,
    hideDownload: hide === 'true' || (hide !== 'false' && link.hideDownload),
    attributes: attributes === undefined ? link.attributes : checkedAttributes(attributes),
  })
  return ok(exchange, shareRow(exchange, link, item, false))
}

function remove(exchange: SignedIn, id: string): EmulatedResponse {
  const { link } = find(exchange, id)
  exchange.state.links = exchange.state.links.filter((each) => each !== link)
  return ok(exchange, [])
}

/** /apps/files_sharing/api/v1/shares and below. */
export function answerShares(exchange: SignedIn, id: string | undefined): EmulatedResponse {
  const { method } = exchange.request
  if (id === undefined && method === 'GET') return list(exchange)
  if (id === undefined && method === 'POST') return create(exchange)
  if (id !== undefined && method === 'GET') {
    const { link, item } = find(exchange, id)
    return ok(exchange, [shareRow(exchange, link, item, false)])
  }
  if (id !== undefined && method === 'PUT') return update(exchange, id)
  if (id !== undefined && method === 'DELETE') return remove(exchange, id)
  throw new OcsRefusal(
    405,
    'Invalid query, please check the syntax. API specifications are here: http://www.freedesktop.org/wiki/Specifications/open-collaboration-services.',
  )
}
