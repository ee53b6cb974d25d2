import type { AccountPolicy, Role, SwitchedOff } from '@sharelink/core'
import * as z from 'zod'
import { count, yesOrNo } from './ocs.ts'
import { passwordRules } from './password-rules.ts'

const flag = yesOrNo.nullish().catch(undefined)

/** An object of the document; one in another form demands nothing here, and the server still refuses. */
const part = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.object(shape).nullish().catch(undefined)

const publicWire = z.object({
  enabled: flag,
  upload: flag,
  password: part({ enforced: flag, enforced_for: z.record(z.string(), flag).nullish().catch(undefined) }),
  expire_date: part({ enabled: flag, days: count.nullish().catch(undefined), enforced: flag }),
})

/** The capabilities document of Nextcloud and OpenCloud, which both have from ownCloud, as far as it is about links. */
export const capabilitiesWire = z.object({
  capabilities: z.object({
    files_sharing: z.object({ api_enabled: flag, public: publicWire.nullish() }),
    password_policy: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  }),
})

type PublicWire = z.infer<typeof publicWire>

/**
 * Which links must have a password. OpenCloud tells by `read_only` that links of every type must: where those that only
 * read must, the others must too (inferred).
 */
function passwordRequired({ password }: PublicWire): boolean | readonly Role[] {
  const { read_only, read_write, read_write_delete, upload_only } = password?.enforced_for ?? {}
  if (password?.enforced === true || read_only === true) return true
  const roles: readonly Role[] = [
    ...(read_write === true || read_write_delete === true ? ['editor' as const] : []),
    ...(upload_only === true ? ['uploader' as const] : []),
  ]
  return roles.length > 0 && roles
}

function expiryPolicy({ expire_date }: PublicWire): AccountPolicy['expiry'] {
  const { enabled, days, enforced } = expire_date ?? {}
  if (enabled !== true || typeof days !== 'number') return { required: false }
  return enforced === true ? { required: true, default: days, longest: days } : { required: false, default: days }
}

const LINKS_OFF: SwitchedOff = {
  field: 'audience',
  values: ['anyone'],
  message: 'Public links are switched off.',
}
const UPLOADING_OFF: SwitchedOff = {
  field: 'role',
  values: ['editor', 'uploader'],
  target: 'folder',
  message: 'Uploading is switched off.',
}

/** What the administrator demands of links, as the capabilities document of the account tells. */
export function accountPolicy({ capabilities }: z.infer<typeof capabilitiesWire>): AccountPolicy {
  const { files_sharing, password_policy } = capabilities
  const rules = files_sharing.public ?? {}
  const linksOff = rules.enabled === false || files_sharing.api_enabled === false
  return {
    password: { required: passwordRequired(rules), rules: passwordRules(password_policy ?? {}) },
    expiry: expiryPolicy(rules),
    switchedOff: [...(linksOff ? [LINKS_OFF] : []), ...(rules.upload === false ? [UPLOADING_OFF] : [])],
  }
}
