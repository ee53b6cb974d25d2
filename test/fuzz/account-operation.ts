import type { ShareLinkDraft, ShareLinks } from '@sharelink/core'
import { type Operation, outcomeOf } from './session.ts'

/** What the administrator demands, in the words of the family; `statuscode` is the API's for a success. */
export function accountSample(statuscode: number): string {
  const expire_date = { enabled: true, days: 7, enforced: true }
  const password = { enforced: false, enforced_for: { read_only: false, read_write: true, upload_only: true } }
  const files_sharing = { api_enabled: true, public: { enabled: true, upload: true, password, expire_date } }
  const password_policy = { minLength: 10, enforceNumericCharacters: true, min_characters: 8, min_digits: 1 }
  const meta = { status: 'ok', statuscode, message: 'OK' }
  return JSON.stringify({ ocs: { meta, data: { capabilities: { files_sharing, password_policy } } } })
}

/** Asks what the administrator demands, and creates in view of what was told. */
export function accountOperation(links: ShareLinks, draft: ShareLinkDraft): Operation {
  return {
    name: 'account',
    run: async () => {
      await links.account()
      return links.create(draft).then(outcomeOf(draft))
    },
    ...(typeof draft.password === 'string' ? { password: draft.password } : {}),
  }
}
