import { ModelStateError } from './api-error.ts'
import { readDate } from './api-date-time.ts'
import type { StoredDate } from './api-date-time.ts'
import type { Exchange } from './exchange.ts'
import {
  isJsonObject,
  notConvertible,
  readAccess,
  readBoolean,
  readGuid,
  readInt,
  readJsonObject,
  readNullableInt,
  readText,
} from './json-fields.ts'
import { FileShare, LinkType, ZERO_ID } from './wire-enums.ts'

/** The body of a link request, with the defaults for what is absent. */
export type LinkRequest = {
  linkId: string
  access: number
  expirationDate: StoredDate | null
  internal: boolean
  title: string
  linkType: number
  password: string
  denyDownload: boolean
  primary: boolean
  maxUseCount: number | null
}

export type LinkRequestModel = 'room' | 'folder' | 'file'

type FieldReader = (request: LinkRequest, value: unknown, key: string, exchange: Exchange) => void

const READERS: Readonly<Record<string, FieldReader>> = {
  linkid: (request, value, key) => void (request.linkId = readGuid(value, key)),
  access: (request, value, key) => void (request.access = readAccess(value, key)),
  expirationdate: (request, value, key, exchange) =>
    void (request.expirationDate = readExpiration(value, key, exchange)),
  internal: (request, value, key) => void (request.internal = readBoolean(value, key)),
  title: (request, value, key) => void (request.title = readText(value, key)),
  linktype: (request, value, key) => void (request.linkType = readInt(value, key, 'LinkType')),
  password: (request, value, key) => void (request.password = readText(value, key)),
  denydownload: (request, value, key) => void (request.denyDownload = readBoolean(value, key)),
  primary: (request, value, key) => void (request.primary = readBoolean(value, key)),
  maxusecount: (request, value, key) => void (request.maxUseCount = readNullableInt(value, key)),
  // Ignored on input, yet it has to be a number.
  currentusecount: (_request, value, key) => void readInt(value, key),
}

const ROOM_FIELDS = ['linkid', 'access', 'expirationdate', 'title', 'linktype', 'password', 'denydownload']
const OLD_FILE_FIELDS = ['linkid', 'access', 'expirationdate', 'primary']
const ENTRY_FIELDS = [...OLD_FILE_FIELDS, 'internal', 'title', 'password', 'denydownload']

function fieldsOf(model: LinkRequestModel, { features }: Exchange): readonly string[] {
  if (model !== 'room') return features.fileLinkOptions ? ENTRY_FIELDS : OLD_FILE_FIELDS
  const counts = features.useCounts ? ['maxusecount', 'currentusecount'] : []
  return [...ROOM_FIELDS, ...(features.internal ? ['internal'] : []), ...counts]
}

/** Binds the body. Keys match in any case, unknown ones are ignored. Throws ModelStateError for what does not bind. */
export function readLinkRequest(exchange: Exchange, model: LinkRequestModel): LinkRequest {
  const request: LinkRequest = {
    linkId: ZERO_ID,
    access: FileShare.None,
    expirationDate: null,
    internal: false,
    title: '',
    linkType: LinkType.Invitation,
    password: '',
    denyDownload: false,
    primary: false,
    maxUseCount: null,
  }
  const known = fieldsOf(model, exchange)
  for (const [key, value] of Object.entries(readJsonObject(exchange.request.body))) {
    const field = key.toLowerCase()
    if (known.includes(field)) READERS[field]?.(request, value, key, exchange)
  }
  validate(request)
  return request
}

function readExpiration(value: unknown, key: string, { state, features }: Exchange): StoredDate | null {
  if (value === null) return null
  const reading = { serverOffset: state.serverTimeZoneOffset, localDates: features.localDates }
  if (state.expirationFormat === 'text') {
    if (typeof value === 'string') return readDate(value, reading)
    throw notConvertible(key, 'ASC.Api.Core.ApiDateTime')
  }
  if (!isJsonObject(value)) throw notConvertible(key, 'ASC.Api.Core.ApiDateTime')
  const utcTime = value['utcTime']
  // utcTime without an offset is what its name says.
  return typeof utcTime === 'string' ? readDate(utcTime, { serverOffset: 0, localDates: true }) : null
}

function validate({ title, password, maxUseCount }: LinkRequest): void {
  const errors: Record<string, string[]> = {}
  const tooLong = (field: string): string => `The field ${field} must be a string with a maximum length of 255.`
  if (title.length > 255) errors['Title'] = [tooLong('Title')]
  if (password.length > 255) errors['Password'] = [tooLong('Password')]
  if (maxUseCount !== null && (maxUseCount < 1 || maxUseCount > 1000)) {
    errors['MaxUseCount'] = ['The field MaxUseCount must be between 1 and 1000.']
  }
  if (Object.keys(errors).length > 0) throw new ModelStateError(errors)
}
