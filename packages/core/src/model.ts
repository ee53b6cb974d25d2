import type { ErrorCode } from './errors.ts'

/** What is shared. `type` is the provider's own word (a room type), where the caller knows it. */
export type Target = {
  kind: 'file' | 'folder' | 'room' | 'spreadsheet' | 'presentation'
  id: string
  type?: string | undefined
}

/** What following the link does: open, fetch, become a member, or read a published page. */
export type LinkKind = 'access' | 'download' | 'invitation' | 'publication'

/** Who may use the link. */
export type Audience = 'anyone' | 'organization' | 'people'

/** What the link lets its users do. The order between roles is in `orders.ts`. */
export type Role =
  | 'viewer'
  | 'commenter'
  | 'reviewer'
  | 'form-filler'
  | 'uploader'
  | 'editor'
  | 'contributor'
  | 'manager'

/** What a visitor must tell before the link opens. */
export type VisitorField = 'name' | 'email' | 'phone'

/**
 * What is asked for. Absent leaves a member to the provider, `null` asks for none, a value asks for exactly that.
 * `expiresAt` is an instant: a `Date`, or ISO 8601 text with an offset.
 */
export type ShareLinkDraft = {
  target: Target
  role: Role
  audience: Audience
  kind?: LinkKind | undefined
  people?: readonly string[] | undefined
  listed?: boolean | undefined
  name?: string | undefined
  password?: string | null | undefined
  expiresAt?: Date | string | null | undefined
  allowDownload?: boolean | undefined
  maxUses?: number | null | undefined
  visitorFields?: readonly VisitorField[] | undefined
  notify?: false | { message?: string | undefined } | undefined
}

/** A change of an existing link: absent keeps, `null` asks for none. `target` and `kind` never change. */
export type ShareLinkPatch = {
  [F in Exclude<keyof ShareLinkDraft, 'target' | 'kind'>]?: ShareLinkDraft[F] | undefined
}

/** What is in force, as the provider says it. A member that is absent was not told. */
export type ShareLink = {
  /** For a database column: `provider:kind:target:link`, each part percent-encoded. */
  ref: string
  provider: string
  id: string
  url?: string
  target: Target
  kind: LinkKind
  /** The provider's one main link of this item, which it may create or replace by itself. */
  primary?: boolean
  role?: Role
  /** The provider's word, where no role of ours fits. */
  providerRole?: string
  audience?: Audience
  people?: readonly string[]
  /** Groups and ids that we cannot name. */
  others?: readonly string[]
  listed?: boolean
  name?: string
  passwordProtected?: boolean
  expiresAt?: Date | null
  expired?: boolean
  allowDownload?: boolean
  maxUses?: number | null
  useCount?: number
  createdAt?: Date
}

/** The link that a plan expects: what only the provider can say is left out. */
export type ExpectedLink = Omit<ShareLink, 'ref' | 'id' | 'url'>

export type DraftField = keyof ShareLinkDraft

/** One member that is not in force as it was asked for. A password shows as `(set)` or `(none)`. */
export type Difference = {
  field: DraftField
  requested: unknown
  effective: unknown
  reason: 'unsupported' | 'rounded' | 'policy' | 'dropped' | 'unverified'
  effect: 'weaker' | 'stricter' | 'other'
  /** One sentence a person can read. */
  note: string
}

/** What a create or update came to. The password of `requested` is masked. */
export type Outcome = {
  requested: ShareLinkDraft
  link: ShareLink
  differences: readonly Difference[]
  /** The ref of the link that `recreate` revoked. */
  replaced?: string
}

/** What a revoke came to. `verified` is false only where the provider offers no way to look. */
export type Revocation = { revoked: true; verified: boolean; replacedBy?: ShareLink }

/**
 * Which differences a caller accepts. `'stricter'` (the default) reports stricter and other differences and refuses
 * weaker ones; `'nothing'` refuses every difference; a list of fields is `'stricter'` plus weaker in those.
 */
export type Tolerance = 'stricter' | 'nothing' | 'anything' | readonly DraftField[]

/** A request as a plan shows it: secrets masked, form bodies as objects. `sample`: it holds a random id as an example. */
export type PlannedRequest = {
  method: string
  url: string
  headers: Record<string, string>
  body?: unknown
  sample?: true
}

/** Why a create would refuse before sending. */
export type Refusal = { code: ErrorCode; field: DraftField; message: string }

/** What a create would send, and what would be in force after it. */
export type Plan = {
  provider: string
  requests: readonly PlannedRequest[]
  expected: ExpectedLink
  differences: readonly Difference[]
  refusal?: Refusal
}

/** Options of one call. `deadline` is in milliseconds for the call (default 30,000; per page for list). */
export type CallOptions = {
  signal?: AbortSignal | undefined
  deadline?: number | undefined
  tolerate?: Tolerance | undefined
  /** One intention on one target of one account; a repeat finds the link again. Not to be used again after a revoke. */
  idempotencyKey?: string | undefined
  /** Lets an update make a new link and revoke the old one where the provider can change it no other way. */
  recreate?: boolean | undefined
}
