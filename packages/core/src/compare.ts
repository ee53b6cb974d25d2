import { type Capabilities, capabilitiesFor, lacks, type LinkCapability } from './capabilities.ts'
import { describeDifference } from './difference.ts'
import { parseDraft, PASSWORD_NONE, PASSWORD_SET, type ParsedDraft } from './draft.ts'
import { type ComparedLink, FIELD_CHECKS, type Verdict } from './field-checks.ts'
import type { Difference, DraftField, ShareLink, ShareLinkDraft } from './model.ts'

export type { ComparedLink, Told } from './field-checks.ts'

function isField(name: string): name is keyof typeof FIELD_CHECKS {
  return name in FIELD_CHECKS
}

const FIELDS = Object.keys(FIELD_CHECKS).filter(isField)

/** Whether a field is compared at all: what was not asked for cannot differ. */
function askedFor(draft: ParsedDraft, field: DraftField): boolean {
  if (field === 'notify') return draft.notify !== false
  return draft[field] !== undefined
}

function differenceOf(
  draft: ParsedDraft,
  link: ComparedLink,
  capability: LinkCapability | undefined,
  field: DraftField,
): Difference | undefined {
  const held = field === 'target' || field === 'kind' ? undefined : capability?.fields[field]
  const absentMeansNone = held === undefined || lacks(held) || held.readBack === 'always'
  const lacking = held !== undefined && lacks(held) ? held.lacking : undefined
  const verdict: Verdict = FIELD_CHECKS[field](draft, link, { absentMeansNone, lacking: lacking !== undefined })
  if (verdict === 'holds') return undefined
  const requested = field === 'password' ? (draft.password === null ? PASSWORD_NONE : PASSWORD_SET) : draft[field]
  return describeDifference(field, verdict === 'untold' ? { requested } : verdict, capability, lacking)
}

/** Field by field, what is asked against what is in force: one difference per field at most. Draft already parsed. */
export function differencesOf(
  draft: ParsedDraft,
  link: ComparedLink,
  capability: LinkCapability | undefined,
  fields: readonly DraftField[] = FIELDS,
): readonly Difference[] {
  const differences: Difference[] = []
  for (const field of fields) {
    const difference = askedFor(draft, field) ? differenceOf(draft, link, capability, field) : undefined
    if (difference !== undefined) differences.push(difference)
  }
  return differences
}

/** A link does not carry its visitor fields: their absence from it says nothing. */
function asLinksTell(capability: LinkCapability | undefined): LinkCapability | undefined {
  if (capability === undefined || lacks(capability.fields.visitorFields)) return capability
  const visitorFields = { ...capability.fields.visitorFields, readBack: 'never' } as const
  return { ...capability, fields: { ...capability.fields, visitorFields } }
}

/**
 * Does this existing link still hold what was asked? Empty: it does. An expiry of the draft may lie in the past.
 * Whether a protected link has the very password that was asked for cannot be seen here; its visitor fields neither.
 */
export function compare(draft: ShareLinkDraft, link: ShareLink, capabilities: Capabilities): readonly Difference[] {
  const parsed = parseDraft(capabilities.provider, draft, -Infinity)
  const target = { ...parsed.target, ...(link.target.type === undefined ? {} : { type: link.target.type }) }
  const [capability] = capabilitiesFor(capabilities, target, parsed.kind, parsed.audience)
  return differencesOf(parsed, link, asLinksTell(capability))
}
