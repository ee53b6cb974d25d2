import assert from 'node:assert/strict'
import { lacks, type Outcome, type ShareLink, type ShareLinkPatch } from '@sharelink/core'
import type { HeldLink } from './conformance-setup.ts'
import { HELD_FIELDS, type HeldField, PROBES } from './probes.ts'
import { holds, type ResolvedPlace } from './resolved-place.ts'

/** How much earlier than asked an expiry may be held; a day may have 25 hours. */
const ROUNDING = { millisecond: 0, second: 999, day: 25 * 3_600_000 + 999 } as const

/** An expiry is held at the provider's granularity, and never later than asked. */
function assertExpiry(place: ResolvedPlace, asked: unknown, held: unknown): void {
  const { expiresAt } = place.capability.fields
  assert.ok(typeof asked === 'number' && !lacks(expiresAt))
  assert.ok(typeof held === 'number', 'expiresAt: the server holds none.')
  const earlier = asked - held
  assert.ok(earlier >= 0, `expiresAt: held ${-earlier} ms later than asked.`)
  assert.ok(earlier <= ROUNDING[expiresAt.granularity], `expiresAt: held ${earlier} ms earlier than asked.`)
}

/** Every field that the wish names is in force on the server as it was asked for. */
export function assertInForce(place: ResolvedPlace, wish: ShareLinkPatch, held: HeldLink): void {
  for (const field of HELD_FIELDS) {
    const { asked: askedOf, held: heldOf } = PROBES[field]
    const asked = askedOf(wish)
    if (asked === undefined) continue
    if (field === 'expiresAt' && asked !== null) assertExpiry(place, asked, heldOf(held))
    else assert.deepEqual(heldOf(held), asked, `${field}: the server holds something else than was asked.`)
  }
}

/** A link tells what the server holds, and nothing better; where the provider always tells, all of it. */
export function assertTold({ capability }: ResolvedPlace, link: ShareLink, held: HeldLink): void {
  assert.equal(link.id, held.id)
  for (const field of HELD_FIELDS) {
    if (field === 'visitorFields') continue
    const { told: toldOf, held: heldOf, none } = PROBES[field]
    const [told, actual] = [toldOf(link), heldOf(held)]
    const fieldCapability = capability.fields[field]
    if (told !== undefined)
      assert.deepEqual(told, actual, `${field}: the link tells something else than the server holds.`)
    else if (!lacks(fieldCapability) && fieldCapability.readBack === 'always')
      assert.deepEqual(actual ?? none, none, `${field}: is declared to be told always, and the link does not tell it.`)
  }
}

/** The outcome reports exactly what it must: never a weaker link, a rounding where there is one, what is never told. */
export function assertReported(place: ResolvedPlace, wish: ShareLinkPatch, outcome: Outcome, held: HeldLink): void {
  for (const { field, effect } of outcome.differences)
    assert.notEqual(effect, 'weaker', `${field}: came out weaker and was not refused.`)
  for (const field of HELD_FIELDS) {
    const asked = PROBES[field].asked(wish)
    const capability = place.capability.fields[field]
    if (asked === undefined || lacks(capability)) continue
    const reason = outcome.differences.find((difference) => difference.field === field)?.reason
    if (capability.readBack === 'never') {
      assert.equal(reason, 'unverified', `${field}: is never told, and not reported as unverified.`)
      continue
    }
    const expected = field === 'expiresAt' && PROBES.expiresAt.held(held) !== asked ? 'rounded' : undefined
    if (capability.readBack === 'sometimes' && reason === 'unverified') continue
    assert.equal(reason, expected, `${field}: reported as ${reason ?? 'held'}.`)
  }
}

/** Fields that are not named are what they were, to the last detail. */
export function assertKept(before: HeldLink, after: HeldLink, changed: readonly HeldField[]): void {
  for (const field of HELD_FIELDS) {
    if (changed.includes(field)) continue
    const { held } = PROBES[field]
    assert.deepEqual(held(after), held(before), `${field}: changed although the update does not name it.`)
  }
}

/** Nothing is set in the fields that this place does not hold. */
export function assertNone(place: ResolvedPlace, held: HeldLink, fields: readonly HeldField[]): void {
  for (const field of fields) {
    // A name of the provider's own loosens nothing.
    if (holds(place, field) || field === 'name') continue
    const { held: heldOf, none } = PROBES[field]
    assert.deepEqual(heldOf(held) ?? none, none, `${field}: is declared to be lacking, and the server holds something.`)
  }
}
