import { capabilitiesFor, type FieldCapabilities, lacks } from './capabilities.ts'
import type { DraftField, ShareLink } from './model.ts'
import type { TranslateOptions } from './translate-options.ts'

type Field = keyof FieldCapabilities

/** What the old provider can do with a field of such a link: in several ways where the type of its item is not told. */
function waysOf(link: ShareLink, field: Field, { from }: TranslateOptions) {
  const capabilities = from === undefined ? [] : capabilitiesFor(from, link.target, link.kind, link.audience)
  return capabilities.map(({ fields }) => fields[field])
}

/** Whether what is not told is known to be none. */
function isAlwaysTold(link: ShareLink, field: Field, options: TranslateOptions): boolean {
  const ways = waysOf(link, field, options)
  return ways.length > 0 && ways.every((way) => !lacks(way) && way.readBack === 'always')
}

/** Of these silence says nothing, whatever the capabilities: without a time zone we lack what the provider has. */
function protections(link: ShareLink, { password, expiresAt }: TranslateOptions): DraftField[] {
  const { passwordProtected } = link
  const isOpen = passwordProtected === false || (passwordProtected === undefined && password === null)
  const isKnown = link.expiresAt !== undefined || expiresAt !== undefined
  return [
    ...(isOpen || typeof password === 'string' ? [] : (['password'] as const)),
    ...(isKnown ? [] : (['expiresAt'] as const)),
  ]
}

/** Fields that are missed only where the old provider is known to have them. */
function hidden(link: ShareLink, options: TranslateOptions): DraftField[] {
  const has = (field: Field): boolean => waysOf(link, field, options).some((way) => !lacks(way))
  const hides = (field: Field): boolean => has(field) && !isAlwaysTold(link, field, options)
  const missing: DraftField[] = []
  if ((link.allowDownload ?? options.allowDownload) === undefined && hides('allowDownload'))
    missing.push('allowDownload')
  if (link.maxUses === undefined && options.maxUses === undefined && hides('maxUses')) missing.push('maxUses')
  // No link carries its visitor fields.
  if (options.visitorFields === undefined && has('visitorFields')) missing.push('visitorFields')
  return missing
}

/** What the link does not tell and the caller did not say. */
export function untold(link: ShareLink, options: TranslateOptions): DraftField[] {
  return [
    ...((link.role ?? options.role) === undefined ? (['role'] as const) : []),
    ...(link.audience === undefined ? (['audience'] as const) : []),
    ...protections(link, options),
    ...((link.others?.length ?? 0) > 0 ? (['people'] as const) : []),
    ...(isCountHidden(link, options) ? (['maxUses'] as const) : []),
    ...hidden(link, options),
  ]
}

/** How often it may be used is told, how often it was is not: nobody can say what is left. */
function isCountHidden({ maxUses, useCount }: ShareLink, options: TranslateOptions): boolean {
  const said = typeof maxUses === 'number' && typeof options.maxUses === 'number' && options.maxUses <= maxUses
  return typeof maxUses === 'number' && useCount === undefined && !said
}

/** What ended the link: the new one would open what is closed. */
export function isOver({ expired, maxUses, useCount }: ShareLink): DraftField[] {
  return [
    ...(expired === true ? (['expiresAt'] as const) : []),
    ...(typeof maxUses === 'number' && (useCount ?? 0) >= maxUses ? (['maxUses'] as const) : []),
  ]
}

/** A link that was used up to its half has only the other half left to give. */
export function limitFor({ maxUses, useCount }: ShareLink, options: TranslateOptions): number | null | undefined {
  if (typeof maxUses !== 'number') return maxUses === undefined ? options.maxUses : maxUses
  if (useCount !== undefined) return maxUses - useCount
  return Math.min(maxUses, options.maxUses ?? maxUses)
}
