import type { AccountPolicy } from './account.ts'
import type { Adapter } from './adapter.ts'
import { lacks, type LinkCapability } from './capabilities.ts'
import type { ParsedDraft } from './draft.ts'
import type { DraftField, Refusal } from './model.ts'
import { matches } from './refusals.ts'

const DAY = 86_400_000
/** The last instant that a Date holds. */
const LAST = 8_640_000_000_000_000

type Held = Pick<Adapter<never>, 'holdExpiry'>
type Rule = (policy: AccountPolicy, draft: ParsedDraft, now: number, adapter: Held) => string | undefined

/** What the wire makes of an instant so many days ahead: two days are compared as they are sent. */
function daysAhead(days: number, now: number, { holdExpiry }: Held): Date {
  const instant = new Date(Math.min(now + days * DAY, LAST))
  return holdExpiry?.(instant, now) ?? instant
}

const passwordRule: Rule = ({ password: { required, rules } }, { password, role }) => {
  if (typeof password === 'string') return rules.find(({ pattern }) => !matches(pattern, password))?.rule
  const demanded = typeof required === 'boolean' ? required : required.includes(role)
  return demanded ? 'The account demands a password for such links.' : undefined
}

const expiryRule: Rule = ({ expiry }, { expiresAt }, now, adapter) => {
  const { required, longest, default: usual } = expiry
  if (!expiresAt) {
    const isLeftOpen = expiresAt === null || usual === undefined
    return required && isLeftOpen ? 'The account demands an expiry.' : undefined
  }
  if (longest === undefined) return undefined
  const sent = adapter.holdExpiry?.(expiresAt, now) ?? expiresAt
  return sent > daysAhead(longest, now, adapter) ? `The account takes at most ${longest} days.` : undefined
}

const RULES: { readonly [F in DraftField]?: Rule } = { password: passwordRule, expiresAt: expiryRule }

/** Why a value is switched off on this kind of item, if it is. What asks for nothing asks for nothing that is. */
function switchedOff(
  { switchedOff: entries }: AccountPolicy,
  draft: ParsedDraft,
  field: DraftField,
): string | undefined {
  const value = draft[field]
  if (value === undefined || value === null) return undefined
  return entries.find(
    ({ field: of, values, target }) =>
      of === field &&
      (target === undefined || target === draft.target.kind) &&
      (values === undefined || (typeof value === 'string' && values.includes(value))),
  )?.message
}

/** The first thing that the account's administrator refuses of these fields of a draft. */
export function policyRefusal(
  policy: AccountPolicy | undefined,
  draft: ParsedDraft,
  now: number,
  adapter: Held,
  fields: readonly DraftField[],
  capability: LinkCapability,
): Refusal | undefined {
  if (policy === undefined) return undefined
  // What such a link cannot have is not demanded of it.
  const has = (field: DraftField): boolean => field === 'target' || field === 'kind' || !lacks(capability.fields[field])
  for (const field of fields.filter(has)) {
    const message = RULES[field]?.(policy, draft, now, adapter) ?? switchedOff(policy, draft, field)
    if (message !== undefined) return { code: 'policy', field, message: `${field}: ${message}` }
  }
  return undefined
}

/** The draft as the provider completes it: a link that asks for no expiry gets the account's. */
export function withDefaults(
  policy: AccountPolicy | undefined,
  draft: ParsedDraft,
  now: number,
  adapter: Held,
): ParsedDraft {
  const days = policy?.expiry.default
  return days === undefined || draft.expiresAt ? draft : { ...draft, expiresAt: daysAhead(days, now, adapter) }
}
