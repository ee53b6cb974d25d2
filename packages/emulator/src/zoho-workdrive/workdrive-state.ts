import type { ZohoAccountsState } from '../zoho-accounts/zoho-accounts-state.ts'
import type { Clock } from '../kernel.ts'
import type { WorkDriveSettings } from './workdrive-settings.ts'

/** A file or folder. `native` files are Zoho's own documents, which can be edited in the browser. */
export type WorkDriveItem = {
  /** 37 characters: five lower-case alphanumerics, 32 hexadecimal digits. */
  readonly id: string
  name: string
  readonly kind: 'file' | 'native' | 'folder'
  /** The application of a native file; links to sheets have a path of their own. */
  readonly app?: 'writer' | 'sheet' | 'show'
  /** The My Folders or team folder that it lies in. */
  readonly spaceId: string
  status: 'active' | 'draft' | 'trashed'
  /** False when the token's user may not read it, which the API tells like a missing item. */
  readable: boolean
}

/** My Folders, or a team folder with its own switch for external sharing. */
export type WorkDriveSpace = {
  readonly id: string
  readonly kind: 'my-folders' | 'team-folder'
  externalSharing: boolean
}

/** An external link; custom links are for viewing, editing and uploading. */
export type WorkDriveLink = {
  /** 64 lower-case hexadecimal digits, also the end of the public address. */
  readonly id: string
  readonly type: 'custom' | 'download'
  readonly resourceId: string
  readonly name: string
  /** Null on download links. */
  readonly roleId: string | null
  allowDownload: boolean
  password: string | null
  readonly requestUserData: boolean
  readonly inputFields: readonly unknown[]
  /** Milliseconds since 1970. */
  expiresAt: number | null
  readonly downloadLimit: number | null
  downloads: number
  readonly createdAt: number
  modifiedAt: number
}

/** An embed code as a team folder's link list shows it among the links. Its shape there is inferred. */
export type WorkDriveEmbed = {
  readonly id: string
  readonly type: 'permissions' | 'links'
  readonly spaceId: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Everything the WorkDrive server knows, and how it behaves where the documents leave room. */
export type WorkDriveState = WorkDriveSettings & {
  readonly clock: Clock
  readonly accounts: ZohoAccountsState
  /** By id; deleting an item or a link makes its id unknown. */
  readonly items: Map<string, WorkDriveItem>
  readonly spaces: Map<string, WorkDriveSpace>
  readonly links: Map<string, WorkDriveLink>
  readonly embeds: WorkDriveEmbed[]
}
