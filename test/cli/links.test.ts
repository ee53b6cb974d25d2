import { describe, expect, it } from 'vitest'
import { member, PROVIDER, usePortal } from './portal.ts'
import { SECRETS } from './run-cli.ts'

const { sharelink, linksInRoom, createdRef, emulator } = usePortal()

const LIST = ['list', '--provider', PROVIDER, '--target', 'room:3975']

describe('list', () => {
  it('prints every link of the item, as JSON and as a table in which refs stay whole', async () => {
    const refs = [await createdRef('--name', 'One'), await createdRef('--name', 'Two')]
    const { code, json } = await sharelink([...LIST, '--json'])
    expect(code).toBe(0)
    expect(new Set([member(json, 0, 'ref'), member(json, 1, 'ref')])).toEqual(new Set(refs))
    const { stdout } = await sharelink(LIST, { columns: 60 })
    for (const ref of refs) expect(stdout).toContain(ref)
  })

  it('prints an empty document where there are none, and says so on stderr', async () => {
    expect(await sharelink([...LIST, '--json'])).toMatchObject({ code: 0, json: [], stderr: 'No links.\n' })
  })

  it('refuses a scope that the provider does not list, before any request', async () => {
    const { code, json } = await sharelink(['list', '--provider', PROVIDER, '--target', 'spreadsheet:1', '--json'])
    expect(code).toBe(3)
    expect(json).toMatchObject({ error: { code: 'unsupported', field: 'scope' } })
    expect(emulator().requests).toEqual([])
  })
})

describe('get, update and revoke', () => {
  it('take their provider from the ref', async () => {
    const ref = await createdRef('--name', 'Board papers')
    expect(await sharelink(['get', ref, '--json'])).toMatchObject({ code: 0, json: { ref, name: 'Board papers' } })
    const revoke = await sharelink(['revoke', ref, '--json'])
    expect(revoke).toMatchObject({ code: 0, json: { revoked: true, verified: true } })
    expect(linksInRoom()).toEqual([])
  })

  it('change what the flags name and nothing else', async () => {
    const ref = await createdRef('--name', 'Board papers', '--password-env', 'PW', '--no-download')
    const update = await sharelink(['update', ref, '--role', 'editor', '--expires', '12h', '--json'])
    expect(update).toMatchObject({ code: 0, json: { link: { role: 'editor', expiresAt: '2026-11-22T00:00:00.000Z' } } })
    const kept = { title: 'Board papers', password: SECRETS.PW, denyDownload: true }
    expect(linksInRoom()).toMatchObject([{ ...kept, access: 10, expirationDate: '2026-11-22T00:00:00.0000000Z' }])
  })

  it('ask for none of a protection', async () => {
    const ref = await createdRef('--password-env', 'PW', '--expires', '7d', '--no-download')
    expect(await sharelink(['update', ref, '--no-password', '--no-expiry', '--allow-download'])).toMatchObject({
      code: 0,
    })
    expect(linksInRoom()).toMatchObject([{ password: null, expirationDate: null, denyDownload: false }])
  })

  it('say that a public room put a new link in the place of its primary', async () => {
    const list = await sharelink(['list', '--provider', PROVIDER, '--target', 'room:3976', '--json'])
    const { code, stdout } = await sharelink(['revoke', String(member(list.json, 0, 'ref'))])
    expect(code).toBe(0)
    expect(stdout).toContain('put a new link in its place')
  })

  it('take the provider from --provider where it agrees with the ref', async () => {
    const ref = await createdRef()
    expect(await sharelink(['get', ref, '--provider', PROVIDER])).toMatchObject({ code: 0 })
  })
})
