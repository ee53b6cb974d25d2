import { readFileSync } from 'node:fs'
import { docSpaceUsers, startEmulator, type StartedEmulator } from '@sharelink/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runDemo } from '../../packages/cli/demo/run-demo.ts'

const DRAFTS = readFileSync(new URL('../../packages/cli/demo/drafts.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')

async function demo(
  env: Record<string, string>,
  words: readonly string[] = [],
): Promise<{ code: number; text: string }> {
  const parts: string[] = []
  const code = await runDemo(env, { write: (text) => parts.push(text), columns: 400 }, words)
  return { code, text: parts.join('') }
}

function titleOf(line: string): string {
  const value: unknown = JSON.parse(line)
  return typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : ''
}

describe('the demo on the emulator', () => {
  it('ends with 0, a row for each of at least twelve drafts, and no promise broken', async () => {
    const { code, text } = await demo({})
    expect(code).toBe(0)
    expect(DRAFTS.length).toBeGreaterThanOrEqual(12)
    for (const line of DRAFTS) expect(text).toContain(titleOf(line))
    const count = (provider: string, made: number): string =>
      `${provider}: ${DRAFTS.length} drafts: ${made} in force, ${DRAFTS.length - made} refused before sending`
    expect(text).toContain(count('onlyoffice-docspace', 12))
    for (const provider of ['nextcloud', 'opencloud']) expect(text).toContain(count(provider, 8))
    expect(text).toContain(count('zoho-workdrive', 11))
    expect(text).toContain(count('zoho-docs', 9))
    for (const provider of ['zoho-sheet', 'zoho-show']) expect(text).toContain(count(provider, 1))
    expect(text.match(/0 promises broken/g)).toHaveLength(8)
  })

  it('shows protections in force, what a room cannot hold and why, and what an outsider met', async () => {
    const { text } = await demo({})
    expect(text).toMatch(/^Client data room +viewer for anyone +viewer for anyone +as asked/m)
    expect(text).toMatch(/an outsider may look; closed: without password, with a wrong one, after expiry/)
    expect(text).toMatch(/REVOKED, seen to be gone; its address: closed/)
    expect(text).toMatch(/Staff-only link into the public room .*audience: 'organization' cannot be the audience here/)
    expect(text).toMatch(/maxUses: asked 50, in force none \(weaker\)/)
  })

  it('shows side by side, in a terminal of 160 columns, what each of the seven can hold', async () => {
    const { text } = await demo({})
    const [matrix = ''] = text.split('onlyoffice-docspace (emulated)')
    for (const line of matrix.split('\n')) expect(line.length).toBeLessThanOrEqual(160)
    expect(matrix).toMatch(
      /^DRAFT +onlyoffice-docspace +nextcloud +opencloud +zoho-workdrive +zoho-docs +zoho-sheet +zoho-show$/m,
    )
    expect(matrix).toMatch(
      /^Client data room +in force +in force +refused: +in force +refused: +refused: audience: +refused: audience:/m,
    )
    expect(matrix).toMatch(/^Listed for all +in force +refused: audience: +in force +refused: audience: +in force/m)
    expect(matrix).toMatch(/^colleagues +stricter: listed +'organization' +stricter: listed +'organization' /m)
    expect(matrix).toMatch(/^Drop box for +refused: role: +in force +in force +in force +refused: role:/m)
  })

  it.each([
    ['zoho-workdrive', /CHANGED to expiresAt none, name Press kit 2027, by a new link for the old one/],
    ['zoho-docs', /NOT CHANGED: /],
    ['zoho-sheet', /ann@client.example may look, edit, download; closed: a stranger/],
    ['zoho-show', /REVOKED; whether it is gone cannot be seen; its address: closed \(denied\)/],
  ])('tells the whole story of %s where it is named', async (provider, story) => {
    const { code, text } = await demo({}, ['--provider', provider])
    expect(code).toBe(0)
    expect(text).toContain(`${provider} (emulated)`)
    expect(text).not.toContain('onlyoffice-docspace (emulated)')
    expect(text).toMatch(story)
  })

  it('refuses a provider that there is not', async () => {
    await expect(demo({}, ['--provider', 'dropbox'])).rejects.toMatchObject({ code: 'invalid-request' })
  })

  it('prints no password', async () => {
    const { text } = await demo({ SHARELINK_DEMO_PASSWORD: 'My-Own-Words-88' })
    for (const secret of ['My-Own-Words-88', 'Harbour-Anchor-7', 'emulated-client-secret', 'zoho-office-api-key'])
      expect(text).not.toContain(secret)
  })
})

describe('the demo on a portal that the environment names', () => {
  const provider = 'onlyoffice-docspace'
  let portal: StartedEmulator

  beforeEach(async () => {
    portal = await startEmulator({ providers: [provider], clock: Date })
  })
  afterEach(() => portal.stop())

  const settings = (apiKey: string): Record<string, string> => ({
    SHARELINK_DOCSPACE_URL: portal.urls[provider],
    SHARELINK_DOCSPACE_API_KEY: apiKey,
  })

  it('makes its links there, says that nobody visits, skips places that are not named, and leaves nothing', async () => {
    const places = { SHARELINK_DEMO_ROOM: '3975', SHARELINK_DEMO_FOLDER: 'folder:4001' }
    const { code, text } = await demo({ ...settings(docSpaceUsers.owner.apiKey), ...places })
    expect(code).toBe(0)
    expect(text).toContain('visiting is skipped')
    expect(text).not.toContain('an outsider')
    expect(text).toContain('SHARELINK_DEMO_PUBLIC_ROOM is not set')
    expect(portal.requests.some(({ method }) => method === 'PUT')).toBe(true)
    expect(portal.state[provider].rooms.find(({ id }) => id === 3975)?.links).toEqual([])
  })

  it('fails where nothing could be made', async () => {
    const { code, text } = await demo(settings(docSpaceUsers.owner.apiKey))
    expect(code).toBe(1)
    expect(text).toContain(`${DRAFTS.length} skipped`)
  })

  it('fails where a link cannot be changed', async () => {
    portal.faults.push({ kind: 'status', status: 403, method: 'PUT', path: /rooms\/3975/, skip: 1, times: 1 })
    const env = { ...settings(docSpaceUsers.owner.apiKey), SHARELINK_DEMO_ROOM: '3975' }
    const { code, text } = await demo(env)
    expect(code).toBe(1)
    expect(text).toContain('PROMISE BROKEN: the change failed')
  })

  it('fails where a link cannot be revoked', async () => {
    portal.faults.push({ kind: 'status', status: 403, method: 'PUT', path: /rooms\/3975/, skip: 2, times: 99 })
    const env = { ...settings(docSpaceUsers.owner.apiKey), SHARELINK_DEMO_ROOM: '3975' }
    const { code, text } = await demo(env)
    expect(code).toBe(1)
    expect(text).toContain('PROMISE BROKEN: the revoke failed')
  })
})
