import { createWorkDrive } from '@sharelink/zoho-workdrive'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromWire } from '../../packages/zoho-workdrive/src/workdrive-mapping-answers.ts'

// The same cases in every run.
fc.configureGlobal({ seed: 20_261_121 })

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'UTC',
]
const NOW = Date.parse('2026-11-21T12:00:00Z')
const instants = fc.date({ min: new Date(NOW + 1000), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })

describe('an expiry that the wire can hold', () => {
  it('is never later than asked, and holds itself', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (asked, timeZone) => {
        const { holdExpiry } = createWorkDrive({ accessToken: 'none', timeZone })
        const held = holdExpiry?.(asked, NOW)
        if (held === undefined) return
        expect(held.getTime()).toBeLessThanOrEqual(asked.getTime())
        // An hour that is doubled is passed over, and a second is cut off.
        expect(held.getTime()).toBeGreaterThan(asked.getTime() - 3_600_000 - 1000)
        expect(holdExpiry?.(held, NOW)).toEqual(held)
      }),
      { numRuns: 2000 },
    )
  })
})

const known = fc.constantFrom<unknown>(
  true,
  false,
  'true',
  'false',
  null,
  0,
  1,
  'yes',
  '',
  'never',
  '2027-01-01 00:00:00',
  '34',
  34,
  {},
  [],
)
const value = fc.oneof(known, fc.jsonValue())
const attributes = fc.record(
  {
    link: value,
    download_url: value,
    link_name: value,
    link_type: value,
    resource_id: value,
    role_id: value,
    allow_download: value,
    is_password_protected: value,
    request_user_data: value,
    input_fields: value,
    expiration_date: value,
    download_link: value,
    created_time_in_millisecond: value,
  },
  { requiredKeys: [] },
)

describe('any answer', () => {
  it('is read without an exception, and as no more protection than its bytes say', () => {
    fc.assert(
      fc.property(attributes, fc.boolean(), (told, zoned) => {
        const timeZone = zoned ? 'Europe/Berlin' : undefined
        const found = fromWire({ id: 'L1', type: 'links', attributes: told }, { timeZone, now: NOW })
        if (found === undefined) throw new Error('a link was passed over')
        const { link, told: beside } = found
        if (link.passwordProtected === true) expect([true, 'true']).toContain(told.is_password_protected)
        if (link.allowDownload === false) expect([false, 'false']).toContain(told.allow_download)
        if (link.expiresAt instanceof Date) expect(typeof told.expiration_date).toBe('string')
        if (typeof link.maxUses === 'number') expect(told.download_link).toHaveProperty('download_limit')
        if (link.role === 'viewer' && link.kind === 'access') expect(['34', 34]).toContain(told.role_id)
        if ((beside?.visitorFields?.length ?? 0) > 0) expect(Array.isArray(told.input_fields)).toBe(true)
        expect(link.audience).toBe('anyone')
      }),
      { numRuns: 3000 },
    )
  })

  it('of any shape is a link or none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const found = fromWire(body, { timeZone: 'UTC', now: NOW })
        if (found !== undefined) expect(found.link.id).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })
})
