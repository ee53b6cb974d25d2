import { WORKDRIVE_SEED, zohoDocsSeed } from '@sharelink/emulator'
import { beforeEach, describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { member } from './portal.ts'
import { runCli, SECRETS } from './run-cli.ts'
import { useZohoAccount } from './zoho-account.ts'

const { emulator, sharelink } = useZohoAccount(['zoho-docs', 'zoho-workdrive'])
const { write } = useFolder()

const OLD = `folder:${zohoDocsSeed.ZOHO_DOCS_FOLDER_ID}`
const OLD_FILE = `file:${zohoDocsSeed.ZOHO_DOCS_DOCUMENT_ID}`
const NEW = `folder:${WORKDRIVE_SEED.folderId}`
const KNOWN = { role: 'viewer', password: { env: 'PW' }, expiresAt: '2032-01-01T00:00:00Z' }

async function translating(mapping: unknown, ...words: readonly string[]) {
  const text = Array.isArray(mapping) ? mapping.map((entry) => JSON.stringify(entry)).join('\n') : String(mapping)
  const path = await write('mapping.jsonl', text)
  const command = ['translate', '--provider', 'zoho-docs', '--to', 'zoho-workdrive', '--mapping', path, ...words]
  const result = await sharelink(command)
  const lines: unknown[] = result.stdout
    .split('\n')
    .filter(Boolean)
    .slice(0, words.includes('--json') ? 0 : undefined)
    .map((line) => JSON.parse(line))
  return { ...result, lines }
}

function oldItem(reference: string) {
  const item = emulator().state['zoho-docs'].items.find(({ id }) => reference.endsWith(id))
  if (item === undefined) throw new Error('no such item')
  return item
}

beforeEach(() => {
  oldItem(OLD).link = { visibility: 'linkshare', permission: 'readonly', password: SECRETS.PW }
})

describe('translate', () => {
  it('prints a draft for each link, its password by the name of the variable, and creates nothing', async () => {
    const { code, lines, exchanges } = await translating([{ from: OLD, to: NEW, ...KNOWN }])
    expect(code).toBe(0)
    expect(lines).toEqual([
      {
        link: `zoho-docs:folder:${zohoDocsSeed.ZOHO_DOCS_FOLDER_ID}:link`,
        to: 'zoho-workdrive',
        draft: {
          target: { kind: 'folder', id: WORKDRIVE_SEED.folderId },
          kind: 'access',
          role: 'viewer',
          audience: 'anyone',
          password: { env: 'PW' },
          expiresAt: '2032-01-01T00:00:00Z',
        },
        differences: [],
        missing: [],
      },
    ])
    expect(exchanges.every(({ method, url }) => method === 'GET' || url.includes('/oauth/'))).toBe(true)
    expect(emulator().state['zoho-workdrive'].links.size).toBe(0)
  })

  it('gives drafts that `get --against` reads and that make the link', async () => {
    const { lines } = await translating([{ from: OLD, to: NEW, ...KNOWN }])
    const draft = await write('draft.json', JSON.stringify(member(lines, 0, 'draft')))
    const protections = '--password-env PW --expires 2032-01-01T00:00:00Z'
    const create = `create --provider zoho-workdrive --target ${NEW} --role viewer --audience anyone ${protections} --json`
    const { json } = await sharelink(create)
    const { code } = await sharelink(['get', String(member(json, 'link', 'ref')), '--against', draft])
    expect(code).toBe(0)
  })

  it('exits with 4 and says what is missing where the old provider does not tell', async () => {
    const { code, lines, stderr } = await translating([{ from: OLD, to: NEW }])
    expect(code).toBe(4)
    expect(lines).toMatchObject([{ missing: ['role', 'password', 'expiresAt'] }])
    expect(member(lines, 0, 'draft')).toBeUndefined()
    expect(stderr).toContain('1 links: 0 drafts, 1 with something missing')
  })

  it('exits with 4 where there is a draft and still something is missing', async () => {
    const { code, lines } = await translating([{ from: OLD, to: NEW, role: 'viewer', password: null }])
    expect(code).toBe(4)
    expect(lines).toMatchObject([
      { draft: { role: 'viewer' }, missing: ['expiresAt'], differences: [{ field: 'expiresAt', effect: 'weaker' }] },
    ])
  })

  it('prints one array with --json', async () => {
    const { json, stdout } = await translating([{ from: OLD, to: NEW, ...KNOWN }], '--json')
    expect(member(json, 0, 'draft', 'role')).toBe('viewer')
    expect(stdout).toBe(`${JSON.stringify(json, null, 2)}\n`)
  })

  it('reads a JSON array too', async () => {
    const mapping = JSON.stringify([{ from: OLD, to: NEW, ...KNOWN }], null, 2)
    expect((await translating(mapping)).code).toBe(0)
  })

  it('gives the password of an item to its link alone, not to what is shared with people', async () => {
    oldItem(OLD).people = [{ email: 'ann@client.example', permission: 'readonly' }]
    const path = await write('mapping.json', JSON.stringify([{ from: OLD, to: OLD, ...KNOWN }]))
    const words = ['translate', '--provider', 'zoho-docs', '--to', 'zoho-docs', '--mapping', path, '--json']
    const { json } = await sharelink(words)
    expect(member(json, 0, 'draft')).toMatchObject({ audience: 'anyone', password: { env: 'PW' } })
    expect(member(json, 1, 'draft')).toMatchObject({ audience: 'people', people: ['ann@client.example'] })
    expect(member(json, 1, 'draft', 'password')).toBeUndefined()
  })

  it('goes on after an item that is not there, and exits with 4', async () => {
    const gone = { from: 'file:nowhere', to: 'file:x' }
    const { code, lines, stderr } = await translating([gone, { from: OLD, to: NEW, ...KNOWN }])
    expect(code).toBe(4)
    expect(lines).toHaveLength(1)
    expect(stderr).toContain('file:nowhere: ')
    expect(stderr).toContain('1 items unreadable')
  })

  it('ends where the account may not be read at all', async () => {
    const path = await write('mapping.json', JSON.stringify([{ from: OLD_FILE, to: NEW }]))
    const words = ['translate', '--provider', 'zoho-docs', '--to', 'zoho-workdrive', '--mapping', path]
    const { code, stderr } = await sharelink(words, { env: { SHARELINK_ZOHO_CLIENT_SECRET: 'wrong' } })
    expect(code).toBe(4)
    expect(stderr).toContain('unauthorized')
  })

  it.each([
    ['a password in the file', { from: OLD, to: NEW, password: SECRETS.PW }, '--mapping password'],
    ['a variable that is not set', { from: OLD, to: NEW, password: { env: 'NOT_SET' } }, '--mapping password'],
    ['an unknown member', { from: OLD, to: NEW, pasword: { env: 'PW' } }, '--mapping pasword'],
    ['no item', { to: NEW }, '--mapping from'],
    ['an item of an unknown kind', { from: OLD, to: 'album:5' }, '--mapping to'],
    ['what is no object', SECRETS.PW, '--mapping'],
    ['an expiry without offset', { from: OLD, to: NEW, ...KNOWN, expiresAt: '2032-01-01' }, 'expiresAt'],
  ])('refuses %s, names it, and repeats nothing', async (_what, entry, field) => {
    const { code, stderr } = await translating([entry])
    expect(code).toBe(2)
    expect(stderr).toContain(`${field}: `)
  })

  it('refuses a file that is not JSON, and one that is not there', async () => {
    expect(await translating(`{ "password": "${SECRETS.PW}" `)).toMatchObject({ code: 2 })
    const words = ['translate', '--provider', 'zoho-docs', '--to', 'zoho-workdrive', '--mapping', 'nowhere.json']
    expect((await sharelink(words)).stderr).toContain('ENOENT')
  })

  it('documents the exit code in its help', async () => {
    const { stdout } = await runCli(['translate', '--help'])
    expect(stdout).toMatch(/exits with 0 when every link has a draft and nothing is missing, else with 4/)
  })
})
