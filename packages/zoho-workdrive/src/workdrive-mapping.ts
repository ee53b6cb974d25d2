import { markedName, type Order, type ParsedDraft, type VisitorField } from '@sharelink/core'
import { writeExpiration } from './workdrive-dates.ts'

type Attributes = Readonly<Record<string, unknown>>

/** The item of each field as the documents' samples write it, in their order. */
const INPUT_FIELDS: readonly { field: VisitorField; wire: Attributes }[] = [
  { field: 'name', wire: { field_name: 'Name', field_type: 'TEXT', is_name_field: true } },
  { field: 'phone', wire: { field_name: 'Phone', field_type: 'PHONE' } },
  { field: 'email', wire: { field_name: 'Email', field_type: 'EMAIL_ID' } },
]

/** The name that an order gives its link. */
export function linkName(order: Order): string {
  return markedName(order) ?? 'Shared link'
}

function visitorAttributes(asked: ParsedDraft['visitorFields']): Attributes {
  if (asked === undefined || asked.length === 0) return { request_user_data: false }
  const fields = INPUT_FIELDS.filter(({ field }) => asked.includes(field))
  return { request_user_data: true, input_fields: fields.map(({ wire }) => wire) }
}

function expiryAttributes(expiresAt: Date | null | undefined, timeZone: string | undefined): Attributes {
  if (!expiresAt || timeZone === undefined) return {}
  return { expiration_date: writeExpiration(expiresAt, timeZone) }
}

/** The attributes of a create. What is not asked for is left out, but for what the documents demand. */
export function createAttributes(order: Order, roleId: string | undefined, timeZone: string | undefined): Attributes {
  const { target, kind, allowDownload, password, maxUses, visitorFields, expiresAt } = order.draft
  const base = { resource_id: target.id, link_name: linkName(order), ...visitorAttributes(visitorFields) }
  if (kind === 'download')
    return {
      ...base,
      allow_download: true,
      // The documents tell a download link by the second, most clients by the first.
      link_type: 'download',
      download_link: typeof maxUses === 'number' ? { download_limit: maxUses } : {},
      ...expiryAttributes(expiresAt, timeZone),
    }
  return {
    ...base,
    allow_download: allowDownload !== false,
    ...(roleId === undefined ? {} : { role_id: roleId }),
    ...(typeof password === 'string' ? { password_text: password } : {}),
    ...expiryAttributes(expiresAt, timeZone),
  }
}

export function downloadAttributes(allowDownload: boolean): Attributes {
  return { allow_download: allowDownload }
}

export function passwordAttributes(password: string | null): Attributes {
  if (password === null) return { is_password_protected: false }
  return { is_password_protected: true, password_text: password }
}

export function expirationAttributes(expiresAt: Date, timeZone: string): Attributes {
  return { expiration_date: writeExpiration(expiresAt, timeZone) }
}
