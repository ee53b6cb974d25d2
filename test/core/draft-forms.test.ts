import { createShareLinks, type ShareLinkDraft } from '@sharelink/core'
import { createMemory } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { parseDraft, parsePatch } from '../../packages/core/src/draft.ts'
import { DRAFT, NOW, script } from './scripted.ts'

describe('parseDraft', () => {
  it('fills in what nobody needs to say', () => {
    expect(parseDraft('memory', DRAFT, NOW)).toEqual({ ...DRAFT, kind: 'access', listed: false, notify: false })
  })

  it.each([
    ['2032-01-01T00:00:00Z', '2032-01-01T00:00:00.000Z'],
    ['2032-01-01T00:00Z', '2032-01-01T00:00:00.000Z'],
    ['2032-01-01T02:00:00+02:00', '2032-01-01T00:00:00.000Z'],
    ['2031-12-31T19:00:00.250-05:00', '2032-01-01T00:00:00.250Z'],
    ['2032-01-01T00:00:00.9999Z', '2032-01-01T00:00:00.999Z'],
  ])('reads %s as the instant that it is, never later', (expiresAt, expected) => {
    expect(parseDraft('memory', { ...DRAFT, expiresAt }, NOW).expiresAt?.toISOString()).toBe(expected)
  })

  it('takes undefined for absent, everywhere', () => {
    const draft: ShareLinkDraft = {
      ...DRAFT,
      target: { ...DRAFT.target, type: undefined },
      kind: undefined,
      people: undefined,
      listed: undefined,
      name: undefined,
      password: undefined,
      expiresAt: undefined,
      allowDownload: undefined,
      maxUses: undefined,
      visitorFields: undefined,
      notify: undefined,
    }
    expect(parseDraft('memory', draft, NOW)).toEqual(parseDraft('memory', DRAFT, NOW))
  })

  it('keeps null apart from absent', () => {
    const parsed = parseDraft('memory', { ...DRAFT, password: null, expiresAt: null, maxUses: null }, NOW)
    expect([parsed.password, parsed.expiresAt, parsed.maxUses]).toEqual([null, null, null])
  })
})

describe('parsePatch', () => {
  it('keeps only what is named', () => {
    expect(parsePatch('memory', { name: 'A', password: undefined, expiresAt: null }, NOW)).toEqual({
      name: 'A',
      expiresAt: null,
    })
  })

  it('takes people alone, for a link that is for people already', () => {
    expect(parsePatch('memory', { people: ['ann@example.com'] }, NOW)).toEqual({ people: ['ann@example.com'] })
  })
})

describe('createShareLinks', () => {
  it.each([
    ['tolerate', { tolerate: 'weaker' }],
    ['deadline', { deadline: 0 }],
    ['clock', { clock: {} }],
    ['sleep', { sleep: 5 }],
    ['random', { random: 'x' }],
    ['onExchange', { onExchange: {} }],
    ['retries', { retries: 3 }],
  ])('refuses a runtime with a bad %s', (field, runtime) => {
    const adapter = createMemory()
    expect(() => Reflect.apply(createShareLinks, undefined, [adapter, runtime])).toThrow(field)
  })

  it('carries provider and capabilities', () => {
    const adapter = createMemory()
    const links = createShareLinks(adapter)
    expect([links.provider, links.capabilities]).toEqual(['memory', adapter.capabilities])
  })

  it('takes the runtime for what a call does not say itself', async () => {
    const { links } = script({ fields: { password: { lacking: 'No.' } }, runtime: { tolerate: ['password'] } })
    const { differences } = await links.create({ ...DRAFT, password: 'Kestrel-Harbor-27' })
    expect(differences.map(({ field }) => field)).toEqual(['password'])
    await expect(links.create({ ...DRAFT, password: 'x' }, { tolerate: 'stricter' })).rejects.toMatchObject({
      code: 'unsupported',
    })
  })
})
