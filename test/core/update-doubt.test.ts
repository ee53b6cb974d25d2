import type { ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, refusal, type Script, script, type Scripted } from './scripted.ts'

type Operations = NonNullable<Script['operations']>

const FULL: ShareLinkDraft = { ...DRAFT, name: 'A', password: 'Kestrel-Harbor-27', expiresAt: '2032-01-01T00:00:00Z' }

/** Updates the link, and the answer does not come. */
const lost: Operations = ({ update }) => ({
  update: async (change, call) => {
    await update(change, call)
    throw failure('ambiguous')
  },
})

/** Changes nothing, and nobody can know. */
const unknown: Operations = () => ({ update: () => Promise.reject(failure('ambiguous')) })

type Update = (patch: ShareLinkPatch, options?: Parameters<Scripted['links']['update']>[2]) => Promise<unknown>

async function scripted(given: Script, draft = FULL): Promise<Scripted & { update: Update }> {
  const made = script(given)
  const { link } = await made.links.create(draft)
  made.calls.splice(0)
  return { ...made, update: (patch, options) => made.links.update(link.ref, patch, options) }
}

describe('an update whose answer never came', () => {
  it.each<readonly [string, ShareLinkPatch]>([
    ['a role', { role: 'editor' }],
    ['a limit', { maxUses: 5 }],
    ['no password', { password: null }],
    ['no expiry', { expiresAt: null }],
  ])('is done where it is seen in force: %s', async (_name, patch) => {
    const { update, calls } = await scripted({ operations: lost })
    expect(await update(patch)).toMatchObject({ differences: [] })
    expect(calls).toEqual(['get', 'update', 'get'])
  })

  it('is done also where it was rounded or in part not to be had', async () => {
    const { update } = await scripted({
      operations: lost,
      fields: {
        expiresAt: { readBack: 'always', change: 'update', granularity: 'second', zone: 'account' },
        maxUses: { lacking: 'No limit.' },
      },
      adapter: { holdExpiry: (asked) => new Date(Math.floor(asked.getTime() / 1000) * 1000) },
    })
    const outcome = await update({ expiresAt: '2032-02-01T00:00:00.400Z', maxUses: 3 }, { tolerate: ['maxUses'] })
    expect(outcome).toMatchObject({
      differences: [
        { field: 'expiresAt', reason: 'rounded' },
        { field: 'maxUses', reason: 'unsupported' },
      ],
    })
  })

  it('keeps the name of an answer that nobody understands, where nothing was changed', async () => {
    const { update } = await scripted({
      operations: () => ({ update: () => Promise.reject(failure('unexpected-response')) }),
    })
    const error = await refusal(update({ role: 'editor' }))
    expect([error.code, error.link?.role]).toEqual(['unexpected-response', 'viewer'])
  })

  it('is unavailable, and safe to repeat, where nothing was changed', async () => {
    const { update } = await scripted({ operations: unknown })
    const error = await refusal(update({ role: 'editor' }))
    expect([error.code, error.link?.role]).toEqual(['unavailable', 'viewer'])
  })

  it('is ambiguous where the link cannot be read', async () => {
    let reads = 0
    const { update } = await scripted({
      operations: (all, ...others) => ({
        ...unknown(all, ...others),
        get: (...given) => {
          reads += 1
          return reads === 1 ? all.get(...given) : Promise.reject(failure('unavailable'))
        },
      }),
    })
    const error = await refusal(update({ role: 'editor' }))
    expect([error.code, error.link?.role]).toEqual(['ambiguous', 'viewer'])
  })

  it.each([
    ['was written', lost],
    ['was not', unknown],
  ])('is ambiguous for a password over another, which look alike: it %s', async (_name, operations) => {
    const { update } = await scripted({ operations })
    const error = await refusal(update({ password: 'Walnut_Ember_9143' }))
    expect([error.code, error.link?.passwordProtected]).toEqual(['ambiguous', true])
  })

  it('is done for a password where there was none, or where it is seen to match', async () => {
    const { password: _password, ...open } = FULL
    const first = await scripted({ operations: lost }, open)
    expect(await first.update({ password: 'Walnut_Ember_9143' })).toMatchObject({ differences: [] })
    const second = await scripted({
      operations: (all, ...others) => ({
        ...lost(all, ...others),
        get: async (...given) => ({ ...(await all.get(...given)), told: { passwordMatches: true } }),
      }),
    })
    expect(await second.update({ password: 'Walnut_Ember_9143' })).toMatchObject({ differences: [] })
  })

  it.each([
    ['was written', lost],
    ['was not', unknown],
  ])('is ambiguous for what is never told: it %s', async (_name, operations) => {
    const { update } = await scripted({
      operations: (all, ...others) => ({
        ...operations(all, ...others),
        get: async (...given) => {
          const { link, ...rest } = await all.get(...given)
          const { maxUses: _maxUses, ...told } = link
          return { ...rest, link: told }
        },
      }),
      fields: { maxUses: { readBack: 'never', change: 'update' } },
    })
    expect((await refusal(update({ maxUses: 5 }))).code).toBe('ambiguous')
  })

  it('stays ambiguous where something else changed, with the link in force', async () => {
    const { update } = await scripted({
      operations: ({ get }, server) => ({
        update: () => Promise.reject(failure('ambiguous')),
        get: async (address, call) => {
          const found = await get(address, call)
          server.put({ ...found.state, useCount: found.state.useCount + 1 })
          return found
        },
      }),
    })
    const error = await refusal(update({ role: 'editor' }))
    expect([error.code, error.link?.useCount]).toEqual(['ambiguous', 1])
  })

  it('stays ambiguous where we gave up ourselves: the request may yet arrive', async () => {
    const controller = new AbortController()
    const { update } = await scripted({
      operations: () => ({
        update: () => {
          controller.abort()
          return Promise.reject(failure('ambiguous'))
        },
      }),
    })
    const error = await refusal(update({ role: 'editor' }, { signal: controller.signal }))
    expect([error.code, error.link?.role]).toEqual(['ambiguous', 'viewer'])
  })

  it('is judged like any other: what is found and weaker is put back', async () => {
    const { update, calls } = await scripted({
      operations: (all, ...others) =>
        lost(
          {
            ...all,
            update: (change, call) => all.update({ ...change, patch: { ...change.patch, password: null } }, call),
          },
          ...others,
        ),
    })
    expect((await refusal(update({ role: 'editor' }))).code).toBe('weaker-than-requested')
    expect(calls).toEqual(['get', 'update', 'get', 'restore'])
  })
})
