import { type Plan, ShareLinkError, type ShareLink } from '@sharelink/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { attempt, portalOf, storedLink, wrote } from './docspace-attempt.ts'
import { scenario } from './docspace-scenarios.ts'

const RUNS = 3000
const SEED = 20_261_122

/** The members that a plan promises, as the link has them. */
function promised({ expected }: Plan, link: ShareLink): Record<string, unknown> {
  const { target: _target, ...members } = expected
  const held = new Map<string, unknown>(Object.entries(link))
  return Object.fromEntries(Object.keys(members).map((name) => [name, held.get(name)]))
}

test('what a plan expects is in force where a create tells of no difference', { timeout: 60_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(scenario, async (asked) => {
      const portal = portalOf(asked)
      const plan = portal.links.plan(asked.draft)
      const result = await attempt(portal, asked)
      if (plan.refusal !== undefined) {
        const told = ShareLinkError.is(result) ? [result.code, result.field] : ['in force']
        expect(told).toEqual([plan.refusal.code, plan.refusal.field])
        expect(portal.emulator.requests).toEqual([])
      } else if (!ShareLinkError.is(result) && result.differences.length === 0) {
        const { target: _target, ...expected } = plan.expected
        expect(promised(plan, result.link)).toEqual(expected)
        compared += 1
      }
    }),
    { numRuns: RUNS, seed: SEED },
  )
  expect(compared).toBeGreaterThan(RUNS / 20)
})

test('the write of a plan is the write that is sent', { timeout: 60_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(scenario, async (asked) => {
      const portal = portalOf(asked)
      const plan = portal.links.plan(asked.draft, { idempotencyKey: 'one' })
      const result = await portal.links.create(asked.draft, { idempotencyKey: 'one' }).catch((error: unknown) => error)
      const put = portal.emulator.requests.find(({ method }) => method === 'PUT')
      if (plan.refusal !== undefined || put === undefined || ShareLinkError.is(result)) return
      const password = typeof asked.draft.password === 'string' ? { password: '***' } : {}
      const body: unknown = { ...JSON.parse(put.body), ...password }
      expect(plan.requests.at(-1)).toMatchObject({ method: 'PUT', url: `https://portal.example${put.path}`, body })
      expect(plan.requests.some((request) => request.sample === true)).toBe(false)
      compared += 1
    }),
    { numRuns: RUNS / 3, seed: SEED },
  )
  expect(compared).toBeGreaterThan(RUNS / 60)
})

test('an outcome without differences is what the portal stores, field by field', { timeout: 60_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(scenario, async (asked) => {
      const portal = portalOf(asked)
      const result = await attempt(portal, asked)
      if (ShareLinkError.is(result) || result.differences.length > 0) return
      const { draft } = asked
      const stored = storedLink(portal, result)
      const wished = {
        ...(draft.password === undefined ? {} : { password: draft.password }),
        ...(draft.expiresAt instanceof Date
          ? { expirationDate: draft.expiresAt.toISOString().replace('Z', '0000Z') }
          : {}),
        ...(draft.expiresAt === null ? { expirationDate: null } : {}),
        ...(draft.allowDownload === undefined ? {} : { denyDownload: !draft.allowDownload }),
        ...(draft.name === undefined ? {} : { title: draft.name }),
        ...(draft.maxUses === undefined ? {} : { maxUseCount: draft.maxUses }),
        internal: draft.audience === 'organization',
      }
      expect(stored).toMatchObject(wished)
      expect(wrote(portal)).toBe(true)
      compared += 1
    }),
    { numRuns: RUNS, seed: SEED },
  )
  expect(compared).toBeGreaterThan(RUNS / 20)
})
