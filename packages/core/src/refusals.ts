import type { Adapter } from './adapter.ts'
import { lacks, type LinkCapability } from './capabilities.ts'
import type { ParsedDraft } from './draft.ts'
import type { DraftField, Refusal } from './model.ts'

const DAY = 86_400_000

type Rule = (draft: ParsedDraft, capability: LinkCapability, now: number, adapter: Pure) => string | undefined
type Pure = Pick<Adapter<never>, 'holdExpiry'>

function oneOf(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.join(', ')
}

const checkRole: Rule = (draft, { fields: { role } }) => {
  if (lacks(role)) return role.lacking
  return role.values.includes(draft.role)
    ? undefined
    : `'${draft.role}' cannot be given here; possible: ${oneOf(role.values)}.`
}

const checkAudience: Rule = (draft, { fields: { audience } }) => {
  if (lacks(audience)) return audience.lacking
  if (audience.values.includes(draft.audience)) return undefined
  return `'${draft.audience}' cannot be the audience here; possible: ${oneOf(audience.values)}.`
}

const checkPeople: Rule = (draft, { fields: { people } }) => {
  if (draft.people === undefined || draft.audience !== 'people') return undefined
  if (lacks(people)) return people.lacking
  const id = draft.people.find((person) => !person.includes('@'))
  return id === undefined || people.ids ? undefined : 'Only e-mail addresses are taken here.'
}

const checkName: Rule = (draft, { fields: { name } }) => {
  if (lacks(name)) return undefined
  if (draft.name === undefined) return name.required ? 'A name is required here.' : undefined
  const { maxLength = Infinity, maxBytes = Infinity } = name
  if (draft.name.length > maxLength) return `The name may have at most ${maxLength} characters.`
  return Buffer.byteLength(draft.name) > maxBytes ? `The name may have at most ${maxBytes} bytes.` : undefined
}

const patterns = new Map<string, RegExp>()

/** Whether a whole text matches; a pattern is data of a capability and is compiled once. */
export function matches(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u')
  patterns.set(pattern, known)
  return known.test(text)
}

const checkPassword: Rule = (draft, { fields: { password } }) => {
  if (lacks(password)) return undefined
  if (draft.password === null || draft.password === undefined)
    return password.required ? 'A password is required here.' : undefined
  const { minLength = 1, maxLength = Infinity, maxBytes = Infinity, pattern, rule } = password
  const length = draft.password.length
  const fits =
    length >= minLength &&
    length <= maxLength &&
    Buffer.byteLength(draft.password) <= maxBytes &&
    (pattern === undefined || matches(pattern, draft.password))
  return fits ? undefined : (rule ?? `The password must have ${minLength} to ${maxLength} characters.`)
}

const checkExpiry: Rule = (draft, { fields: { expiresAt } }, now, adapter) => {
  if (!draft.expiresAt || lacks(expiresAt)) return undefined
  const { furthest } = expiresAt
  if (furthest !== undefined && draft.expiresAt.getTime() > now + furthest * DAY)
    return `The expiry may lie at most ${furthest} days ahead.`
  if (adapter.holdExpiry !== undefined && adapter.holdExpiry(draft.expiresAt, now) === undefined)
    return 'No expiry that this provider can hold lies between now and the one asked for.'
  return undefined
}

const checkDownload: Rule = (draft, { fields: { allowDownload } }) =>
  !lacks(allowDownload) && allowDownload.required === 'allowed' && draft.allowDownload === false
    ? 'Downloading cannot be forbidden here.'
    : undefined

const checkUses: Rule = (draft, { fields: { maxUses } }) => {
  if (lacks(maxUses) || typeof draft.maxUses !== 'number') return undefined
  const { max = Infinity } = maxUses
  return draft.maxUses > max ? `At most ${max} uses can be set.` : undefined
}

const checkVisitorFields: Rule = (draft, { fields: { visitorFields } }) => {
  if (lacks(visitorFields)) return undefined
  const missing = draft.visitorFields?.find((field) => !visitorFields.values.includes(field))
  return missing === undefined ? undefined : `'${missing}' cannot be asked of a visitor here.`
}

const checkMessage: Rule = (draft, { fields: { notify } }) => {
  if (lacks(notify) || draft.notify === false) return undefined
  return draft.notify.message !== undefined && !notify.message ? 'A notification here carries no message.' : undefined
}

/** Values that no tolerance makes sendable. Total over the fields. */
const RULES: { readonly [F in DraftField]: Rule } = {
  target: () => undefined,
  kind: (_draft, capability) => capability.notCreated,
  role: checkRole,
  audience: checkAudience,
  people: checkPeople,
  listed: () => undefined,
  name: checkName,
  password: checkPassword,
  expiresAt: checkExpiry,
  allowDownload: checkDownload,
  maxUses: checkUses,
  visitorFields: checkVisitorFields,
  notify: checkMessage,
}

function isField(name: string): name is DraftField {
  return name in RULES
}

export const FIELDS = Object.keys(RULES).filter(isField)

/** The first value that this kind of link cannot hold at all. `fields`: those that are looked at. */
export function limitsRefusal(
  adapter: Pure,
  draft: ParsedDraft,
  capability: LinkCapability,
  now: number,
  fields: readonly DraftField[],
): Refusal | undefined {
  for (const field of fields) {
    const message = RULES[field](draft, capability, now, adapter)
    if (message !== undefined)
      return { code: field === 'password' ? 'policy' : 'unsupported', field, message: `${field}: ${message}` }
  }
  return undefined
}
