import { type ShareLink, ShareLinkError } from '@sharelink/core'
import { PROVIDER } from './zoho-docs-settings.ts'

/** The place is taken, by this link. */
export function conflict(link: ShareLink, message: string): ShareLinkError {
  return new ShareLinkError({ code: 'conflict', provider: PROVIDER, link, message })
}
