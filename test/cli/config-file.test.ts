import { describe, expect, it } from 'vitest'
import { useFiles } from './json-fixture.ts'
import { CREATE, PROVIDER, usePortal } from './portal.ts'
import { runCli, SECRETS, settingsOf } from './run-cli.ts'

const { emulator } = usePortal()
const files = useFiles()

const KEY = `sk-${'a'.repeat(64)}`
const BASE = { baseUrl: 'https://portal.example.org', apiKey: KEY }

const BAD_CONFIGS: readonly (readonly [what: string, content: unknown, field: string])[] = [
  ['no JSON', `{ "${KEY}"`, '--config'],
  ['a list', [BASE], 'value'],
  ['an unknown provider', { dropbox: BASE }, 'dropbox'],
  ['settings that are text', { [PROVIDER]: KEY }, PROVIDER],
  ['an unknown setting', { [PROVIDER]: { ...BASE, key: KEY } }, 'key'],
  ['no URL', { [PROVIDER]: { apiKey: KEY } }, 'baseUrl'],
  ['no credential', { [PROVIDER]: { baseUrl: BASE.baseUrl } }, 'apiKey'],
  ['two credentials', { [PROVIDER]: { ...BASE, token: KEY } }, 'apiKey'],
  ['a URL without a scheme', { [PROVIDER]: { ...BASE, baseUrl: 'portal.example.org' } }, 'baseUrl'],
  ['plain http', { [PROVIDER]: { ...BASE, baseUrl: 'http://portal.example.org' } }, 'baseUrl'],
  ['a password in the URL', { [PROVIDER]: { ...BASE, baseUrl: `https://u:${KEY}@portal.example.org` } }, 'baseUrl'],
  ['a key that is a number', { [PROVIDER]: { ...BASE, apiKey: 5 } }, 'apiKey'],
  ['a key with a line break', { [PROVIDER]: { ...BASE, apiKey: `${KEY}\nX-Other: 1` } }, 'apiKey'],
  ['a key from a variable that is not set', { [PROVIDER]: { ...BASE, apiKey: { env: 'NOT_SET' } } }, 'apiKey'],
  ['an unknown access format', { [PROVIDER]: { ...BASE, accessFormat: 'word' } }, 'accessFormat'],
  ['a version in words', { [PROVIDER]: { ...BASE, serverVersion: 'latest' } }, 'serverVersion'],
  ['text for a switch', { [PROVIDER]: { ...BASE, allowInsecureHttp: 'yes' } }, 'allowInsecureHttp'],
]

describe('--config with a bad file', () => {
  it.each(BAD_CONFIGS)(
    '%s: exit 2, the setting named and never its value, nothing sent',
    async (_what, content, field) => {
      const { code, json, stderr, exchanges } = await runCli([
        ...CREATE,
        '--config',
        await files.write(content),
        '--json',
      ])
      expect(json).toMatchObject({ error: { code: 'invalid-request', field } })
      expect(code).toBe(2)
      expect(JSON.stringify(json) + stderr).not.toContain(KEY)
      expect(exchanges).toEqual([])
    },
  )
})

describe('--config', () => {
  it('takes keys from variables, and outranks the environment for the providers that it names', async () => {
    const { SHARELINK_DOCSPACE_URL: baseUrl, SHARELINK_DOCSPACE_API_KEY: key = '' } = settingsOf(emulator())
    const path = await files.write({ [PROVIDER]: { baseUrl, apiKey: { env: 'PORTAL_KEY' } } })
    const env = { SHARELINK_DOCSPACE_URL: 'https://other.example.org', SHARELINK_DOCSPACE_API_KEY: SECRETS.OTHER_PW }
    const { code } = await runCli([...CREATE, '--config', path], { env: { ...env, PORTAL_KEY: key } })
    expect(code).toBe(0)
    expect(emulator().requests).not.toEqual([])
  })
})
