import type { Told } from './compare.ts'
import { type ParsedDraft, type ParsedPatch, PASSWORD_SET } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { ShareLink } from './model.ts'

/** What a link holds, as a draft would ask for it. A password in force shows as `(set)`: kept, whatever it is. */
export function draftOf(link: ShareLink, told: Told | undefined): ParsedDraft {
  return {
    target: link.target,
    kind: link.kind,
    // A role without a name of ours is not compared as one: see `providerRoleChanged`.
    role: link.role ?? 'viewer',
    audience: link.audience ?? 'anyone',
    listed: link.listed ?? false,
    notify: false,
    people: link.people,
    name: link.name,
    password: link.passwordProtected === undefined ? undefined : link.passwordProtected ? PASSWORD_SET : null,
    expiresAt: link.expiresAt,
    allowDownload: link.allowDownload,
    maxUses: link.maxUses,
    visitorFields: told?.visitorFields,
  }
}

/** The link as it should be after the patch. Throws `invalid-request` where both do not fit together. */
export function overlay(provider: string, link: ShareLink, told: Told | undefined, patch: ParsedPatch): ParsedDraft {
  const former = draftOf(link, told)
  const draft = {
    ...former,
    ...patch,
    role: patch.role ?? former.role,
    audience: patch.audience ?? former.audience,
    notify: patch.notify ?? false,
    listed: patch.listed ?? link.listed ?? false,
  }
  const fail = (field: string, message: string): ShareLinkError =>
    new ShareLinkError({ code: 'invalid-request', provider, field, message: `${field}: ${message}` })
  if (draft.audience === 'people') {
    if (draft.people === undefined) throw fail('people', "must be given with audience 'people'")
    return draft
  }
  if (patch.people !== undefined) throw fail('people', "may only be given with audience 'people'")
  if (patch.notify) throw fail('notify', "may only be given with audience 'people'")
  return { ...draft, people: undefined }
}

/** Whether a role that has no name of ours is another one than before. */
export function providerRoleChanged(before: ShareLink, after: ShareLink): boolean {
  return before.role === undefined && (after.role !== undefined || after.providerRole !== before.providerRole)
}
