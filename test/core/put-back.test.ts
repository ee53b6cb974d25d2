import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, LACKING, type MemoryOperations, refusal, type Script, script } from './scripted.ts'

const FULL: ShareLinkDraft = { ...DRAFT, name: 'A', password: 'Kestrel-Harbor-27', expiresAt: '2032-01-01T00:00:00Z' }

/** An update that loses the password beside what it is to do. */
const losing: NonNullable<Script['operations']> = ({ update }) => ({
  update: (change, call) => update({ ...change, patch: { ...change.patch, password: null } }, call),
})

async function updated(operations: NonNullable<Script['operations']>, fields: Script['fields'] = {}) {
  const scripted = script({ operations: (...given) => ({ ...losing(...given), ...operations(...given) }), fields })
  const { link } = await scripted.links.create(FULL)
  scripted.calls.splice(0)
  const error = await refusal(scripted.links.update(link.ref, { name: 'B' }))
  return { ...scripted, error, ref: link.ref }
}

describe('an update that came out weaker', () => {
  it('is put back, and the link is as it was', async () => {
    const { error, server, calls, ref } = await updated(() => ({}))
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: false, link: { ref } })
    expect(error.message).toContain('The former state was put back.')
    expect(calls).toEqual(['get', 'update', 'restore'])
    expect([...server.links.values()]).toMatchObject([{ name: 'A', password: 'Kestrel-Harbor-27' }])
    expect(JSON.stringify(error)).not.toContain('Kestrel')
  })

  it('is put back also where the provider has fewer settings', async () => {
    const told = async (task: ReturnType<NonNullable<MemoryOperations['restore']>>): typeof task => {
      const { link, ...rest } = await task
      const { listed: _listed, maxUses: _maxUses, ...others } = link
      return { ...rest, link: others }
    }
    const { error, calls } = await updated(({ restore }) => ({ restore: (...given) => told(restore(...given)) }), {
      listed: LACKING,
      maxUses: LACKING,
    })
    expect([error.takenBack, calls]).toEqual([false, ['get', 'update', 'restore']])
  })

  it.each<readonly [string, NonNullable<Script['operations']>]>([
    ['fails', () => ({ restore: () => Promise.reject(failure('unavailable')) })],
    [
      'is not seen to have worked',
      ({ restore }) => ({
        restore: async (...given) => {
          const { link, ...rest } = await restore(...given)
          return { ...rest, link: { ...link, passwordProtected: false } }
        },
      }),
    ],
  ])('is revoked where putting it back %s', async (_name, operations) => {
    const { error, server, calls } = await updated(operations)
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true, hint: 'Make a new link.' })
    expect(error.message).toContain('The link was revoked.')
    expect(calls).toEqual(['get', 'update', 'restore', 'revoke'])
    expect(server.links.size).toBe(0)
  })

  it('is revoked where nothing can be put back', async () => {
    const scripted = script({ operations: losing, lacks: ['restore'] })
    const { link } = await scripted.links.create(FULL)
    const error = await refusal(scripted.links.update(link.ref, { name: 'B' }))
    expect([error.takenBack, scripted.server.links.size]).toEqual([true, 0])
  })

  it('may be in force where it cannot be revoked either, and the error says which link', async () => {
    const { error, ref } = await updated(() => ({
      restore: () => Promise.reject(failure('unavailable')),
      revoke: () => Promise.reject(failure('forbidden')),
    }))
    expect(error).toMatchObject({ takenBack: false, hint: `Revoke ${ref} now.` })
    expect(error.message).toContain('It could NOT be revoked either')
  })

  it('is put back in the time that is kept', async () => {
    const { error } = await updated(({ update }, _server, { advance }) => ({
      update: async (change, call) => {
        const after = await update({ ...change, patch: { ...change.patch, password: null } }, call)
        advance(25_000)
        return after
      },
    }))
    expect(error.message).toContain('The former state was put back.')
  })

  it('stands where the caller tolerates it', async () => {
    const scripted = script({ operations: losing })
    const { link } = await scripted.links.create(FULL)
    const { differences } = await scripted.links.update(link.ref, { name: 'B' }, { tolerate: ['password'] })
    expect(differences).toMatchObject([{ field: 'password', requested: '(set)', effective: '(none)' }])
  })

  it('is also one that changes a role which has no name of ours', async () => {
    let role = 'Auditor'
    const scripted = script({
      operations: ({ get, update, restore }) => {
        const named = async (task: ReturnType<typeof get>): typeof task => {
          const { link, ...rest } = await task
          const { role: _role, ...others } = link
          return { ...rest, link: { ...others, providerRole: role } }
        }
        return {
          get: (...given) => named(get(...given)),
          restore: (...given) => named(restore(...given)),
          update: (...given) => {
            role = 'Owner'
            return named(update(...given))
          },
        }
      },
    })
    const { link } = await scripted.links.create(FULL)
    const error = await refusal(scripted.links.update(link.ref, { name: 'B' }))
    expect(error.differences).toMatchObject([
      { field: 'role', requested: 'Auditor', effective: 'Owner', effect: 'weaker' },
    ])
  })
})
