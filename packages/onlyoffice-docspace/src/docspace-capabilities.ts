import type { Capabilities } from '@sharelink/core'
import { entryLinks } from './docspace-entry-capabilities.ts'
import type { Config } from './docspace-link-fields.ts'
import { invitations, roomLinks } from './docspace-room-capabilities.ts'
import { PROVIDER } from './docspace-settings.ts'

/** What DocSpace holds, by the version of the server where that is known. */
export function docSpaceCapabilities(config: Config): Capabilities {
  return {
    provider: PROVIDER,
    links: [
      ...roomLinks(config),
      ...invitations(config),
      ...entryLinks('file', config),
      ...entryLinks('folder', config),
    ],
    lists: ['room', 'file', 'folder'],
    revokeVerifiable: true,
    remarks: [
      'The primary link of a public room holds no expiry and is replaced by a new one when revoked.',
      'Members who may edit access can read the passwords of links in clear.',
      'Links on files and folders of a public room are for anyone; those in a data room are for the organization.',
    ],
  }
}
