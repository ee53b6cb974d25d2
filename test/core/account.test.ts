import { type AccountPolicy, createShareLinks, ShareLinkError } from '@sharelink/core'
import { createMemory, createMemoryServer } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'

const NOW = Date.parse('2031-03-05T10:20:30.400Z')
const DAY = 86_400_000
const NOTHING: AccountPolicy = {
  password: { required: false, rules: [] },
  expiry: { required: false },
  switchedOff: [],
}
const DRAFT = { target: { kind: 'file', id: '7' }, role: 'viewer', audience: 'anyone' } as const

/** A client that has read an account with these demands. */
async function demanding(policy: Partial<AccountPolicy>) {
  const server = createMemoryServer({ ...NOTHING, ...policy })
  const adapter = createMemory({ server, now: () => NOW })
  const links = createShareLinks(adapter, { clock: { now: () => NOW } })
  await links.account()
  return { links, server }
}

const DIGIT = { pattern: '.*\\d.*', rule: 'The password must have a digit.' }

describe('what an account demands', () => {
  it('is told as the provider has it', async () => {
    const policy = { ...NOTHING, password: { required: true, rules: [DIGIT] } }
    const { links } = await demanding(policy)
    expect(await links.account()).toEqual({ provider: 'memory', policy })
  })

  it.each([
    [{ password: { required: true, rules: [] } }, {}, 'password: The account demands a password for such links.'],
    [{ password: { required: true, rules: [] } }, { password: null }, 'password: The account demands a password'],
    [{ password: { required: ['viewer'], rules: [] } } as const, {}, 'password: The account demands a password'],
    [
      { password: { required: false, rules: [DIGIT] } },
      { password: 'none' },
      'password: The password must have a digit.',
    ],
    [{ expiry: { required: true } }, {}, 'expiresAt: The account demands an expiry.'],
    [{ expiry: { required: true, default: 7 } }, { expiresAt: null }, 'expiresAt: The account demands an expiry.'],
    [
      { expiry: { required: false, longest: 7 } },
      { expiresAt: new Date(NOW + 7 * DAY + 1) },
      'expiresAt: The account takes at most 7 days.',
    ],
    [
      { switchedOff: [{ field: 'audience', values: ['anyone'], message: 'Links are off.' }] } as const,
      {},
      'Links are off.',
    ],
    [{ switchedOff: [{ field: 'name', message: 'No names.' }] } as const, { name: 'Report' }, 'name: No names.'],
    [
      { switchedOff: [{ field: 'role', target: 'file', message: 'Off.' }] } as const,
      { role: 'viewer' } as const,
      'role: Off.',
    ],
  ])('%j refuses %j before anything is sent', async (policy, more, message) => {
    const { links, server } = await demanding(policy)
    const draft = { ...DRAFT, ...more }
    const field = message.includes(':') ? message.split(':')[0] : 'audience'
    expect(links.plan(draft).refusal).toMatchObject({
      code: 'policy',
      field,
      message: expect.stringContaining(message),
    })
    await expect(links.create(draft)).rejects.toMatchObject({ code: 'policy', field })
    expect(server.requests).toEqual([{ method: 'GET', url: '/account' }])
    expect(server.links.size).toBe(0)
  })

  it.each([
    [{ password: { required: ['editor'], rules: [] } } as const, {}],
    [{ password: { required: true, rules: [DIGIT] } }, { password: 'Harbor-27' }],
    [{ password: { required: false, rules: [DIGIT] } }, {}],
    [{ expiry: { required: true, default: 7 } }, {}],
    [{ expiry: { required: true, longest: 7 } }, { expiresAt: new Date(NOW + 7 * DAY) }],
    [{ switchedOff: [{ field: 'audience', values: ['organization'], message: 'Off.' }] } as const, {}],
    [{ switchedOff: [{ field: 'role', target: 'folder', message: 'Off.' }] } as const, {}],
    [{ switchedOff: [{ field: 'name', message: 'No names.' }] } as const, {}],
  ])('%j takes %j', async (policy, more) => {
    const { links } = await demanding(policy)
    const draft = { ...DRAFT, ...more }
    expect(links.plan(draft).refusal).toBeUndefined()
    expect((await links.create(draft)).link.role).toBe('viewer')
  })

  it('completes what is left open: the expiry that a link gets is expected, and null for it is told as stricter', async () => {
    const { links } = await demanding({ expiry: { required: false, default: 7 } })
    const at = new Date(NOW + 7 * DAY)
    expect(links.plan(DRAFT)).toMatchObject({ expected: { expiresAt: at }, differences: [] })
    const { link, differences } = await links.create({ ...DRAFT, expiresAt: null })
    const stricter = { field: 'expiresAt', requested: null, effective: at, effect: 'stricter', reason: 'policy' }
    expect([link.expiresAt, differences]).toMatchObject([at, [stricter]])
    expect(links.plan({ ...DRAFT, expiresAt: null }).differences).toEqual(differences)
  })

  it('is held against what a patch names, and against nothing else', async () => {
    const { links, server } = await demanding({
      password: { required: true, rules: [DIGIT] },
      expiry: { required: true, longest: 7 },
    })
    const { link } = await createShareLinks(
      createMemory({ server: Object.assign(server, { refuses: () => undefined }) }),
    ).create(DRAFT)
    expect((await links.update(link.ref, { name: 'Report' })).link.name).toBe('Report')
    await expect(links.update(link.ref, { password: null })).rejects.toMatchObject({
      code: 'policy',
      field: 'password',
    })
    await expect(links.update(link.ref, { password: 'none' })).rejects.toMatchObject({
      code: 'policy',
      field: 'password',
    })
    const late = { expiresAt: new Date(NOW + 8 * DAY) }
    await expect(links.update(link.ref, late)).rejects.toMatchObject({ code: 'policy', field: 'expiresAt' })
  })

  it('is not demanded of links that cannot have it', async () => {
    const server = createMemoryServer({
      ...NOTHING,
      password: { required: true, rules: [] },
      expiry: { required: true },
    })
    const { capabilities } = createMemory()
    const none = { lacking: 'There are none here.' }
    const poor = capabilities.links.map((link) => ({
      ...link,
      fields: { ...link.fields, password: none, expiresAt: none },
    }))
    const adapter = createMemory({ server, capabilities: { ...capabilities, links: poor }, now: () => NOW })
    const links = createShareLinks(adapter, { clock: { now: () => NOW } })
    await links.account()
    expect(links.plan(DRAFT).refusal).toBeUndefined()
  })

  it('holds for many at once', async () => {
    const { links } = await demanding({ password: { required: true, rules: [] } })
    for await (const { error } of links.createMany([{ draft: DRAFT }])) expect(error?.code).toBe('policy')
  })

  it('is not known before it has been read', () => {
    const server = createMemoryServer({ ...NOTHING, password: { required: true, rules: [] } })
    expect(createShareLinks(createMemory({ server })).plan(DRAFT).refusal).toBeUndefined()
  })

  it('keeps what was known where reading it again fails', async () => {
    const { links, server } = await demanding({ password: { required: true, rules: [] } })
    Object.assign(server, { policy: () => Promise.reject(new Error('gone')) })
    await expect(links.account()).rejects.toBeInstanceOf(ShareLinkError)
    expect(links.plan(DRAFT).refusal?.code).toBe('policy')
  })
})
