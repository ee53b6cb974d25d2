import { type Held, type Lacking, lacks, type LinkCapability } from './capabilities.ts'
import type { Told } from './compare.ts'
import type { ParsedDraft } from './draft.ts'
import type { ExpectedLink } from './model.ts'

function told(capability: Lacking | Held): boolean {
  return !lacks(capability) && capability.readBack !== 'never'
}

/** What would be in force after sending this draft, as far as the provider can tell it. */
export function expectedLink(
  provider: string,
  sendable: ParsedDraft,
  { kind, fields }: LinkCapability,
): { link: ExpectedLink; told: Told } {
  const { target, role, audience, people, listed, name, expiresAt, maxUses } = sendable
  const link: ExpectedLink = {
    provider,
    target,
    kind,
    ...(told(fields.role) ? { role } : {}),
    ...(told(fields.audience) ? { audience } : {}),
    ...(told(fields.people) && people !== undefined ? { people } : {}),
    ...(told(fields.listed) ? { listed } : {}),
    ...(told(fields.name) && name !== undefined ? { name } : {}),
    ...(told(fields.password) ? { passwordProtected: typeof sendable.password === 'string' } : {}),
    ...(told(fields.expiresAt) ? { expiresAt: expiresAt ?? null } : {}),
    ...(told(fields.allowDownload) ? { allowDownload: sendable.allowDownload ?? true } : {}),
    ...(told(fields.maxUses) ? { maxUses: maxUses ?? null } : {}),
  }
  const { visitorFields } = sendable
  return { link, told: told(fields.visitorFields) && visitorFields !== undefined ? { visitorFields } : {} }
}
