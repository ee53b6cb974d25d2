import { createHmac } from 'node:crypto'

/** The portal's own key. Every emulated portal has the same, so that addresses are the same in every run. */
const PORTAL_KEY = 'emulated-portal-machine-key'

/** A text's signature with the portal's key, safe in addresses. */
export function sign(text: string): string {
  return createHmac('sha256', PORTAL_KEY).update(text).digest('base64url')
}
