import type { Target } from '@sharelink/core'
import type { ZohoDocsItem, ZohoDocsLinkVisibility } from '../../packages/emulator/src/zoho-docs/zoho-docs-state.ts'

export const PASSWORD = 'Quiet-Harbour-19'

/** An item of the old account, and what its owner knows of the link that the service does not tell. */
export type RetiredItem = {
  item: ZohoDocsItem
  target: Target
  knows: { password: string | null; expiresAt: Date | null }
}

const VISIBILITIES: readonly ZohoDocsLinkVisibility[] = ['linkshare', 'orglinkshare', 'orgshare']
const PEOPLE = [
  { email: 'ann@client.example', permission: 'readonly' },
  { email: 'bob@client.example', permission: 'readwrite' },
  { email: 'eve@client.example', permission: 'coowner' },
] as const

function linkOf(number: number): ZohoDocsItem['link'] {
  const visibility = VISIBILITIES[number % 3]
  // Every fifth item is shared with people only.
  if (visibility === undefined || number % 5 === 4) return undefined
  return {
    visibility,
    permission: number % 2 === 0 ? 'readonly' : 'readwrite',
    ...(number % 4 === 1 ? { password: PASSWORD } : {}),
    ...(number % 7 < 3 ? { expiresOn: '2026-12-31' } : {}),
  }
}

function itemOf(number: number): RetiredItem {
  const link = linkOf(number)
  const kind = number % 8 === 3 ? 'folder' : 'file'
  const id = `docs${String(number).padStart(2, '0')}${'a'.repeat(31)}`
  const { password = null, expiresOn } = link ?? {}
  return {
    item: {
      id,
      kind,
      name: `Item ${number}.pdf`,
      people: PEOPLE.filter((_person, index) => number % 5 === 4 || (number + index) % 6 === 0).map((one) => ({
        ...one,
      })),
      groups: number % 10 === 9 ? [{ id: 'g5', name: 'Sales', permission: 'readonly' }] : [],
      trashed: false,
      ...(link === undefined ? {} : { link }),
      ...(number % 11 === 0 ? { publication: { type: 'external', id: `pub${number}` } } : {}),
    },
    target: { kind, id },
    // The last second of the day in the account's zone, America/New_York.
    knows: { password, expiresAt: expiresOn === undefined ? null : new Date('2027-01-01T04:59:59.999Z') },
  }
}

/** Fifty items with links, people, groups and publications, passwords and expiries in every mixture. */
export const RETIRED: readonly RetiredItem[] = Array.from({ length: 50 }, (_, number) => itemOf(number))
