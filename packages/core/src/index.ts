export type { Account, AccountPolicy, PasswordRule, SwitchedOff } from './account.ts'
export type { Adapter, Change, Description, Effective, Operations, Order } from './adapter.ts'
export type { BulkOptions, BulkResult, CreateItem, Items, RevokeItem, UpdateItem } from './bulk/bulk.ts'
export type { Call } from './call.ts'
export type {
  Capabilities,
  Change as FieldChange,
  FieldCapabilities,
  FieldCapability,
  Held,
  Lacking,
  LinkCapability,
  ReadBack,
} from './capabilities.ts'
export { capabilitiesFor, lacks } from './capabilities.ts'
export { accessTokenSetting, askAccessToken, TOKEN_TEXT, whileCalling } from './caller-token.ts'
export type { ShareLinks } from './client.ts'
export { createShareLinks } from './client.ts'
export type { ComparedLink, Told } from './compare.ts'
export { compare } from './compare.ts'
export { createConnection } from './connection.ts'
export type { ParsedDraft, ParsedPatch } from './draft.ts'
export { parseStrictly } from './draft.ts'
export type { ErrorCode, ShareLinkErrorDetails } from './errors.ts'
export { ERROR_CODES, ShareLinkError, withDetails } from './errors.ts'
export type {
  Audience,
  CallOptions,
  Difference,
  DraftField,
  ExpectedLink,
  LinkKind,
  Outcome,
  Plan,
  PlannedRequest,
  Refusal,
  Revocation,
  Role,
  ShareLink,
  ShareLinkDraft,
  ShareLinkPatch,
  Target,
  Tolerance,
  VisitorField,
} from './model.ts'
export { listedLink, linkOfList } from './listed-link.ts'
export type { ByListing, Listed, Listing } from './listing.ts'
export { createWithLooks } from './listing.ts'
export { createByListing } from './create-by-listing.ts'
export type { Step } from './in-steps.ts'
export { changeInSteps, halfDone } from './in-steps.ts'
export { markedName, markOf, refuseMarkedName, renamed } from './key-mark.ts'
export type { KeyOrders } from './key-orders.ts'
export { createKeyOrders } from './key-orders.ts'
export type { Rivalry } from './rivals.ts'
export { yieldToRivals } from './rivals.ts'
export { plannedRequest } from './planned-request.ts'
export { createQueue } from './queue.ts'
export { audienceEffect, expiryEffect, roleEffect, usesEffect } from './orders.ts'
export type { ListOptions } from './read.ts'
export type { LinkAddress } from './ref.ts'
export { formatRef, parseRef } from './ref.ts'
export type { Runtime } from './runtime.ts'
export { targetOfScope } from './scope.ts'
export { MASK, redact } from './secrets.ts'
export type { Exchange } from './transport/exchange.ts'
export type { Limits, LimitSettings, RateLimit } from './transport/limits.ts'
export { limitsFrom, limitSettings } from './transport/limits.ts'
export { parseBaseUrl } from './transport/origin.ts'
export type { TranslateOptions, Translation } from './translate.ts'
export { translate } from './translate.ts'
export type { HttpAnswer, HttpRequest, RequestBody, Send } from './transport/request.ts'
export { segment } from './transport/request.ts'
export type { Passing } from './transport/retry.ts'
export { REPEAT_ALWAYS } from './transport/retry.ts'
export type { Connection, TransportSettings } from './transport/transport.ts'
