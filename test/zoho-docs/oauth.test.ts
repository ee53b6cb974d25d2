import { createShareLinks } from '@sharelink/core'
import { startEmulator, virtualClock, ZOHO_ACCOUNTS_SEED, zohoDocsSeed } from '@sharelink/emulator'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { expect, onTestFinished, test } from 'vitest'
import { NOW } from './docs-bench.ts'

const { clientId, clientSecret, refreshToken, redirectUri } = ZOHO_ACCOUNTS_SEED

test('a refresh token is enough: the access token that it makes is the one that is sent', async () => {
  const clock = virtualClock(NOW)
  const emulator = await startEmulator({ providers: ['zoho-docs'], clock })
  onTestFinished(emulator.stop)
  const origin = emulator.urls['zoho-docs']
  const credential = { clientId, clientSecret, refreshToken, redirectUri }
  const adapter = createZohoDocs({ ...credential, accountsUrl: origin, baseUrl: origin })
  const links = createShareLinks(adapter, { clock })
  const target = { kind: 'file', id: zohoDocsSeed.ZOHO_DOCS_DOCUMENT_ID } as const
  const { link } = await links.create({ target, role: 'viewer', audience: 'organization' })
  expect(await links.get(link.ref)).toEqual(link)
  expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
})
