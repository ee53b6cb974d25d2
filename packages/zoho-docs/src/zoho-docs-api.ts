import { type HttpRequest, ShareLinkError, type Target } from '@sharelink/core'
import * as z from 'zod'
import { PROVIDER } from './zoho-docs-settings.ts'
import type { PeoplePermission } from './zoho-docs-slots.ts'

/** The one link of an item: for anyone, for members who have it, for members who also see it listed, or none. */
export type Visibility = 'linkshare' | 'orglinkshare' | 'orgshare' | 'private'
export type LinkPermission = 'readonly' | 'readwrite'

/** Stands for somebody in a list that is written as no document knows: to read nobody there would be to guess. */
const NOT_UNDERSTOOD = '(not understood)'

function partsOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'string' || typeof value === 'number') return String(value).split(',')
  if (!Array.isArray(value)) return [NOT_UNDERSTOOD]
  return value.map((part) => (typeof part === 'string' || typeof part === 'number' ? String(part) : NOT_UNDERSTOOD))
}

/** A list as one text with commas, also after the last (samples of /share); read as a list, too. */
const list = z
  .unknown()
  .optional()
  .transform((value): readonly string[] =>
    partsOf(value)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

const group = z.looseObject({ sharedGroups: list, sharedUserZuids: list, sharedEmails: list, sharedUsers: list })

export type GroupWire = z.infer<typeof group>

const word = z.string().optional().catch(undefined)

/**
 * `result` of /share/details. `permission` and ReadComment come from a .NET model of live answers only. The rest the
 * documents always show: without it nothing can be said to be absent.
 */
export const detailsWire = z.looseObject({
  ReadOnly: group,
  ReadWrite: group,
  coOwner: group,
  ReadComment: group.optional().catch(undefined),
  visibility: z.string().min(1),
  permaLink: word,
  permission: word,
})

export type DetailsWire = z.infer<typeof detailsWire>

/** `result` of /publish, its MESSAGE in capitals: the address, and so nothing but one of the web. */
export const publicationWire = z.looseObject({
  PublishURL: z.looseObject({ MESSAGE: z.string().regex(/^https?:\/\//) }),
})

/** What /revision/details says of a file: the one call about an item by its id that names it. */
export const revisionsWire = z.looseObject({ DOCNAME: z.string().min(1) })

type Form = Readonly<Record<string, string>>

const ROOT = '/files/v1'

/** The key of an id: singular, but for /share. */
function idOf({ kind, id }: Target, plural = ''): Form {
  if (kind === 'file') return { [`docid${plural}`]: id }
  if (kind === 'folder') return { [`folderid${plural}`]: id }
  const message = `target: Zoho Docs has files and folders, no ${kind}`
  throw new ShareLinkError({ code: 'invalid-request', provider: PROVIDER, field: 'target', message })
}

function post(path: string, form: Form): HttpRequest {
  return { method: 'POST', path: `${ROOT}${path}`, body: { form } }
}

/** What an item is shared by. GET, although two clients POST it. */
export function readShareDetails(target: Target): HttpRequest {
  return { method: 'GET', path: `${ROOT}/share/details`, query: idOf(target) }
}

export type VisibilityForm = {
  visibility: Visibility
  /** Mandatory, also where the link is closed. */
  permission: LinkPermission
  password?: string
  /** mm/dd/yyyy */
  expireson?: string
}

/** Sets the one link of an item as a whole: what is left out is gone. */
export function changeVisibility(target: Target, form: VisibilityForm): HttpRequest {
  return post('/share/visibility', { ...idOf(target), ...form })
}

export type Notification = { notify: 'true' | 'false'; message?: string }

/** Shares with people, or shares again with another permission. Leaves the link alone. */
export function shareWith(
  target: Target,
  people: readonly string[],
  permission: PeoplePermission,
  notification: Notification,
): HttpRequest {
  return post('/share', { ...idOf(target, 's'), emailids: people.join(','), permission, ...notification })
}

/**
 * Changes the permission of people. By its documents it also sets the visibility, so that it is only fit for an item
 * without a link. Takes coowner for folders only.
 */
export function updateShare(target: Target, people: readonly string[], permission: PeoplePermission): HttpRequest {
  return post('/share/update', { ...idOf(target), visibility: 'private', permission, emailids: people.join(',') })
}

/** Ends the share with one person. */
export function removeShare(target: Target, person: string): HttpRequest {
  return post('/share/remove', { ...idOf(target), emailids: person })
}

/** Publishes an image or PDF, or with `remove` unpublishes it. `type` is mandatory, also where it says nothing new. */
export function publish(target: Target, action: 'external' | 'org' | 'remove', filename: string): HttpRequest {
  return post('/publish', { ...idOf(target), action, type: action === 'org' ? 'org' : 'external', filename })
}

export function readRevisions(target: Target): HttpRequest {
  return { method: 'GET', path: `${ROOT}/revision/details`, query: { ...idOf(target), type: 'owned' } }
}
