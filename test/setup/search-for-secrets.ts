import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { afterAll, beforeAll, expect } from 'vitest'
import { docSpaceUsers } from '../../packages/emulator/src/onlyoffice-docspace/docspace-seed.ts'
import { nextcloudUsers } from '../../packages/emulator/src/nextcloud/nextcloud-seed.ts'
import { openCloudUsers } from '../../packages/emulator/src/opencloud/opencloud-seed.ts'
import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { ZOHO_DOCS_ACCESS_TOKEN, ZOHO_DOCS_AUTH_TOKEN } from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import {
  ZOHO_OFFICE_API_KEY,
  ZOHO_OFFICE_AUTH_TOKEN,
} from '../../packages/emulator/src/zoho-office/zoho-office-seed.ts'

// The constants alone: this file stands before every test file.
/** Every credential that the emulators know: none may be in what the library tells the world. */
const CREDENTIALS: readonly string[] = [
  ...Object.values(docSpaceUsers).flatMap(({ apiKey, token }) => [apiKey, token]),
  ...Object.values(nextcloudUsers).flatMap(({ password, appPassword, accessToken }) => [
    password,
    appPassword,
    accessToken,
  ]),
  ...Object.values(openCloudUsers).flatMap(({ password, appPassword, accessToken }) => [
    password,
    appPassword,
    accessToken,
  ]),
  ZOHO_ACCOUNTS_SEED.clientSecret,
  ZOHO_ACCOUNTS_SEED.refreshToken,
  ZOHO_ACCOUNTS_SEED.accessToken,
  ZOHO_DOCS_ACCESS_TOKEN,
  ZOHO_DOCS_AUTH_TOKEN,
  ZOHO_OFFICE_API_KEY,
  ZOHO_OFFICE_AUTH_TOKEN,
]

const SECRET_MEMBER = /^(password|password_text|authtoken|apikey|refresh_token|client_secret|access_token|code)$/i

/** Paths of members that should be masked and are not. */
function unmasked(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const here = `${path}.${key}`
    const shown = SECRET_MEMBER.test(key) && typeof member === 'string' && member !== '' && member !== '***'
    return [...(shown ? [here] : []), ...unmasked(member, here)]
  })
}

const leaks = new Set<string>()

function look(exchange: unknown): void {
  const text = JSON.stringify(exchange)
  for (const secret of CREDENTIALS) if (text.includes(secret)) leaks.add(`a credential in ${text.slice(0, 80)}…`)
  for (const path of unmasked(exchange)) leaks.add(path)
}

/** Whatever a test file does, the exchanges that it makes hold no secret: looked for in every one of them. */
beforeAll(() => subscribe('sharelink', look))
afterAll(() => {
  unsubscribe('sharelink', look)
  expect([...leaks]).toEqual([])
})
