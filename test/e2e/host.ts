import type { Role, ShareLinkDraft, ShareLinks, Target } from '@sharelink/core'

/** What a stranger with the address of a link can do; an HTTP status each. */
export type Visitor = {
  /** Reads the file that is shared, or that lies in the shared folder. */
  read: (url: string, password?: string) => Promise<number>
  /** Puts a new file into the shared folder. */
  upload: (url: string, name: string, password?: string) => Promise<number>
}

/** A server on which a run may make a folder of its own, and take it away after. */
export type Host = {
  provider: string
  links: ShareLinks
  /** The same with a credential that the server does not know. */
  strangers: ShareLinks
  /** Makes a folder with a file in it. */
  prepare: () => Promise<{ folder: Target; file: Target; remove: () => Promise<void> }>
  visitor: Visitor
  /** Roles that a link of a folder can give, and what a visitor may do with them. */
  folderRoles: readonly { role: Role; reads: boolean; uploads: boolean }[]
  /** A protection that not every server has, on a link of the file. */
  special: {
    what: string
    asks: Pick<ShareLinkDraft, 'audience' | 'allowDownload' | 'password'>
    strangersRefused: boolean
  }
  /** Milliseconds from now to an expiry that this server holds as it is asked for, rounded down at most. */
  expiresIn: number
}

/** Where a host is, and who makes the links. */
export type HostSettings = { url: string; user: string; password: string }
