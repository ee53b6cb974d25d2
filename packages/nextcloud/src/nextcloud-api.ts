import { type HttpAnswer, type HttpRequest, REPEAT_ALWAYS, segment } from '@sharelink/core'
import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'

export const PROVIDER = 'nextcloud'

const SHARES = '/ocs/v2.php/apps/files_sharing/api/v1/shares'
const LINK = 3

/** A member of a body; the server reads what is left out as unchanged, or as its own choice. */
export type ShareMembers = Readonly<Record<string, string | number>>

/** Links of others on the item are listed too, where the account may see them. */
export const listShares = (path: string): HttpRequest => ({
  method: 'GET',
  path: SHARES,
  query: { path, reshares: 'true' },
})

export const readShare = (id: string): HttpRequest => ({ method: 'GET', path: `${SHARES}/${segment(id)}` })

/** Makes a link each time that it arrives. */
export const createShare = (path: string, members: ShareMembers): HttpRequest => ({
  method: 'POST',
  path: SHARES,
  body: { json: { path, shareType: LINK, ...members } },
})

/** Changes what is named. Never without a member: that is refused (400). */
export const updateShare = (id: string, members: ShareMembers): HttpRequest => ({
  method: 'PUT',
  path: `${SHARES}/${segment(id)}`,
  body: { json: members },
  repeatOn: REPEAT_ALWAYS,
})

export const deleteShare = (id: string): HttpRequest => ({
  method: 'DELETE',
  path: `${SHARES}/${segment(id)}`,
  repeatOn: REPEAT_ALWAYS,
})

export const readCapabilities = (): HttpRequest => ({ method: 'GET', path: '/ocs/v2.php/cloud/capabilities' })

/** XML tells numbers and flags as texts. */
const count = z.union([z.int(), z.stringFormat('count', /^\d{1,15}$/).transform(Number)])
const id = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((text) => text !== '')
const text = z.string().nullish()
/** The hash of a password is dropped here: only that there is one is known from here on. */
const isThere = z.unknown().transform((value) => typeof value === 'string' && value !== '')

/** A link in an answer. A share without a type, path or mask is not understood: it may be the very link looked for. */
export const shareWire = z.object({
  id,
  share_type: z.union([z.literal(LINK), z.literal(String(LINK))]),
  item_type: z.enum(['file', 'folder']),
  path: z.string().min(1),
  permissions: count,
  stime: count.nullish().catch(undefined),
  expiration: text,
  label: text,
  url: text,
  password: isThere,
  share_with: isThere,
  attributes: text,
})
export type ShareWire = z.infer<typeof shareWire>

/** A share of another kind. */
const otherWire = z.object({ share_type: count.refine((type) => type !== LINK) })

export const listWire = z
  .array(z.union([shareWire, otherWire]))
  .transform((shares) => shares.flatMap((share) => ('path' in share ? [share] : [])))

const flag = z.boolean().nullish().catch(undefined)
const days = count.nullish().catch(undefined)

/** What the server tells of its rules (the capabilities of files_sharing and password_policy). */
export const capabilitiesWire = z.object({
  capabilities: z.object({
    files_sharing: z.object({
      api_enabled: flag,
      public: z
        .object({
          enabled: flag,
          upload: flag,
          password: z.object({ enforced: flag }).nullish().catch(undefined),
          expire_date: z.object({ enabled: flag, days, enforced: flag }).nullish().catch(undefined),
        })
        .nullish(),
    }),
    password_policy: z
      .object({
        minLength: count.nullish(),
        enforceUpperLowerCase: flag,
        enforceNumericCharacters: flag,
        enforceSpecialCharacters: flag,
      })
      .nullish()
      .catch(undefined),
  }),
})
export type CapabilitiesWire = z.infer<typeof capabilitiesWire>['capabilities']

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false })
const elements = z.object({ element: z.unknown() })

/** XML comes where JSON was asked for: for a wrong password, in maintenance, after an error inside. */
function parseXml(body: string): unknown {
  try {
    return /^\s*</.test(body) && !/<!(doctype|entity)/i.test(body) ? parser.parse(body) : undefined
  } catch {
    return undefined
  }
}

/** A list in XML is its elements; an empty one is an empty text. */
function listed(data: unknown): unknown {
  const { success, data: list } = elements.safeParse(data)
  if (success) return Array.isArray(list.element) ? list.element : [list.element]
  return data === '' ? [] : data
}

const envelope = z.object({
  ocs: z.object({ meta: z.object({ statuscode: count, message: text }), data: z.unknown() }),
})

/** What an answer says inside its envelope: JSON, or XML where that came; `undefined` without one. */
export function opened({
  json,
  text: body,
}: HttpAnswer): { statuscode: number; message: string; data: unknown } | undefined {
  const parsed = envelope.safeParse(json ?? parseXml(body))
  if (!parsed.success) return undefined
  const { meta, data } = parsed.data.ocs
  return { statuscode: meta.statuscode, message: meta.message ?? '', data: json === undefined ? listed(data) : data }
}
