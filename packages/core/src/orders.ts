import type { Audience, Role } from './model.ts'

export type Effect = 'weaker' | 'stricter' | 'other'

/** Each role with the roles that directly grant more. */
const MORE_RIGHTS: Record<Role, readonly Role[]> = {
  viewer: ['commenter', 'form-filler'],
  commenter: ['reviewer'],
  reviewer: ['editor'],
  'form-filler': ['editor'],
  editor: ['contributor'],
  uploader: ['contributor'],
  contributor: ['manager'],
  manager: [],
}

const AUDIENCES: readonly Audience[] = ['people', 'organization', 'anyone']

function grantsMore(more: Role, less: Role): boolean {
  return MORE_RIGHTS[less].some((role) => role === more || grantsMore(more, role))
}

/** How a role in force compares with the one asked for; roles without an order count as weaker. */
export function roleEffect(asked: Role, effective: Role): Effect | undefined {
  if (asked === effective) return undefined
  return grantsMore(asked, effective) ? 'stricter' : 'weaker'
}

/** How an audience in force compares with the one asked for: a wider one is weaker. */
export function audienceEffect(asked: Audience, effective: Audience): Effect | undefined {
  if (asked === effective) return undefined
  return AUDIENCES.indexOf(effective) > AUDIENCES.indexOf(asked) ? 'weaker' : 'stricter'
}

/** How an expiry in force compares with the one asked for; `null` never expires. */
export function expiryEffect(asked: Date | null, effective: Date | null): Effect | undefined {
  const askedAt = asked === null ? Infinity : asked.getTime()
  const effectiveAt = effective === null ? Infinity : effective.getTime()
  if (askedAt === effectiveAt) return undefined
  return effectiveAt > askedAt ? 'weaker' : 'stricter'
}

/** How a number of uses in force compares with the one asked for; `null` is unlimited. */
export function usesEffect(asked: number | null, effective: number | null): Effect | undefined {
  const [askedUses, effectiveUses] = [asked ?? Infinity, effective ?? Infinity]
  if (askedUses === effectiveUses) return undefined
  return effectiveUses > askedUses ? 'weaker' : 'stricter'
}
