import type { ShareLink } from '@sharelink/core'
import { type Seeds, zohoOfficeSeed } from '@sharelink/emulator'

/** Where people get to by a link that has an address, and by one of which none is told. */
export function addressOf({ url, target, provider }: ShareLink, origin: string): string | undefined {
  if (url !== undefined) return url
  if (provider === 'zoho-docs') return `${origin}/${target.kind}/${target.id}`
  return provider === 'zoho-sheet' || provider === 'zoho-show' ? `${origin}/${target.id}` : undefined
}

const owner = { zohoId: 'owner', email: zohoOfficeSeed.ZOHO_OFFICE_OWNER }
const users = [owner, ...['ann', 'bob'].map((zohoId) => ({ zohoId, email: `${zohoId}@client.example` }))]

/** Sheet and Show share with people who have an account, and so those of the drafts need one. */
export const PEOPLE_SEED: Partial<Seeds> = {
  'zoho-sheet': { users },
  'zoho-show': { users },
  // Most servers enforce a password; most drafts of the demo have none, and would all be refused.
  opencloud: { passwordEnforced: false },
}
