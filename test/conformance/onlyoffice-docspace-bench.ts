import { createShareLinks, type Role, type Target } from '@sharelink/core'
import {
  createEmulator,
  docSpaceFiles,
  docSpaceFolders,
  type DocSpaceLink,
  docSpaceRooms,
  type DocSpaceSeed,
  type DocSpaceState,
  docSpaceUsers,
  type Emulator,
  startEmulator,
  type VirtualClock,
  virtualClock,
} from '@sharelink/emulator'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import type { Bench, HeldLink, Place } from '@sharelink/testing'
import { inProcess } from './in-process.ts'

const PROVIDER = 'onlyoffice-docspace'

/** FileShare.cs:41-78. */
const ROLES: Readonly<Record<number, Role>> = {
  2: 'viewer',
  5: 'reviewer',
  6: 'commenter',
  7: 'form-filler',
  10: 'editor',
  11: 'contributor',
}

function heldLink(stored: DocSpaceLink): HeldLink {
  const { id, title, access, internal, password, expirationDate, denyDownload, maxUseCount, subjectType } = stored
  const role = ROLES[access]
  const common = {
    id,
    ...(role === undefined ? {} : { role }),
    passwordProtected: password !== null,
    audience: internal ? 'organization' : 'anyone',
    name: title,
    expiresAt: expirationDate === null ? null : new Date(expirationDate),
  } as const
  return subjectType === 3 ? { ...common, maxUses: maxUseCount } : { ...common, allowDownload: !denyDownload }
}

/** Files and folders list external links only. */
function linksOf(state: DocSpaceState, { kind, id }: Target): readonly HeldLink[] {
  const places = kind === 'room' ? state.rooms : kind === 'folder' ? state.folders : state.files
  const links = places.find((place) => String(place.id) === id)?.links ?? []
  return links.map((link) => heldLink(link))
}

/** A portal behind a socket, seen from its own side. */
export async function startPortal(seed: DocSpaceSeed, settings: Partial<DocSpaceSettings> = {}): Promise<Bench> {
  const clock = virtualClock()
  const emulator = await startEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const { apiKey } = docSpaceUsers.owner
  const adapter = createDocSpace({ baseUrl: emulator.urls[PROVIDER], apiKey, ...settings })
  return { ...portalBench(emulator, clock, (runtime) => createShareLinks(adapter, runtime)), stop: emulator.stop }
}

/** The same without a socket. */
export function portalInProcess(seed: DocSpaceSeed, settings: Partial<DocSpaceSettings> = {}): Bench {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const { apiKey } = docSpaceUsers.owner
  const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey, ...settings })
  const handed = inProcess(adapter, (request) => emulator.handle(PROVIDER, request))
  return portalBench(emulator, clock, (runtime) => createShareLinks(handed, runtime))
}

function portalBench(emulator: Emulator, clock: VirtualClock, createClient: Bench['createClient']): Bench {
  return {
    clock,
    createClient,
    secrets: [docSpaceUsers.owner.apiKey],
    world: {
      links: (target) => linksOf(emulator.state[PROVIDER], target),
      requests: () => emulator.requests.map(({ method, path }) => ({ method, url: path })),
      visit: (url, visitor) => {
        // Whoever accepts an invitation has to sign in.
        const path = emulator.state[PROVIDER].shortLinks[new URL(url).pathname.slice('/s/'.length)] ?? ''
        const signedIn = visitor.signedIn === true || path.startsWith('/confirm/LinkInvite')
        return emulator.visit(PROVIDER, { url, ...visitor, signedIn })
      },
    },
  }
}

function room(id: string | number, type?: string): Target {
  return { kind: 'room', id: String(id), ...(type === undefined ? {} : { type }) }
}

const viewer = { role: 'viewer', audience: 'anyone' } as const
const invited = { ...viewer, kind: 'invitation' } as const
/** What documents can give; forms alone can be filled in (FileSecurity.cs:3267-3341). */
const OF_DOCUMENTS: readonly Role[] = ['viewer', 'commenter', 'reviewer', 'editor']

/** Every place that takes external links, on 3.5 and later. */
export const PLACES: readonly Place[] = [
  {
    label: 'custom room',
    draft: { ...viewer, target: room(docSpaceRooms.custom) },
    type: 'CustomRoom',
    otherTarget: room(docSpaceRooms.thirdParty),
  },
  { label: 'public room', draft: { ...viewer, target: room(docSpaceRooms.public, 'PublicRoom') } },
  {
    label: 'document',
    draft: { ...viewer, target: { kind: 'file', id: String(docSpaceFiles.myDocument) } },
    type: 'my documents',
    otherTarget: { kind: 'file', id: docSpaceFiles.thirdParty },
    roles: OF_DOCUMENTS,
  },
  {
    label: 'document of a public room',
    draft: { ...viewer, target: { kind: 'file', id: String(docSpaceFiles.public), type: 'PublicRoom' } },
    roles: OF_DOCUMENTS,
  },
  {
    label: 'form',
    draft: { role: 'editor', audience: 'anyone', target: { kind: 'file', id: String(docSpaceFiles.myForm) } },
    type: 'my documents',
    roles: ['editor', 'form-filler'],
  },
  {
    label: 'folder',
    draft: { ...viewer, target: { kind: 'folder', id: String(docSpaceFolders.my) } },
    type: 'my documents',
    otherTarget: { kind: 'folder', id: docSpaceFolders.thirdParty },
    roles: OF_DOCUMENTS,
  },
  {
    label: 'folder of a data room',
    draft: {
      role: 'viewer',
      audience: 'organization',
      target: { kind: 'folder', id: String(docSpaceFolders.virtualData), type: 'VirtualDataRoom' },
    },
    roles: OF_DOCUMENTS,
  },
]

/** One invitation per room: a second one meets a full list. */
export const INVITATIONS: readonly Place[] = [
  {
    label: 'invitation to a custom room',
    draft: { ...invited, target: room(docSpaceRooms.custom) },
    type: 'CustomRoom',
    otherTarget: room(docSpaceRooms.thirdParty),
    single: true,
  },
  {
    label: 'invitation to a form room',
    draft: { ...invited, role: 'form-filler', target: room(docSpaceRooms.fillingForms, 'FillingFormsRoom') },
    single: true,
  },
  {
    label: 'invitation to a data room',
    draft: { ...invited, target: room(docSpaceRooms.virtualData, 'VirtualDataRoom') },
    single: true,
  },
]
