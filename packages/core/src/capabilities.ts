import type { Audience, DraftField, LinkKind, Role, Target, VisitorField } from './model.ts'

/** Whether the provider tells what it holds. With `always`, a member absent from the answer means none. */
export type ReadBack = 'always' | 'sometimes' | 'never'

/** How a field of an existing link is changed: in place, only by a new link, or never. */
export type Change = 'update' | 'recreate' | 'never'

/** A setting that the provider does not have, with the reason a person understands. */
export type Lacking = { lacking: string }

/** What every setting that a provider does have must say. `clear`: how it is emptied, where not as it is changed. */
export type Held = { readBack: ReadBack; change: Change; clear?: Change }

type HeldFields = {
  role: { values: readonly Role[] }
  audience: { values: readonly Audience[] }
  /** `ids`: user ids are taken beside e-mail addresses. */
  people: { ids: boolean }
  /** Audiences to whom the link can be shown without having it. */
  listed: { audiences: readonly Audience[] }
  /** `maxLength` in characters, `maxBytes` in bytes of UTF-8. */
  name: { maxLength?: number; maxBytes?: number; required?: boolean }
  /** Length in characters and in bytes of UTF-8; `pattern` is what the whole password must match, `rule` says so in words. */
  password: {
    minLength?: number
    maxLength?: number
    maxBytes?: number
    pattern?: string
    rule?: string
    required?: boolean
  }
  /** `furthest` in days from now. `zone`: who says what a date or wall time means. */
  expiresAt: { granularity: 'millisecond' | 'second' | 'day'; zone: 'instant' | 'account'; furthest?: number }
  allowDownload: { required?: 'allowed' }
  maxUses: { max?: number }
  visitorFields: { values: readonly VisitorField[] }
  notify: { message: boolean }
}

/** What one field can hold. */
export type FieldCapability<F extends keyof HeldFields> = Lacking | (Held & HeldFields[F])

type NotCompared = 'target' | 'kind'

/** Every field of a draft must be answered for: a new field does not compile until each adapter has said what it does. */
export type FieldCapabilities = { readonly [F in Exclude<DraftField, NotCompared>]-?: FieldCapability<F> }

/** What one kind of link on one kind of item can hold. */
export type LinkCapability = {
  target: Target['kind']
  /** The provider's words for the types of item that this is about; absent: all. */
  types?: readonly string[]
  kind: LinkKind
  /** Audiences that this is about, where they decide what else can be held; absent: all. */
  audiences?: readonly Audience[]
  /** Why no such link can be created, where that is so; existing ones can still be read and updated. */
  notCreated?: string
  /** Fields whose values depend on the item itself, which is read before sending. */
  itemDecides?: readonly DraftField[]
  fields: FieldCapabilities
}

/** What a provider can hold: data for the planner, the conformance suite, the CLI, the docs table and servers alike. */
export type Capabilities = {
  provider: string
  links: readonly LinkCapability[]
  /** What may be listed: items of these kinds, and the provider's own scopes. */
  lists: readonly string[]
  /** Whether a revoke can be seen to have worked. */
  revokeVerifiable: boolean
  /** Facts that a person should know and that no field says, one sentence each. */
  remarks?: readonly string[]
}

export function lacks(capability: Lacking | Held): capability is Lacking {
  return 'lacking' in capability
}

/**
 * The capabilities that may apply to a link of this kind on this target: one, or several while its type or its audience
 * is unknown.
 */
export function capabilitiesFor(
  capabilities: Capabilities,
  target: Target,
  kind: LinkKind,
  audience?: Audience,
): readonly LinkCapability[] {
  const isFor = ({ audiences }: LinkCapability): boolean =>
    audience === undefined || audiences === undefined || audiences.includes(audience)
  const ofKind = capabilities.links.filter((link) => link.target === target.kind && link.kind === kind && isFor(link))
  if (target.type === undefined) return ofKind
  const { type } = target
  const exact = ofKind.filter((link) => link.types?.includes(type))
  return exact.length > 0 ? exact : ofKind.filter((link) => link.types === undefined)
}
