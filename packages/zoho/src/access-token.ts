import type { Call } from '@sharelink/core'

/** An access token, and the origin that its answer named for it: only one that access tokens may go to. */
export type AccessToken = { text: string; apiDomain: string | undefined }

/** Where the access tokens of one credential come from. Rejections are `ShareLinkError`s without secrets. */
export type TokenSource = {
  /** A token for this call: waits for a refresh, and for Zoho's limits where the call has the time. */
  token: (call: Call) => Promise<AccessToken>
  /** Another token than the one refused; `undefined` where there is none that would fare better. */
  renew: (refused: AccessToken, call: Call) => Promise<AccessToken | undefined>
  /** Tells that the token which `renew` gave was refused as well: for a minute it is not replaced again. */
  refusedAgain: (token: AccessToken) => void
}
