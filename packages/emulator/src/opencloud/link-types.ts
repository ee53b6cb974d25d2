import type { OpenCloudItem, OpenCloudLinkType } from './opencloud-state.ts'

/** The enumeration of the document (sharingLinkType). */
const WORDS = ['internal', 'view', 'upload', 'edit', 'createOnly', 'blocksDownload'] as const

export function isLinkWord(word: string): word is (typeof WORDS)[number] {
  return WORDS.some((known) => known === word)
}

/** What a visitor may do by a link of each type; an internal one gives nothing of its own. */
export const ABILITIES: Readonly<
  Record<OpenCloudLinkType, { readonly read: boolean; readonly create: boolean; readonly change: boolean }>
> = {
  internal: { read: false, create: false, change: false },
  view: { read: true, create: false, change: false },
  upload: { read: true, create: true, change: false },
  edit: { read: true, create: true, change: true },
  createOnly: { read: false, create: true, change: false },
}

/** The permission set of a word; undefined where there is none: on a file two words have none, `blocksDownload` has none at all. */
export function linkTypeFor(kind: OpenCloudItem['kind'], word: unknown): OpenCloudLinkType | undefined {
  if (word === 'view' || word === 'edit' || word === 'internal') return word
  return kind === 'folder' && (word === 'upload' || word === 'createOnly') ? word : undefined
}

/** Whether somebody who may delete the password of a read-only link may do so here. */
export function isReadOnly(type: OpenCloudLinkType): boolean {
  return type === 'view' || type === 'internal'
}
