import * as z from 'zod'
import { ShareLinkError } from './errors.ts'
import type { DraftField, ShareLinkDraft, ShareLinkPatch } from './model.ts'

/** A draft after parsing: defaults filled in, the expiry an instant. */
export type ParsedDraft = Omit<ShareLinkDraft, 'expiresAt' | 'kind' | 'listed' | 'notify'> &
  Required<{ kind: NonNullable<ShareLinkDraft['kind']>; listed: boolean }> & {
    expiresAt?: Date | null | undefined
    notify: false | { message?: string | undefined }
  }

/** A patch after parsing: only the members that the caller named. */
export type ParsedPatch = Omit<ShareLinkPatch, 'expiresAt'> & { expiresAt?: Date | null | undefined }

const WITH_OFFSET = 'must be an instant: a Date, or ISO 8601 text with an offset such as 2030-01-02T03:04:05Z'

const instant = z
  .union([z.iso.datetime({ offset: true }), z.date(), z.iso.datetime({ offset: true, precision: -1 })], {
    error: WITH_OFFSET,
  })
  .transform((value) => new Date(value))

const text = z
  .string()
  .refine((value) => value.trim() !== '', { error: 'must not be empty' })
  .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'must be well-formed text' })

/** An id becomes a segment of a path, where dots alone would name another place. */
const id = text.refine((value) => value !== '.' && value !== '..', { error: 'must not be dots' })

const PEOPLE = z.array(text).min(1, { error: 'must name at least one person' }).readonly()
const NOTIFY = z.union([z.literal(false), z.strictObject({ message: z.string().optional() })])

const shape = {
  role: z.enum(['viewer', 'commenter', 'reviewer', 'form-filler', 'uploader', 'editor', 'contributor', 'manager']),
  audience: z.enum(['anyone', 'organization', 'people']),
  people: PEOPLE.optional(),
  listed: z.boolean().optional(),
  name: text.optional(),
  password: z.string().min(1, { error: 'must not be empty; null asks for none' }).nullish(),
  expiresAt: instant.nullish(),
  allowDownload: z.boolean().optional(),
  maxUses: z.int().min(1, { error: 'must be at least 1; null asks for no limit' }).nullish(),
  visitorFields: z
    .array(z.enum(['name', 'email', 'phone']))
    .readonly()
    .optional(),
  notify: NOTIFY.optional(),
}

export const targetSchema = z.strictObject({
  kind: z.enum(['file', 'folder', 'room', 'spreadsheet', 'presentation']),
  id,
  type: text.optional(),
})

/** A draft as it is passed, before its fields are held against each other. */
export const draftSchema = z.strictObject({
  target: targetSchema,
  kind: z.enum(['access', 'download', 'invitation', 'publication']).optional(),
  ...shape,
})

/** A patch likewise. */
export const patchSchema = z.strictObject(shape).partial()
const patchFields = patchSchema.keyof()

/** A field of a draft, by name. */
export const draftField = draftSchema.keyof()

function invalid(provider: string, field: string, message: string): ShareLinkError {
  return new ShareLinkError({ code: 'invalid-request', provider, field, message: `${field}: ${message}` })
}

/** Turns what a strict schema found into an error that names the field and never repeats the value. */
export function parseStrictly<T>(provider: string, schema: z.ZodType<T>, value: unknown, name = 'value'): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = (issue?.path ?? []).map(String)
  if (issue?.code === 'unrecognized_keys') {
    const field = [...path, issue.keys[0] ?? ''].join('.')
    throw invalid(provider, field, 'is not a known member')
  }
  throw invalid(provider, path.join('.') || name, issue?.message ?? 'is not valid')
}

function checkTogether(provider: string, fields: ParsedPatch, now: number): void {
  if (fields.audience !== 'people' && fields.audience !== undefined && fields.people !== undefined)
    throw invalid(provider, 'people', "may only be given with audience 'people'")
  if (fields.audience !== 'people' && fields.audience !== undefined && fields.notify)
    throw invalid(provider, 'notify', "may only be given with audience 'people'")
  if (fields.expiresAt && fields.expiresAt.getTime() <= now) throw invalid(provider, 'expiresAt', 'lies in the past')
}

/** Parses a draft. Throws `invalid-request` with the field's name. `now` in milliseconds since 1970. */
export function parseDraft(provider: string, draft: unknown, now: number): ParsedDraft {
  const parsed = parseStrictly(provider, draftSchema, draft, 'draft')
  if (parsed.audience === 'people' && parsed.people === undefined)
    throw invalid(provider, 'people', "must be given with audience 'people'")
  checkTogether(provider, parsed, now)
  return { ...parsed, kind: parsed.kind ?? 'access', listed: parsed.listed ?? false, notify: parsed.notify ?? false }
}

/** Parses a patch; members that are `undefined` are as if absent. Throws `invalid-request`. */
export function parsePatch(provider: string, patch: unknown, now: number): ParsedPatch {
  const parsed = parseStrictly(provider, patchSchema, patch, 'patch')
  checkTogether(provider, parsed, now)
  const named = Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
  if (Object.keys(named).length === 0) throw invalid(provider, 'patch', 'names nothing to change')
  return named
}

export const PASSWORD_SET = '(set)'
export const PASSWORD_NONE = '(none)'

/** The same draft with its password masked, for outcomes and errors. */
export function maskDraft(draft: ParsedDraft): ShareLinkDraft {
  return typeof draft.password === 'string' ? { ...draft, password: PASSWORD_SET } : draft
}

/** The fields that a patch names, in the order of the model. */
export function namedFields(patch: ParsedPatch): readonly Exclude<DraftField, 'target' | 'kind'>[] {
  return patchFields.options.filter((field) => patch[field] !== undefined)
}
