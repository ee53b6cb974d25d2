import type { AccountPolicy } from './account.ts'
import type { Adapter, Description } from './adapter.ts'
import { type LinkCapability, lacks } from './capabilities.ts'
import { differencesOf } from './compare.ts'
import type { ParsedDraft } from './draft.ts'
import { expectedLink } from './expect.ts'
import type { Difference, DraftField, ExpectedLink, Refusal, Tolerance } from './model.ts'
import { policyRefusal, withDefaults } from './policy.ts'
import { FIELDS, limitsRefusal } from './refusals.ts'
import { refusedBy } from './tolerance.ts'

/** What came of holding a draft against one capability: what can be sent, and what would then be in force. */
export type Settlement = {
  capability: LinkCapability
  sendable: ParsedDraft
  expected: ExpectedLink
  differences: readonly Difference[]
  refusal?: Refusal
}

/** The pure parts of an adapter; `nameOf` is the name that a link gets where a key marks it. */
type Pure = Pick<Adapter<never>, 'provider' | 'holdExpiry'> & {
  /** What the account demands, where it has been read. */
  policy?: AccountPolicy
  nameOf?: (sendable: ParsedDraft, capability: LinkCapability) => string
}

/** The draft without what cannot be held here, its expiry as the wire can say it. */
function sendableDraft(adapter: Pure, draft: ParsedDraft, capability: LinkCapability, now: number): ParsedDraft {
  const sendable = { ...draft }
  const { fields } = capability
  if (lacks(fields.name)) delete sendable.name
  if (lacks(fields.password)) delete sendable.password
  if (lacks(fields.allowDownload)) delete sendable.allowDownload
  if (lacks(fields.maxUses)) delete sendable.maxUses
  if (lacks(fields.visitorFields)) delete sendable.visitorFields
  if (lacks(fields.expiresAt)) delete sendable.expiresAt
  if (lacks(fields.notify)) sendable.notify = false
  if (lacks(fields.listed) || !fields.listed.audiences.includes(draft.audience)) sendable.listed = false
  if (sendable.expiresAt) sendable.expiresAt = adapter.holdExpiry?.(sendable.expiresAt, now) ?? sendable.expiresAt
  return sendable
}

function toleranceRefusal(tolerate: Tolerance, differences: readonly Difference[]): Refusal | undefined {
  const [first] = refusedBy(tolerate, differences)
  return first && { code: 'unsupported', field: first.field, message: `${first.field}: ${first.note}` }
}

/** Holds a draft against one capability. `fields` limits the comparison to what a patch names. */
export function settle(
  adapter: Pure,
  draft: ParsedDraft,
  capability: LinkCapability,
  now: number,
  tolerate: Tolerance,
  fields?: readonly DraftField[],
): Settlement {
  const looked = fields ?? FIELDS
  const refusal =
    limitsRefusal(adapter, draft, capability, now, looked) ??
    policyRefusal(adapter.policy, draft, now, adapter, looked, capability)
  const sendable = sendableDraft(adapter, draft, capability, now)
  const name = adapter.nameOf?.(sendable, capability)
  const named = name === undefined ? sendable : { ...sendable, name }
  const held = fields === undefined ? withDefaults(adapter.policy, named, now, adapter) : named
  const { link, told } = expectedLink(adapter.provider, held, capability)
  const differences = differencesOf(draft, { ...link, told }, capability, fields)
  const refused = refusal ?? toleranceRefusal(tolerate, differences)
  return { capability, sendable, expected: link, differences, ...(refused === undefined ? {} : { refusal: refused }) }
}

/** All that one capability makes of the fields that a patch names. */
function verdictOn(fields: readonly DraftField[], { refusal, differences, sendable, capability }: Settlement): unknown {
  const changes = fields.map((field) => {
    const held = field === 'target' || field === 'kind' ? undefined : capability.fields[field]
    const [change, clear] = held === undefined || lacks(held) ? ['update'] : [held.change, held.clear]
    return [sendable[field], change, clear]
  })
  return [refusal, differences, changes]
}

/**
 * Whether the item must be read before sending: the capabilities that may apply do not come to the same. `fields` limits
 * the look to what a patch names.
 */
export function needsDescription(settlements: readonly Settlement[], fields?: readonly DraftField[]): boolean {
  const itemDecides = settlements.some(({ capability: { itemDecides = [] } }) =>
    itemDecides.some((field) => fields === undefined || fields.includes(field)),
  )
  if (itemDecides || settlements.length < 2) return itemDecides
  const verdicts = settlements.map((settled) =>
    fields === undefined ? [settled.refusal, { ...settled.expected, target: 0 }] : verdictOn(fields, settled),
  )
  return new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size > 1
}

/** The capability after reading the item: the roles that it leaves. */
export function narrowed(capability: LinkCapability, { roles }: Description): LinkCapability {
  const { role } = capability.fields
  if (roles === undefined || lacks(role)) return capability
  const values = role.values.filter((value) => roles.includes(value))
  return { ...capability, fields: { ...capability.fields, role: { ...role, values } } }
}
