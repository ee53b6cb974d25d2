import type {
  AccountPolicy,
  Audience,
  Capabilities,
  DraftField,
  Role,
  Runtime,
  ShareLinkDraft,
  ShareLinks,
  Target,
  VisitorField,
} from '@sharelink/core'

/** A link as the provider's server holds it, read past the adapter, in our words. Absent: there is no such setting. */
export type HeldLink = {
  /** The id that the adapter's links carry. */
  id: string
  role?: Role
  audience?: Audience
  people?: readonly string[]
  listed?: boolean
  name?: string
  passwordProtected?: boolean
  expiresAt?: Date | null
  allowDownload?: boolean
  maxUses?: number | null
  visitorFields?: readonly VisitorField[]
}

/** Someone who follows a link, and who fills in whatever else is asked. `signedIn`: as a member of the organization. */
export type Visitor = { password?: string; signedIn?: boolean }

/** The provider's side, seen without the adapter. */
export type World = {
  /** What the server holds on an item: every link that the adapter's list is to give. */
  links: (target: Target) => readonly HeldLink[] | Promise<readonly HeldLink[]>
  /** Every request that reached the provider, tokens' requests left out; absolute URLs, or paths as a plan gives them. */
  requests: () => readonly { method: string; url: string }[]
  /** Follows a link, where the emulator plays the visitor. */
  visit?: (url: string, visitor: Visitor) => { opened: boolean } | Promise<{ opened: boolean }>
}

/** A fresh world for one case. */
export type Bench = {
  world: World
  clock: { now: () => number; advance: (milliseconds: number) => void }
  /** A client of the adapter under test, on the runtime that the case gives (`bench.clock` among it). */
  createClient: (runtime: Runtime) => ShareLinks
  /** Credentials that no result, error, plan or exchange may hold. */
  secrets?: readonly string[]
  stop?: () => void | Promise<void>
}

/** Values that this place takes, where the suite's own do not fit. */
export type Samples = {
  name: string
  otherName: string
  password: string
  otherPassword: string
  people: readonly string[]
  otherPeople: readonly string[]
}

/** One kind of link on one item of the bench. What the item itself narrows is said here, and held against it too. */
export type Place = {
  /** For the names of cases; by default the kind of link and of item. */
  label?: string
  /** A draft that works, with no more than this place requires. */
  draft: ShareLinkDraft
  /** The provider's word for the item's type, where the draft does not say it. */
  type?: string
  /** Another item of the same kind, which takes the same draft. */
  otherTarget?: Target
  /** The place holds one link: a second create is a conflict. */
  single?: boolean
  /** Roles and audiences that work with this draft, where they are fewer than the capability's. */
  roles?: readonly Role[]
  audiences?: readonly Audience[]
  /** Fields that the capability holds and that this draft leaves no room for. */
  without?: readonly DraftField[]
  /** Fields that every update must name, because the provider does not tell them. */
  updatesName?: readonly DraftField[]
  samples?: Partial<Samples>
}

export type OperationName = 'find' | 'get' | 'list' | 'update' | 'revoke'

/** An account whose administrator demands something, on a server of its own. */
export type AccountSetup = {
  policy: AccountPolicy
  /** A draft that comes up to it, and that names no expiry where the account has a default. */
  works: ShareLinkDraft
  /** Drafts that do not, with the field that they are refused for. The server refuses each of them as well. */
  against: readonly { field: DraftField; draft: ShareLinkDraft }[]
  start: () => Bench | Promise<Bench>
}

/** What the suite needs to know of an adapter. */
export type ConformanceSetup = {
  /** As the provider's documents have them, or the adapter's own. */
  capabilities: Capabilities
  places: readonly Place[]
  /** Calls that the provider does not offer: they must be refused without a request. */
  lacksOperations?: readonly OperationName[]
  /** Absent: the adapter cannot read what an account demands. */
  account?: AccountSetup
  start: () => Bench | Promise<Bench>
}
