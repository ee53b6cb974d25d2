import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { ZOHO_ACCOUNTS_SEED } from '@sharelink/emulator'
import { beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../packages/cli/src/run.ts'
import { useFolder } from './files.ts'
import { runCli } from './run-cli.ts'
import { useZohoAccount } from './zoho-account.ts'

const { emulator } = useZohoAccount(['zoho-workdrive'])
const { path } = useFolder()

const { clientId, clientSecret } = ZOHO_ACCOUNTS_SEED

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return typeof address === 'object' && address !== null ? address.port : 0
}

let redirectUri = ''
beforeEach(async () => {
  redirectUri = `http://127.0.0.1:${await freePort()}/callback`
  emulator().state['zoho-workdrive'].accounts.clients.set(clientId, {
    secret: clientSecret,
    redirectUris: [redirectUri],
  })
})

type Result = { code: number; stdout: string; stderr: string; consent: URL | undefined }
/** What the browser does with the address of the consent. */
type Browser = (consent: string) => Promise<unknown>

const accepts: Browser = (consent) => fetch(consent)

/** Logs in as a user does whose browser follows the address that is shown. */
async function login(words: readonly string[], browser = accepts, more: Record<string, string> = {}): Promise<Result> {
  const parts = { stdout: '', stderr: '' }
  let consent: URL | undefined
  let visit: Promise<unknown> | undefined
  const code = await run(['login', 'zoho', '--redirect-uri', redirectUri, ...words], {
    env: {
      SHARELINK_ZOHO_CLIENT_ID: clientId,
      SHARELINK_ZOHO_CLIENT_SECRET: clientSecret,
      SHARELINK_ZOHO_ACCOUNTS_URL: emulator().urls['zoho-workdrive'],
      ...more,
    },
    stdin: (async function* none() {})(),
    stdout: { write: (text) => (parts.stdout += text) },
    stderr: {
      write: (text) => {
        parts.stderr += text
        const [address] = /^http\S+oauth\S+$/m.exec(text) ?? []
        if (address === undefined || consent !== undefined) return
        consent = new URL(address)
        visit = browser(address)
      },
    },
  })
  await visit
  return { code, ...parts, consent }
}

/** The refresh tokens that were given out, but the seeded one. */
function givenOut(): readonly string[] {
  const all = [...emulator().state['zoho-workdrive'].accounts.refreshTokens.keys()]
  return all.filter((token) => token !== ZOHO_ACCOUNTS_SEED.refreshToken)
}

