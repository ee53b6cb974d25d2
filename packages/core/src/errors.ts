import type { Difference, DraftField, ShareLink } from './model.ts'

/** Every code an error can carry. `unavailable`, `timeout`, `cancelled`, `rate-limited`: surely nothing was written. */
export const ERROR_CODES = [
  'invalid-request',
  'unsupported',
  'weaker-than-requested',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'policy',
  'plan-required',
  'limit-reached',
  'rate-limited',
  'unavailable',
  'timeout',
  'cancelled',
  'ambiguous',
  'unexpected-response',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export type ShareLinkErrorDetails = {
  code: ErrorCode
  provider: string
  message: string
  /** What to do next. */
  hint?: string | undefined
  /** The HTTP status of the provider's answer. */
  status?: number | undefined
  /** Whether the same call may be made again as it is. */
  retryable?: boolean | undefined
  retryAt?: Date | undefined
  field?: string | undefined
  differences?: readonly Difference[] | undefined
  /** What is in force now. */
  link?: ShareLink | undefined
  /** Links of which one may be the one that was asked for. */
  candidates?: readonly ShareLink[] | undefined
  /** The fields that a half-done update has changed. */
  done?: readonly DraftField[] | undefined
  /** Whether a link that came out weaker is gone, seen from the provider. */
  takenBack?: boolean | undefined
}

const MARK = Symbol.for('sharelink.error')

const DEFAULT_HINTS: Record<ErrorCode, string> = {
  'invalid-request': 'Correct the named field.',
  unsupported: 'Ask for something else; see the capabilities.',
  'weaker-than-requested': 'See `differences` for what the provider did, and `takenBack` for whether the link is gone.',
  unauthorized: 'Check the credential: it is missing, wrong or expired.',
  forbidden: 'Use an account that may share this item.',
  'not-found': 'Check the id and that the account can see the item.',
  conflict: 'Look at `link`: it already takes the place. Update or revoke it first.',
  policy: "Follow the rule that the message names, or have the provider's administrator change it.",
  'plan-required': "The provider's plan does not include this.",
  'limit-reached': 'Revoke a link of this item that is no longer needed.',
  'rate-limited': 'Repeat after `retryAt`; nothing was written.',
  unavailable: 'Repeat later; nothing was written.',
  timeout: 'Repeat with a longer `deadline`; nothing was written.',
  cancelled: 'The signal was aborted; nothing was written.',
  ambiguous: 'Look at `candidates` and at the item before repeating: a write may have arrived.',
  'unexpected-response': 'The provider answered in a way that its documents do not know.',
}

/** Without an answer of the provider, a refusal was ours and came before sending. */
function defaultHint({ code, status }: ShareLinkErrorDetails): string {
  const unsent = status === undefined && (code === 'invalid-request' || code === 'unsupported')
  return unsent ? `${DEFAULT_HINTS[code]} Nothing was sent.` : DEFAULT_HINTS[code]
}

const MEMBERS = ['status', 'retryAt', 'field', 'differences', 'link', 'candidates', 'done', 'takenBack'] as const

/** The one error of the library, safe to log whole: it holds no secret and no other error. */
export class ShareLinkError extends Error {
  override readonly name = 'ShareLinkError'
  readonly code: ErrorCode
  readonly provider: string
  readonly hint: string
  readonly retryable: boolean
  declare readonly status?: number
  declare readonly retryAt?: Date
  declare readonly field?: string
  declare readonly differences?: readonly Difference[]
  declare readonly link?: ShareLink
  declare readonly candidates?: readonly ShareLink[]
  declare readonly done?: readonly DraftField[]
  declare readonly takenBack?: boolean

  constructor(details: ShareLinkErrorDetails) {
    super(details.message)
    const { code, provider, hint, retryable } = details
    this.code = code
    this.provider = provider
    this.hint = hint ?? defaultHint(details)
    this.retryable = retryable ?? ['rate-limited', 'unavailable', 'timeout'].includes(code)
    // Nothing but these: a cause that came along untyped would show requests and answers.
    for (const key of MEMBERS) if (details[key] !== undefined) Object.assign(this, { [key]: details[key] })
    Object.defineProperty(this, MARK, { value: true })
  }

  /** Recognises the error also where two copies of this package are in one process. */
  static is(value: unknown): value is ShareLinkError {
    return typeof value === 'object' && value !== null && MARK in value
  }

  toJSON(): Record<string, unknown> {
    const { name: _name, stack: _stack, ...members } = this
    return { ...members, message: this.message }
  }
}

/** The same error with more known about it. */
export function withDetails(error: ShareLinkError, more: Partial<ShareLinkErrorDetails>): ShareLinkError {
  // Another code has another hint.
  const advice = more.code === undefined || more.code === error.code ? {} : { hint: undefined, retryable: undefined }
  const known: ShareLinkErrorDetails = Object.assign({ message: error.message }, error, advice, more)
  return new ShareLinkError(known)
}
