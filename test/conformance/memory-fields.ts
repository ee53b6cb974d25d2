import type { FieldCapabilities, Held } from '@sharelink/core'

export const LACKING = { lacking: 'Not here.' }
export const HELD: Held = { readBack: 'always', change: 'update' }
const INSTANT = { granularity: 'millisecond', zone: 'instant' } as const

/** Every setting beside role and audience, held in the same way. */
export function held(how: Held): Omit<FieldCapabilities, 'role' | 'audience' | 'people' | 'notify' | 'listed'> {
  return {
    name: how,
    password: how,
    expiresAt: { ...how, ...INSTANT },
    allowDownload: how,
    maxUses: how,
    visitorFields: { ...how, values: ['name', 'email'] },
  }
}

export const POOR: Partial<FieldCapabilities> = {
  role: { ...HELD, values: ['viewer', 'editor'] },
  audience: { ...HELD, values: ['anyone', 'people'] },
  people: { ...HELD, ids: false },
  listed: LACKING,
  name: LACKING,
  password: LACKING,
  expiresAt: LACKING,
  allowDownload: LACKING,
  maxUses: LACKING,
  visitorFields: LACKING,
}

export const NARROW: Partial<FieldCapabilities> = {
  name: { ...HELD, maxLength: 12, required: true },
  password: { ...HELD, minLength: 8, maxLength: 12, pattern: '[!-~]+', rule: 'Printable ASCII.', required: true },
  expiresAt: { ...HELD, ...INSTANT, furthest: 30 },
  allowDownload: { ...HELD, required: 'allowed' },
  maxUses: { ...HELD, max: 4 },
  visitorFields: { ...HELD, values: ['email'] },
  listed: { ...HELD, audiences: ['organization'] },
  notify: { readBack: 'never', change: 'never', message: false },
}
