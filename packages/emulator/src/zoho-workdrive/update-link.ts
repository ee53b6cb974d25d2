import { readExpirationDate } from './expiration-date.ts'
import { checkPassword } from './password-rule.ts'
import { presentLink } from './present-link.ts'
import { type Attributes, readFlag, readText } from './request-attributes.ts'
import { readableLink, type WorkDriveHandler } from './workdrive-call.ts'
import { answerDocument, attributeMissing, generalException } from './workdrive-refusal.ts'
import type { WorkDriveLink, WorkDriveState } from './workdrive-state.ts'

type Change = { allowDownload?: boolean; password?: string | null; expiresAt?: number | null }

/**
 * PATCH /links/{id}: the download setting, the password, the expiry. Attributes that no page documents for it (a role,
 * a name) are passed over in silence. Nothing changes unless all of it can.
 */
export const updateLink: WorkDriveHandler = ({ context, state, id, attributes }) => {
  const link = readableLink(state, id)
  const change = {
    ...readDownloadChange(link, attributes),
    ...readPasswordChange(state, link, attributes),
    ...readExpiryChange(state, attributes),
  }
  Object.assign(link, change, { modifiedAt: context.clock.now() })
  return answerDocument(200, { data: presentLink(context, state, link) })
}

function readDownloadChange(link: WorkDriveLink, attributes: Attributes): Change {
  if (attributes['allow_download'] === undefined) return {}
  const allowDownload = readFlag(attributes['allow_download'])
  if (link.type === 'download' && !allowDownload) throw generalException()
  return { allowDownload }
}

/** The flag decides: text without it does nothing, and text beside `false` is passed over. */
function readPasswordChange(state: WorkDriveState, link: WorkDriveLink, attributes: Attributes): Change {
  if (attributes['is_password_protected'] === undefined || link.type === 'download') return {}
  const password = readPassword(link, attributes)
  checkPassword(state, password)
  return { password }
}

function readPassword(link: WorkDriveLink, attributes: Attributes): string | null {
  if (!readFlag(attributes['is_password_protected'])) return null
  if (attributes['password_text'] !== undefined) return readText(attributes['password_text'])
  if (link.password === null) throw attributeMissing()
  return link.password
}

function readExpiryChange(state: WorkDriveState, attributes: Attributes): Change {
  const value = attributes['expiration_date']
  if (value === undefined) return {}
  const clearing = CLEARING.get(value)
  if (clearing === undefined) return { expiresAt: readExpirationDate(state, value) }
  if (state.clearExpiry === 'ignored') return {}
  if (state.clearExpiry !== clearing) throw generalException()
  return { expiresAt: null }
}

/** What clients have tried; no page says which one clears an expiry, if any. */
const CLEARING: ReadonlyMap<unknown, WorkDriveState['clearExpiry']> = new Map<unknown, WorkDriveState['clearExpiry']>([
  ['never', 'never'],
  ['', 'empty'],
  [null, 'null'],
])
