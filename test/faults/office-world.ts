import { createShareLinks, type ShareLinkDraft } from '@sharelink/core'
import { zohoOfficeSeed } from '@sharelink/emulator'
import { createZohoSheet, createZohoShow } from '@sharelink/zoho-office'
import { OPEN } from './held.ts'
import type { World } from './scenario.ts'

const { ZOHO_OFFICE_API_KEY, ZOHO_OFFICE_AUTH_TOKEN, ZOHO_OFFICE_DOCUMENT_ID } = zohoOfficeSeed
const ROLES = { readonly: 'viewer', readwrite: 'editor' } as const
const JSON_TYPE = { 'content-type': 'application/json' }

const FACTORIES = { 'zoho-sheet': createZohoSheet, 'zoho-show': createZohoShow }
const KINDS = { 'zoho-sheet': 'spreadsheet', 'zoho-show': 'presentation' } as const

function office(provider: keyof typeof FACTORIES): World {
  const target = { kind: KINDS[provider], id: ZOHO_OFFICE_DOCUMENT_ID }
  const people = ['derrick@example.com', 'simon@example.com']
  const draft: ShareLinkDraft = { target, role: 'viewer', audience: 'people', people }
  const failure = (message: string): string => JSON.stringify({ response: { error: { code: '2500', message } } })
  return {
    provider,
    client: (baseUrl, runtime) => {
      const credentials = { apiKey: ZOHO_OFFICE_API_KEY, authToken: ZOHO_OFFICE_AUTH_TOKEN }
      return createShareLinks(FACTORIES[provider]({ ...credentials, baseUrl }), runtime)
    },
    // The service holds people one by one; those with one access are what one create shared with.
    heldId: (id) => (id.includes('martha') ? 'readwrite' : 'readonly'),
    held: (emulator, { id }) => {
      const shares = emulator.state[provider].documents.find((one) => one.id === id)?.sharedWith ?? []
      const accesses = [...new Set(shares.map(({ access }) => access))]
      return accesses.map((access) => {
        const named = shares.filter((share) => share.access === access).map(({ zohoId }) => `${zohoId}@example.com`)
        return { ...OPEN, id: access, role: ROLES[access], audience: 'people', people: named }
      })
    },
    secrets: () => [ZOHO_OFFICE_API_KEY, ZOHO_OFFICE_AUTH_TOKEN],
    ownFailure: (text) => ({ status: 500, headers: JSON_TYPE, body: failure(`Internal server error ${text}`) }),
    tokenRefused: {
      status: 401,
      headers: JSON_TYPE,
      body: JSON.stringify({ response: { error: { code: '2890', message: 'Invalid ticket' } } }),
    },
    scenarios: [
      { name: 'create', does: 'create', draft },
      {
        name: 'create for editors',
        does: 'create',
        made: [draft],
        draft: { ...draft, role: 'editor', people: ['martha@example.com'] },
      },
      { name: 'revoke', does: 'revoke', made: [draft], target },
    ],
  }
}

export const OFFICE_WORLDS: readonly World[] = [office('zoho-sheet'), office('zoho-show')]