describe('login zoho', () => {
  it('saves the settings to a new file that only its owner can read, and shows none of them', async () => {
    const { code, stdout, stderr } = await login(['--save', path('zoho.env')])
    expect(code).toBe(0)
    const [token = 'no token'] = givenOut()
    expect(await readFile(path('zoho.env'), 'utf8')).toBe(
      `export SHARELINK_ZOHO_CLIENT_ID='${clientId}'
export SHARELINK_ZOHO_CLIENT_SECRET='${clientSecret}'
export SHARELINK_ZOHO_REFRESH_TOKEN='${token}'
export SHARELINK_ZOHO_ACCOUNTS_URL='${emulator().urls['zoho-workdrive']}'
`,
    )
    expect((await stat(path('zoho.env'))).mode & 0o777).toBe(0o600)
    for (const secret of [token, clientSecret]) expect(stdout + stderr).not.toContain(secret)
    expect(stdout).toContain('SHARELINK_ZOHO_REFRESH_TOKEN')
  })

  it('says with --json where they are, by their names alone', async () => {
    const { stdout, stderr } = await login(['--save', path('zoho.env'), '--json'])
    const { saved, variables }: { saved: string; variables: string[] } = JSON.parse(stdout)
    expect(saved).toBe(path('zoho.env'))
    expect(variables).toContain('SHARELINK_ZOHO_REFRESH_TOKEN')
    for (const secret of [...givenOut(), clientSecret]) expect(stdout + stderr).not.toContain(secret)
  })

  it('prints them where --print asks for it, as settings that work', async () => {
    const { code, stdout, stderr } = await login(['--print', '--json'])
    expect(code).toBe(0)
    const { env }: { env: Record<string, string> } = JSON.parse(stdout)
    expect(env['SHARELINK_ZOHO_REFRESH_TOKEN']).toBe(givenOut()[0])
    expect(stderr).not.toContain(givenOut()[0])
    const url = { SHARELINK_WORKDRIVE_URL: emulator().urls['zoho-workdrive'] }
    const list = ['list', '--provider', 'zoho-workdrive', '--target', 'file:cjrrr55b395f872ad4b0a8c52b02eab98c1c5']
    expect(await runCli(list, { env: { ...env, ...url } })).toMatchObject({ code: 0 })
  })

  it('asks for offline access with a state that cannot be guessed, another each time, and shows no secret', async () => {
    const [one, other] = [await login(['--print']), await login(['--print'])]
    expect(one.consent?.searchParams.get('access_type')).toBe('offline')
    expect(one.consent?.searchParams.get('redirect_uri')).toBe(redirectUri)
    expect(one.consent?.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32)
    expect(one.consent?.searchParams.get('state')).not.toBe(other.consent?.searchParams.get('state'))
    expect(one.consent?.href).not.toContain(clientSecret)
  })

  it('asks for the scopes that are named', async () => {
    const { consent } = await login(['--print', '--scopes', 'WorkDrive.links.READ,ZohoPC.files.ALL'])
    expect(consent?.searchParams.get('scope')).toBe('WorkDrive.links.READ,ZohoPC.files.ALL')
  })

  it('turns away who comes with another state, and goes on waiting', async () => {
    const statuses: number[] = []
    const { code } = await login(['--print'], async (consent) => {
      const forged = await fetch(`${redirectUri}?state=forged&code=theirs`)
      statuses.push(forged.status)
      await accepts(consent)
    })
    expect(statuses).toEqual([404])
    expect(code).toBe(0)
  })

  it('leaves no file where the consent is denied', async () => {
    emulator().state['zoho-workdrive'].accounts.consent = 'denied'
    const { code, stderr } = await login(['--save', path('zoho.env')])
    expect(code).toBe(4)
    expect(stderr).toContain('The consent was not given.')
    await expect(stat(path('zoho.env'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('sends the secret to no accounts server but Zoho’s own', async () => {
    const browser: Browser = (consent) => {
      const query = { state: new URL(consent).searchParams.get('state') ?? '', code: 'c0de' }
      const back = new URLSearchParams({ ...query, 'accounts-server': 'https://evil.example' })
      return fetch(`${redirectUri}?${back.toString()}`)
    }
    const result = await login(['--print'], browser, { SHARELINK_ZOHO_ACCOUNTS_URL: '' })
    expect(result.code).toBe(4)
    expect(result.stderr).toContain("not one of Zoho's")
    expect(result.stdout + result.stderr).not.toMatch(new RegExp(`c0de|${clientSecret}`))
  })

  it('does not write over a file, and asks for no consent then', async () => {
    await writeFile(path('zoho.env'), 'mine')
    const { code, consent, stderr } = await login(['--save', path('zoho.env')])
    expect(code).toBe(2)
    expect(stderr).toContain('--save: the file cannot be made anew (EEXIST)')
    expect(consent).toBeUndefined()
    expect(await readFile(path('zoho.env'), 'utf8')).toBe('mine')
  })

  it.each([
    ['where the token goes', [], {}, '--save'],
    ['one place for it', ['--print', '--save', 'x'], {}, '--print'],
    ['a client', ['--print'], { SHARELINK_ZOHO_CLIENT_ID: '' }, 'SHARELINK_ZOHO_CLIENT_ID'],
    ['its secret', ['--print'], { SHARELINK_ZOHO_CLIENT_SECRET: '' }, 'SHARELINK_ZOHO_CLIENT_SECRET'],
    ['a data centre that there is', ['--print'], { SHARELINK_ZOHO_DATA_CENTER: 'mars' }, 'SHARELINK_ZOHO_DATA_CENTER'],
  ])('needs %s, and names what to give', async (_what, words, env, field) => {
    const { code, stderr, consent } = await login(words, accepts, env)
    expect(code).toBe(2)
    expect(stderr).toContain(`${field}: `)
    expect(consent).toBeUndefined()
  })

  it('knows no other place', async () => {
    expect(await runCli(['login', 'dropbox', '--print'])).toMatchObject({ code: 2 })
  })
})
