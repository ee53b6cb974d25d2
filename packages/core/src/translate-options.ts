import type { Capabilities } from './capabilities.ts'
import type { Role, Target, VisitorField } from './model.ts'

/**
 * Where the link goes, and what only the caller can know: used where the link does not tell it. A password of `null`
 * says that the link has none.
 */
export type TranslateOptions = {
  target: Target
  password?: string | null | undefined
  role?: Role | undefined
  expiresAt?: Date | string | null | undefined
  allowDownload?: boolean | undefined
  maxUses?: number | null | undefined
  visitorFields?: readonly VisitorField[] | undefined
  /**
   * The old provider's capabilities. With them, a rule on downloads, uses or visitors that it can hold and did not tell
   * is missing; without them, only an untold role, audience, password or expiry is.
   */
  from?: Capabilities | undefined
}
