import type { ShareLink } from '@sharelink/core'
import { openCloudUsers, type Seeds, type ServerName, zohoOfficeSeed } from '@sharelink/emulator'

/** Where people get to by a link that has an address, and by one of which none is told. */
export function addressOf({ url, target, provider }: ShareLink, origin: string): string | undefined {
  if (url !== undefined) return url
  if (provider === 'zoho-docs') return `${origin}/${target.kind}/${target.id}`
  return provider === 'zoho-sheet' || provider === 'zoho-show' ? `${origin}/${target.id}` : undefined
}

const owner = { zohoId: 'owner', email: zohoOfficeSeed.ZOHO_OFFICE_OWNER }
const users = [owner, ...['ann', 'bob'].map((zohoId) => ({ zohoId, email: `${zohoId}@client.example` }))]

/**
 * Sheet and Show share with people who have an account, and so those of the drafts need one. OpenCloud demands a
 * password of every link unless its administrator says otherwise, and some drafts have none.
 */
export const DEMO_SEED: Partial<Seeds> = {
  opencloud: { passwordEnforced: false },
  'zoho-sheet': { users },
  'zoho-show': { users },
}

/** Who plays a colleague where not any member will do: a link of OpenCloud's gives no right, and she has one. */
export const COLLEAGUES: Partial<Record<ServerName, string>> = { opencloud: openCloudUsers.marie.username }
