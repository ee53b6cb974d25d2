import { type ErrorCode, ShareLinkError } from '@sharelink/core'

/** What a process ends with. */
export const EXIT = {
  done: 0,
  other: 1,
  usage: 2,
  refusedBeforeSending: 3,
  refusedByProvider: 4,
  ambiguous: 5,
} as const

type ByCode = { readonly [C in ErrorCode]: { before: number; after: number } }

const same = (code: number): { before: number; after: number } => ({ before: code, after: code })
const { other, usage, refusedBeforeSending, refusedByProvider, ambiguous } = EXIT

/** For each code: the exit where the provider was not heard, and where its answer has a status. */
const BY_CODE: ByCode = {
  'invalid-request': { before: usage, after: refusedByProvider },
  unsupported: { before: refusedBeforeSending, after: refusedByProvider },
  policy: { before: refusedBeforeSending, after: refusedByProvider },
  'weaker-than-requested': same(refusedByProvider),
  unauthorized: same(refusedByProvider),
  forbidden: same(refusedByProvider),
  'not-found': same(refusedByProvider),
  conflict: same(refusedByProvider),
  'plan-required': same(refusedByProvider),
  'limit-reached': same(refusedByProvider),
  'rate-limited': same(refusedByProvider),
  ambiguous: same(ambiguous),
  unavailable: same(other),
  timeout: same(other),
  cancelled: same(other),
  'unexpected-response': same(other),
}

/** The exit code that stands for an error. */
export function exitCodeOf(error: unknown): number {
  if (!ShareLinkError.is(error)) return EXIT.other
  const { before, after } = BY_CODE[error.code]
  return error.status === undefined ? before : after
}
