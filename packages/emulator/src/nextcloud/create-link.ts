import { readAttributes } from './attributes.ts'
import type { SignedIn } from './exchange.ts'
import { itemAt, normalized } from './file-tree.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'
import { integerOf, readParameters, textOf } from './parameters.ts'
import type { Parameters } from './parameters.ts'
import { ALL, CREATE, DELETE, has, PUBLIC_UPLOAD, READ, widened } from './permissions.ts'
import { readPhpDate } from './php-date.ts'
import type { PhpDay } from './php-date.ts'
import { randomToken } from './random-words.ts'
import { ManagerRefusal, OcsRefusal, wrongPath } from './refusal.ts'
import { today } from './server-day.ts'
import { shareDto } from './share-dto.ts'
import { checkExpiration, checkPermissions, defaultExpiration, newPassword } from './share-manager.ts'

/** POST …/shares. `hideDownload` is no parameter of it. */
export function createLink(exchange: SignedIn): object {
  const parameters = readParameters(exchange)
  const texts = readTexts(parameters)
  const item = requireItem(exchange, textOf(parameters, 'path'))
  const asked = permissionsOf(integerOf(parameters, 'permissions') ?? READ, item)
  const attributes = texts.attributes === null ? null : readAttributes(texts.attributes)
  checkType(exchange, integerOf(parameters, 'shareType') ?? -1)
  const permissions = uploadPermissions(exchange, texts.publicUpload, item) ?? asked
  const expiration = readExpiration(exchange, texts.expireDate)
  const link = withManager(() => ({
    ...settle(exchange, item, { permissions, expiration, password: texts.password }),
    id: exchange.state.nextLinkId++,
    token: randomToken(exchange.random),
    itemId: item.id,
    owner: exchange.user.username,
    label: texts.label === '0' ? '' : texts.label,
    note: texts.note,
    hideDownload: false,
    attributes,
    createdAt: exchange.now,
  }))
  exchange.state.links.push(link)
  return shareDto(exchange, link, item, true)
}

/** All parameters are converted before anything is looked at. */
function readTexts(parameters: Parameters) {
  const text = (name: string): string => textOf(parameters, name) ?? ''
  return {
    attributes: textOf(parameters, 'attributes'),
    publicUpload: text('publicUpload'),
    expireDate: text('expireDate'),
    password: text('password'),
    label: text('label'),
    note: text('note'),
  }
}

function requireItem({ state, user }: SignedIn, path: string | null): NextcloudItem {
  if (path === null) throw new OcsRefusal(404, 'Please specify a file or folder path')
  if (normalized(path) === '') throw new OcsRefusal(403, 'You cannot share your root folder')
  const item = itemAt(state, user.username, path)
  if (!item) throw wrongPath()
  return item
}

/** A mask that neither reads nor creates reads; a file is neither created in nor deleted. */
function permissionsOf(permissions: number, { kind }: NextcloudItem): number {
  if (permissions < 0 || permissions > ALL) throw new OcsRefusal(404, 'Invalid permissions')
  const usable = has(permissions, READ | CREATE) ? permissions : permissions | READ
  return kind === 'file' ? usable & ~(DELETE | CREATE) : usable
}

function checkType({ state }: SignedIn, shareType: number): void {
  if (shareType === 0) throw new OcsRefusal(404, 'Please specify a valid user')
  if (shareType !== 3) throw new OcsRefusal(400, 'Unknown share type')
  if (!state.policies.links) throw new OcsRefusal(404, 'Public link sharing is disabled by the administrator')
}

/** What `publicUpload` stands for, where it is "true". */
function uploadPermissions({ state }: SignedIn, publicUpload: string, { kind }: NextcloudItem): number | undefined {
  if (publicUpload !== 'true') return undefined
  if (!state.policies.publicUpload) throw new OcsRefusal(403, 'Public upload disabled by the administrator')
  if (kind === 'file') throw new OcsRefusal(404, 'Public upload is only possible for publicly shared folders')
  return PUBLIC_UPLOAD
}

function readExpiration({ state, now }: SignedIn, text: string): PhpDay | null {
  if (text === '') return null
  const day = readPhpDate(text, today(now, state.timeZone))
  if (!day) throw new OcsRefusal(404, 'Invalid date, date format must be YYYY-MM-DD')
  return day
}

type Asked = { readonly permissions: number; readonly expiration: PhpDay | null; readonly password: string }

/** The share manager's part, in its order. */
function settle(
  exchange: SignedIn,
  item: NextcloudItem,
  asked: Asked,
): Pick<NextcloudLink, 'permissions' | 'expiration' | 'password'> {
  const permissions = widened(asked.permissions, exchange.state.policies.federation)
  checkPermissions(exchange, permissions, item)
  if (asked.expiration) checkExpiration(exchange, asked.expiration)
  const password = newPassword(exchange, asked.password === '' ? null : asked.password)
  return { permissions, expiration: asked.expiration?.day ?? defaultExpiration(exchange), password }
}

function withManager<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw error instanceof ManagerRefusal ? new OcsRefusal(error.status ?? 403, error.message) : error
  }
}
