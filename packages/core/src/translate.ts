import { type Capabilities, capabilitiesFor, type LinkCapability } from './capabilities.ts'
import { parseDraft } from './draft.ts'
import type { Difference, DraftField, ShareLink, ShareLinkDraft } from './model.ts'
import { settle } from './negotiate.ts'
import { audienceFor, fitName, kindFor, namedPeople, roleFor } from './translate-choices.ts'
import { onePerField, reported, rounding, unknown } from './translate-differences.ts'
import type { TranslateOptions } from './translate-options.ts'
import { isOver, limitFor, untold } from './translate-untold.ts'

export type { TranslateOptions } from './translate-options.ts'

/** A draft for another provider. Without `draft`, what is `missing` or differs keeps the link from being made as it was. */
export type Translation = {
  draft?: ShareLinkDraft
  differences: readonly Difference[]
  /** What the link does not tell, or the other provider cannot do without. */
  missing: readonly DraftField[]
}

/** Without these there is no draft: the new link would be open to more people, or by fewer hurdles, than the old one. */
const NEEDED: readonly DraftField[] = ['role', 'audience', 'password']

function given<F extends DraftField>(field: F, value: ShareLinkDraft[F]): { [K in F]?: ShareLinkDraft[F] } {
  const members: { [K in F]?: ShareLinkDraft[F] } = {}
  if (value !== undefined) members[field] = value
  return members
}

/** The draft, as far as the other provider has a role and an audience that are not more than before. */
function draftOf(link: ShareLink, capability: LinkCapability, options: TranslateOptions): ShareLinkDraft | undefined {
  const { target, password, visitorFields } = options
  const role = roleFor(link.role ?? options.role, capability)
  const audience = audienceFor(link.audience, capability)
  if (role === undefined || audience === undefined) return undefined
  const people = namedPeople(link)
  return {
    target,
    kind: capability.kind,
    role,
    audience,
    ...(audience === 'people' && people.length > 0 ? { people } : {}),
    ...(link.listed === true ? { listed: true } : {}),
    ...given('name', fitName(link)),
    ...given('password', password),
    ...given('expiresAt', link.expiresAt === undefined ? options.expiresAt : link.expiresAt),
    ...given('allowDownload', link.allowDownload ?? options.allowDownload),
    ...given('maxUses', limitFor(link, options)),
    ...given('visitorFields', visitorFields),
  }
}

/** What keeps there from being a draft at all. */
function lackingFor(link: ShareLink, capability: LinkCapability, options: TranslateOptions): DraftField[] {
  const audience = audienceFor(link.audience, capability)
  return [
    ...(roleFor(link.role ?? options.role, capability) === undefined ? (['role'] as const) : []),
    ...(audience === undefined ? (['audience'] as const) : []),
    ...(audience === 'people' && namedPeople(link).length === 0 ? (['people'] as const) : []),
  ]
}

/**
 * Turns a link into a draft for another provider. The audience never widens, and a link that is or may be protected has
 * no draft without its password; one that has expired or is used up has none either. `capabilities` are the other
 * provider's. Throws `invalid-request` for unfit options.
 */
export function translate(link: ShareLink, capabilities: Capabilities, options: TranslateOptions): Translation {
  const told = [...untold(link, options), ...isOver(link)]
  const kind = kindFor(link, capabilities, options.target)
  const capability = capabilitiesFor(capabilities, options.target, kind, link.audience).find(
    ({ notCreated }) => notCreated === undefined,
  )
  if (capability === undefined) return { differences: [], missing: [...new Set<DraftField>([...told, 'kind'])] }
  const lacking = lackingFor(link, capability, options)
  const missing = [...new Set([...told, ...lacking])]
  const none = lacking.length > 0 || isOver(link).length > 0 || missing.some((field) => NEEDED.includes(field))
  const draft = none ? undefined : draftOf(link, capability, options)
  if (draft === undefined) return { differences: [], missing }
  return judged(link, options, draft, capability, capabilities.provider, missing)
}

/** Holds the draft against what the other provider can hold. */
function judged(
  link: ShareLink,
  options: TranslateOptions,
  draft: ShareLinkDraft,
  capability: LinkCapability,
  provider: string,
  missing: readonly DraftField[],
): Translation {
  const parsed = parseDraft(provider, draft, -Infinity)
  // Whether an instant is too far away or over already is for the create to say: a translation has no clock.
  const { differences, refusal } = settle({ provider }, parsed, capability, Number.NaN, 'anything')
  const role = link.role ?? options.role
  const all = onePerField([
    ...reported(role === undefined ? link : { ...link, role }, draft, missing),
    ...rounding(parsed.expiresAt, capability),
    ...unknown(link, options),
    ...differences,
  ])
  if (refusal !== undefined) return { differences: all, missing: [...new Set([...missing, refusal.field])] }
  return { draft, differences: all, missing }
}
