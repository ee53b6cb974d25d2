import { readAttributes } from './attributes.ts'
import type { SignedIn } from './exchange.ts'
import { requireLink } from './link-endpoints.ts'
import type { Found } from './link-endpoints.ts'
import type { NextcloudLink } from './nextcloud-state.ts'
import { integerOf, readParameters, textOf } from './parameters.ts'
import { readPhpDate } from './php-date.ts'
import type { PhpDay } from './php-date.ts'
import { ManagerRefusal, OcsRefusal } from './refusal.ts'
import { startOf, today } from './server-day.ts'
import { shareDto } from './share-dto.ts'
import { permissionsAfter } from './update-permissions.ts'
import { checkExpiration, checkPermissions, newPassword } from './share-manager.ts'

const NAMES = ['password', 'publicUpload', 'expireDate', 'note', 'label', 'hideDownload', 'attributes'] as const

/** What an update brings; null is not given. */
type Update = Readonly<Record<(typeof NAMES)[number], string | null>> & { readonly permissions: number | null }

/** PUT …/shares/{id}: everything that was given, or nothing. */
export function updateLink(exchange: SignedIn, id: string): object {
  const update = readUpdate(exchange)
  const found = requireLink(exchange, id)
  if (Object.values(update).every((value) => value === null)) {
    throw new OcsRefusal(400, 'Wrong or no update parameter given')
  }
  const plain = plainChanges(update)
  const permissions = permissionsAfter(exchange, update, found)
  const expiration = readExpiration(exchange, update.expireDate)
  checkLabel(update.label)
  Object.assign(found.link, plain, settle(exchange, found, { permissions, expiration, password: update.password }))
  return shareDto(exchange, found.link, found.item)
}

function readUpdate(exchange: SignedIn): Update {
  const parameters = readParameters(exchange)
  const text = (name: string): string | null => textOf(parameters, name)
  return {
    permissions: integerOf(parameters, 'permissions'),
    password: text('password'),
    publicUpload: text('publicUpload'),
    expireDate: text('expireDate'),
    note: text('note'),
    label: text('label'),
    hideDownload: text('hideDownload'),
    attributes: text('attributes'),
  }
}

/** `hideDownload` is "true" or "false"; any other text changes nothing and is no error. */
function plainChanges({ note, label, hideDownload, attributes }: Update): Partial<NextcloudLink> {
  return {
    ...(note !== null && { note }),
    ...(label !== null && { label }),
    ...(attributes !== null && { attributes: readAttributes(attributes) }),
    ...((hideDownload === 'true' || hideDownload === 'false') && { hideDownload: hideDownload === 'true' }),
  }
}

function checkLabel(label: string | null): void {
  if (Buffer.byteLength(label ?? '') > 255) throw new OcsRefusal(400, 'Maximum label length is 255')
}

/** Undefined changes nothing, null clears. */
function readExpiration({ state, now }: SignedIn, text: string | null): PhpDay | null | undefined {
  if (text === null) return undefined
  if (text === '') return null
  const day = readPhpDate(text, today(now, state.timeZone))
  if (!day) throw new OcsRefusal(400, 'Invalid date. Format must be YYYY-MM-DD')
  return day
}

type Asked = {
  readonly permissions: number
  readonly expiration: PhpDay | null | undefined
  readonly password: string | null
}

/** The share manager's part, in its order: the password before the date, unlike on create. */
function settle(exchange: SignedIn, { link, item }: Found, asked: Asked): Partial<NextcloudLink> {
  try {
    checkPermissions(exchange, asked.permissions, item)
    const password = passwordAfter(exchange, link, asked.password)
    if (asked.expiration && isNewDay(exchange, link, asked.expiration)) checkExpiration(exchange, asked.expiration)
    const expiration = asked.expiration === undefined ? link.expiration : (asked.expiration?.day ?? null)
    return { permissions: asked.permissions, password, expiration }
  } catch (error) {
    throw error instanceof ManagerRefusal ? new OcsRefusal(error.status ?? 400, error.message) : error
  }
}

/** A link that has no password may be left without one, also where one is enforced. */
function passwordAfter(
  exchange: SignedIn,
  { password }: NextcloudLink,
  asked: string | null,
): NextcloudLink['password'] {
  if (asked === null || asked === (password?.text ?? '')) return password
  return newPassword(exchange, asked === '' ? null : asked)
}

function isNewDay({ state }: SignedIn, { expiration }: NextcloudLink, asked: PhpDay): boolean {
  return expiration === null || startOf({ day: expiration }, state.timeZone) !== startOf(asked, state.timeZone)
}
