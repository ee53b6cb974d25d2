import type { Capabilities, Held } from '@sharelink/core'
import type { Product } from './zoho-office-products.ts'

/** Nothing can be read, and without reading nothing can be changed in place. */
const UNSEEN: Held = { readBack: 'never', change: 'never' }

/** What Zoho Sheet or Show holds: shares with people, and nothing about them. */
export function zohoOfficeCapabilities({ provider, name, target }: Product): Capabilities {
  const lacking = (what: string): { lacking: string } => ({ lacking: `A share of ${name} has no ${what}.` })
  return {
    provider,
    links: [
      {
        target,
        kind: 'access',
        fields: {
          role: { ...UNSEEN, values: ['viewer', 'editor'] },
          audience: { readBack: 'always', change: 'never', values: ['people'] },
          // The answer lists users by the names that they were shared with, or by others.
          people: { readBack: 'sometimes', change: 'never', ids: true },
          listed: lacking('setting for who sees it listed'),
          name: lacking('name'),
          password: lacking('password'),
          expiresAt: lacking('expiry'),
          allowDownload: lacking('setting for downloading'),
          maxUses: lacking('limit of uses'),
          visitorFields: lacking('questions to visitors'),
          notify: lacking('message'),
        },
      },
    ],
    lists: [],
    revokeVerifiable: false,
    remarks: [
      `The share API of ${name} is retired, and so are the authtokens it takes: share the file in Zoho WorkDrive.`,
      'Shares cannot be read: there is no list, no update, and that a revoke worked is the word of the service.',
      'To give people another role, share with them again; to end it for some, revoke a ref that names them alone.',
    ],
  }
}
