import { lacks } from './capabilities.ts'
import { namedFields, type ParsedPatch } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { DraftField } from './model.ts'
import type { Settlement } from './negotiate.ts'
import { refusalError } from './negotiation.ts'

/** The patch without what cannot be held, its expiry as the wire can say it. */
export function sendablePatch(patch: ParsedPatch, { sendable, capability }: Settlement): ParsedPatch {
  const kept = { ...patch }
  if (patch.expiresAt !== undefined) kept.expiresAt = sendable.expiresAt
  if (lacks(capability.fields.password)) delete kept.password
  if (lacks(capability.fields.expiresAt)) delete kept.expiresAt
  if (lacks(capability.fields.allowDownload)) delete kept.allowDownload
  if (lacks(capability.fields.maxUses)) delete kept.maxUses
  if (lacks(capability.fields.visitorFields)) delete kept.visitorFields
  if (lacks(capability.fields.name)) delete kept.name
  if (patch.listed !== undefined) kept.listed = sendable.listed
  if (patch.notify !== undefined) kept.notify = sendable.notify
  return kept
}

function isEmptied(patch: ParsedPatch, field: keyof ParsedPatch): boolean {
  const value = patch[field]
  return value === null || (Array.isArray(value) && value.length === 0)
}

function fieldsWhose(
  change: 'recreate' | 'never',
  patch: ParsedPatch,
  { capability }: Settlement,
): readonly DraftField[] {
  return namedFields(patch).filter((field) => {
    const held = capability.fields[field]
    if (lacks(held)) return false
    return (isEmptied(patch, field) ? (held.clear ?? held.change) : held.change) === change
  })
}

/** Whether the patch needs a new link. Throws `unsupported` for what cannot change, or only with `recreate`. */
export function needsRecreation(
  provider: string,
  patch: ParsedPatch,
  settled: Settlement,
  recreate: boolean | undefined,
): boolean {
  const [never] = fieldsWhose('never', patch, settled)
  if (never !== undefined)
    throw refusalError(provider, {
      code: 'unsupported',
      field: never,
      message: `${never}: cannot be changed on an existing link.`,
    })
  const [first] = fieldsWhose('recreate', patch, settled)
  if (first === undefined) return false
  if (recreate === true) return true
  throw new ShareLinkError({
    code: 'unsupported',
    provider,
    field: first,
    message: `${first}: only a new link can have another.`,
    hint: 'Pass `recreate: true` to make a new link and revoke this one; its URL changes.',
  })
}
