import { OcsRefusal } from './answer.ts'
import { dayAfter, readDay } from './expire-date.ts'
import type { SignedIn } from './exchange.ts'
import { brokenRules } from './password-rules.ts'

/** The refusals of one and the same thing have other statuses and words on create and update. */
export type Doing = 'create' | 'update'

/** A password as it is set; `null` where there is none. */
export function checkedPassword({ state }: SignedIn, password: string | undefined, doing: Doing): string | null {
  const { passwordEnforced, passwordPolicy } = state.rules
  const status = doing === 'create' ? 403 : 400
  if (password === undefined || password === '') {
    if (passwordEnforced) throw new OcsRefusal(status, 'Passwords are enforced for link and mail shares')
    return null
  }
  const broken = brokenRules(password, passwordPolicy)
  if (broken !== undefined) throw new OcsRefusal(status, broken)
  return password
}

/** The day that is kept of an expiry; the first one of all that is good is tomorrow. */
export function checkedDay({ state, today }: SignedIn, text: string, doing: Doing): string {
  const day = readDay(text, today)
  if (day === undefined && doing === 'create') throw new OcsRefusal(404, 'Invalid date, date format must be YYYY-MM-DD')
  if (day === undefined) throw new OcsRefusal(400, 'Invalid date. Format must be YYYY-MM-DD')
  if (day <= today) throw new OcsRefusal(404, 'Expiration date is in the past')
  const { defaultExpiry } = state.rules
  if (defaultExpiry?.enforced === true && day > dayAfter(today, defaultExpiry.days))
    throw new OcsRefusal(404, `Cannot set expiration date more than ${defaultExpiry.days} days in the future`)
  return day
}

/** Attributes as they are kept: any JSON list of rules. */
export function checkedAttributes(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return JSON.stringify(value)
  } catch {
    // Said below.
  }
  throw new OcsRefusal(400, `Invalid share attributes provided: \\"${text}\\"`)
}

/** Whether attributes forbid downloading. */
export function forbidsDownload(attributes: string | null): boolean {
  if (attributes === null) return false
  const rules: readonly { scope?: unknown; key?: unknown; enabled?: unknown }[] = JSON.parse(attributes)
  return rules.some(({ scope, key, enabled }) => scope === 'permissions' && key === 'download' && enabled === false)
}
