import { describe, expect, it } from 'vitest'
import { roomLinkRequestErrors } from './room-link-request.ts'
import { runCli, SECRETS } from './run-cli.ts'

const TARGET = '--provider onlyoffice-docspace --target room:3975'
const PROTECTIONS = '--password-env PW --expires 2030-01-02T03:04:05Z --no-download'
const DRAFT = `${TARGET} --role viewer --audience anyone ${PROTECTIONS}`
const BOARD_PAPERS = ['plan', ...DRAFT.split(' '), '--name', 'Board papers', '--json']

const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') }

type Document = {
  requests: { method: string; url: string; headers: Record<string, string>; body: Record<string, unknown> | null }[]
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && 'requests' in value && Array.isArray(value.requests)
}

function writesOf(document: unknown): Document['requests'] {
  if (!isDocument(document)) throw new TypeError('not a plan')
  return document.requests.filter(({ method }) => method !== 'GET')
}

describe('plan --json', () => {
  it('prints the one PUT with a complete and valid body, the password masked, without any settings', async () => {
    const { code, json, exchanges } = await runCli(BOARD_PAPERS, { clock })
    expect(code).toBe(0)
    expect(exchanges).toEqual([])
    const [put, ...others] = writesOf(json)
    expect(others).toEqual([])
    expect(put?.method).toBe('PUT')
    expect(new URL(put?.url ?? '').pathname).toBe('/api/2.0/files/rooms/3975/links')
    expect(put?.headers).toMatchObject({ 'content-type': 'application/json', authorization: '***' })
    expect(put?.body).toMatchObject({
      access: 2,
      linkType: 1,
      title: 'Board papers',
      internal: false,
      denyDownload: true,
      password: '***',
    })
    expect(new Date(String(put?.body?.['expirationDate'])).toISOString()).toBe('2030-01-02T03:04:05.000Z')
    expect(put?.body?.['linkId']).not.toMatch(/^[0-]+$/)
    expect(roomLinkRequestErrors({ ...put?.body, password: SECRETS.PW })).toEqual([])
  })

  it('is checked by a schema that refuses the published object for a date, a text for access and an unknown member', () => {
    const body = { linkId: '5a3b1e00-5a3b-4e00-8a3b-1e005a3b1e00', access: 2, linkType: 1 }
    expect(roomLinkRequestErrors(body)).toEqual([])
    expect(roomLinkRequestErrors({ ...body, expirationDate: { utcTime: '2030-01-02T03:04:05Z' } })).not.toEqual([])
    expect(roomLinkRequestErrors({ ...body, access: 'Read' })).not.toEqual([])
    expect(roomLinkRequestErrors({ ...body, primary: false })).not.toEqual([])
  })

  it('has these members and no others', async () => {
    const { json } = await runCli(BOARD_PAPERS, { clock })
    expect(Object.keys(json ?? {})).toEqual(['provider', 'requests', 'expected', 'differences', 'refusal'])
    if (!isDocument(json)) throw new TypeError('not a plan')
    for (const request of json.requests) expect(Object.keys(request)).toEqual(['method', 'url', 'headers', 'body'])
    expect(json).toMatchObject({ provider: 'onlyoffice-docspace', differences: [], refusal: null })
    expect(json).toMatchObject({
      expected: {
        role: 'viewer',
        passwordProtected: true,
        expiresAt: '2030-01-02T03:04:05.000Z',
        allowDownload: false,
      },
    })
  })

  it('says on stderr that the id is a sample, and keeps stdout to the document', async () => {
    const { stdout, stderr, json } = await runCli(BOARD_PAPERS, { clock })
    expect(stderr).toContain('sample')
    expect(stdout).toBe(`${JSON.stringify(json, null, 2)}\n`)
  })

  it('plans the same id for the same idempotency key, and does not call it a sample', async () => {
    const words = [...BOARD_PAPERS, '--idempotency-key', 'board-2030']
    const [one, other] = [await runCli(words, { clock }), await runCli(words, { clock })]
    expect(one.stdout).toBe(other.stdout)
    expect(one.stderr).toBe('')
  })

  it.each([
    ['a room that takes no external link', ['--target-type', 'VirtualDataRoom'], 'kind', 'unsupported'],
    ['a protection that rooms lack', ['--max-uses', '3'], 'maxUses', 'unsupported'],
    ['a password outside the policy', ['--password-env', 'SHORT_PW'], 'password', 'policy'],
  ])('has the refusal and exit 3 for %s', async (_what, words, field, code) => {
    const draft = ['plan', '--provider', 'onlyoffice-docspace', '--target', 'room:3975', '--role', 'viewer']
    const result = await runCli([...draft, '--audience', 'anyone', ...words, '--json'])
    expect(result.code).toBe(3)
    expect(result.json).toMatchObject({ requests: [], refusal: { field, code } })
  })

  it('counts a duration from the clock', async () => {
    const words = BOARD_PAPERS.map((word) => (word === '2030-01-02T03:04:05Z' ? '36h' : word))
    const { json } = await runCli(words, { clock })
    expect(json).toMatchObject({ expected: { expiresAt: '2026-11-23T00:00:00.000Z' } })
  })
})

describe('plan', () => {
  it('shows a person the request, what would be in force, and no secret', async () => {
    const { code, stdout } = await runCli(BOARD_PAPERS.slice(0, -1), { clock })
    expect(code).toBe(0)
    expect(stdout).toContain('PUT https://docspace.example/api/2.0/files/rooms/3975/links')
    expect(stdout).toMatch(/^password +set$/m)
    expect(stdout).toMatch(/^expires +2030-01-02T03:04:05Z$/m)
  })

  it('uses the portal that the environment names, its key masked, also where only that is named', async () => {
    const env = { SHARELINK_DOCSPACE_URL: 'https://portal.example.org' }
    const { code, stdout } = await runCli(BOARD_PAPERS, { clock, env })
    expect(code).toBe(0)
    expect(stdout).toContain('https://portal.example.org/api/2.0/files/rooms/3975/links')
  })

  it('tells a person why nothing would be sent', async () => {
    const { code, stdout } = await runCli([...BOARD_PAPERS.slice(0, -1), '--visitor-fields', 'email'], { clock })
    expect(code).toBe(3)
    expect(stdout).toContain('nothing would be sent (unsupported)')
    expect(stdout).toContain('visitorFields')
  })
})
