import {
  createShareLinks,
  type ShareLink,
  type ShareLinks,
  type Target,
  translate,
  type Translation,
} from '@sharelink/core'
import {
  docSpaceUsers,
  startEmulator,
  type StartedEmulator,
  virtualClock,
  WORKDRIVE_SEED,
  ZOHO_ACCOUNTS_SEED,
  zohoDocsSeed,
} from '@sharelink/emulator'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { RETIRED, type RetiredItem } from './retired-items.ts'

/** An item of the old account, one of its links, and the link as it is in truth. */
export type Moved = { retired: RetiredItem; link: ShareLink; truth: ShareLink }

export type Migration = {
  emulator: StartedEmulator
  old: ShareLinks
  to: { readonly 'zoho-workdrive': ShareLinks; readonly 'onlyoffice-docspace': ShareLinks }
  stop: () => Promise<void>
}

/** The new item of an old one: the same kind, at the other provider. */
export function newTarget(provider: keyof Migration['to'], { target }: RetiredItem): Target {
  const number = RETIRED.findIndex((retired) => retired.target.id === target.id)
  if (provider === 'onlyoffice-docspace') return { kind: target.kind, id: String(9000 + number) }
  return { kind: target.kind, id: `wd${target.id.slice(4)}` }
}

function workDriveItems() {
  return RETIRED.map((retired) => ({
    id: newTarget('zoho-workdrive', retired).id,
    name: retired.item.name,
    spaceId: WORKDRIVE_SEED.myFolderId,
    status: 'active' as const,
    readable: true,
    ...(retired.item.kind === 'folder'
      ? { kind: 'folder' as const }
      : { kind: 'native' as const, app: 'writer' as const }),
  }))
}

function docSpaceItems(kind: 'file' | 'folder') {
  return RETIRED.filter(({ item }) => item.kind === kind).map((retired) => ({
    id: Number(newTarget('onlyoffice-docspace', retired).id),
    title: kind === 'file' ? `${retired.item.name}.docx` : retired.item.name,
  }))
}

/** The account that closes, and the two that its links may go to. */
export async function startMigration(liveDetails: boolean): Promise<Migration> {
  const clock = virtualClock()
  const emulator = await startEmulator({
    providers: ['zoho-docs', 'zoho-workdrive', 'onlyoffice-docspace'],
    clock,
    seed: {
      'zoho-docs': { items: RETIRED.map(({ item }) => item), liveDetails },
      'zoho-workdrive': { items: workDriveItems() },
      'onlyoffice-docspace': { files: docSpaceItems('file'), folders: docSpaceItems('folder') },
    },
  })
  const { urls } = emulator
  const runtime = { clock, sleep: async (milliseconds: number) => clock.advance(milliseconds) }
  const zoho = { accessToken: ZOHO_ACCOUNTS_SEED.accessToken, limits: false } as const
  const docs = { ...zoho, baseUrl: urls['zoho-docs'], timeZone: zohoDocsSeed.ZOHO_DOCS_TIME_ZONE }
  const workDrive = { ...zoho, baseUrl: urls['zoho-workdrive'], timeZone: WORKDRIVE_SEED.timeZone }
  const docSpace = { baseUrl: urls['onlyoffice-docspace'], apiKey: docSpaceUsers.owner.apiKey, limits: false } as const
  return {
    emulator,
    old: createShareLinks(createZohoDocs(docs), runtime),
    to: {
      'zoho-workdrive': createShareLinks(createWorkDrive(workDrive), runtime),
      'onlyoffice-docspace': createShareLinks(createDocSpace(docSpace), runtime),
    },
    stop: () => emulator.stop(),
  }
}

/** What the server holds of a link of which the API tells less. */
function truthOf({ item, knows }: RetiredItem, link: ShareLink): ShareLink {
  if (link.id !== 'link') return link
  const role = item.link?.permission === 'readwrite' ? 'editor' : 'viewer'
  return { ...link, role, passwordProtected: knows.password !== null, expiresAt: knows.expiresAt }
}

/** Every link that the old account lists. */
export async function linksOf({ old }: Migration): Promise<readonly Moved[]> {
  const moved: Moved[] = []
  for (const retired of RETIRED)
    for await (const link of old.list(retired.target)) moved.push({ retired, link, truth: truthOf(retired, link) })
  return moved
}

/** Translates with what the owner knows, or with nothing but what is told. */
export function translated(
  { old, to }: Migration,
  provider: keyof Migration['to'],
  { retired, link, truth }: Moved,
  isKnown: boolean,
): Translation {
  const { password, expiresAt } = retired.knows
  const known = link.id === 'link' ? { password, expiresAt, role: truth.role } : {}
  const options = { target: newTarget(provider, retired), from: old.capabilities, ...(isKnown ? known : {}) }
  return translate(link, to[provider].capabilities, options)
}
