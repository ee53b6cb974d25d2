import type { Difference, ExpectedLink, ShareLink, Target } from '@sharelink/core'
import { printable } from './style.ts'
import type { Cell } from './table.ts'

function isTarget(value: object): value is Target {
  return 'kind' in value && 'id' in value
}

/** A value of a draft or link in words. */
export function describeValue(value: unknown): string {
  if (value === undefined) return '(not told)'
  if (value === null) return 'none'
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(describeValue).join(', ')
  if (typeof value === 'string') return value === '' ? 'none' : printable(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && isTarget(value))
    return printable(`${value.kind} ${value.id}${value.type === undefined ? '' : ` (${value.type})`}`)
  return printable(JSON.stringify(value))
}

function expiryText({ expiresAt, expired }: Partial<ShareLink>): string {
  return expired === true ? `${describeValue(expiresAt)} (expired)` : describeValue(expiresAt ?? 'never')
}

function usesText({ maxUses, useCount }: Partial<ShareLink>): string {
  const limit = maxUses === null ? 'no limit' : String(maxUses)
  return useCount === undefined ? limit : `${useCount} of ${limit}`
}

function passwordText({ passwordProtected }: Partial<ShareLink>): string {
  return passwordProtected === true ? 'set' : 'none'
}

/** A link in two columns: what is told of it, and nothing that is not. */
export function linkRows(link: Partial<ShareLink> & ExpectedLink): readonly (readonly Cell[])[] {
  const role = link.role ?? (link.providerRole === undefined ? undefined : `${link.providerRole} (the provider's word)`)
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['ref', link.ref],
    ['url', link.url],
    ['target', describeValue(link.target)],
    ['kind', link.primary === true ? `${link.kind} (primary)` : link.kind],
    ['role', role],
    ['audience', link.audience],
    ['people', link.people && describeValue(link.people)],
    ['others', link.others && describeValue(link.others)],
    ['listed', link.listed === undefined ? undefined : describeValue(link.listed)],
    ['name', link.name],
    ['password', link.passwordProtected === undefined ? undefined : passwordText(link)],
    ['expires', link.expiresAt === undefined ? undefined : expiryText(link)],
    ['download', link.allowDownload === undefined ? undefined : describeValue(link.allowDownload)],
    ['uses', link.maxUses === undefined ? undefined : usesText(link)],
    ['created', link.createdAt && describeValue(link.createdAt)],
  ]
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [[{ text: label, look: 'dim' as const }, printable(value)]],
  )
}

const EFFECT_LOOKS = { weaker: 'red', stricter: 'yellow', other: 'dim' } as const

/** What differs from what was asked, field by field, with the reason unless it was `told` before. */
export function differenceRows(differences: readonly Difference[], told = ''): readonly (readonly Cell[])[] {
  return differences.map(({ field, requested, effective, effect, note }) => [
    field,
    `asked ${describeValue(requested)}`,
    `in force ${describeValue(effective)}`,
    { text: effect, look: EFFECT_LOOKS[effect] },
    told.includes(note) ? '' : printable(note),
  ])
}
