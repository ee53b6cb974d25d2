import type { NextcloudLink, NextcloudPolicies, NextcloudSeed, NextcloudUser } from '@sharelink/emulator'

export type NextcloudRecording = {
  readonly file: string
  /** When the recording was made. */
  readonly at: string
  readonly seed: NextcloudSeed
  /** What the administrator set before the exchange of that number. */
  readonly policies?: Readonly<Record<number, Partial<NextcloudPolicies>>>
  /** The recordings mask credentials: who sends the exchange of that number, where it is not alice with her password. */
  readonly senders?: Readonly<Record<number, Sender>>
  /** What the time was from the exchange of that number on. */
  readonly clock?: Readonly<Record<number, string>>
}

/** A visitor has the first link's token for a name. */
export type Sender = { readonly username?: string; readonly password: string }

const ALICE = {
  username: 'alice',
  displayName: 'Alice',
  password: 'Al1ce-Passw0rd-of-Nextcl0ud',
  appPassword: 'alice-app-password',
  accessToken: 'alice-access-token',
}

const BOB: NextcloudUser = {
  username: 'bob',
  displayName: 'Bob',
  password: 'B0b00-Passw0rd-of-Nextcl0ud',
  appPassword: 'bob-app-password',
  accessToken: 'bob-access-token',
  storage: 5,
  rootId: 7,
}

export const OWNER: Sender = { username: ALICE.username, password: ALICE.password }

/** The two later recordings are of one server; a link that stood there before is the first of the list. */
const standing: NextcloudLink = {
  id: 4,
  token: 'T98WrfdnPYoPsjt',
  itemId: 19,
  owner: 'alice',
  permissions: 17,
  password: null,
  expiration: null,
  label: '',
  note: '',
  hideDownload: false,
  attributes: null,
  createdAt: 1_795_297_121_000,
}

const secondServer: NextcloudSeed = {
  users: [{ ...ALICE, storage: 4, rootId: 18 }, BOB],
  items: [{ id: 19, path: '/room', kind: 'folder' }],
  links: [standing],
}

export const NEXTCLOUD_RECORDINGS: readonly NextcloudRecording[] = [
  {
    file: 'nextcloud.http',
    at: '2026-11-21T22:02:40Z',
    seed: { users: [{ ...ALICE, storage: 3, rootId: 17 }, BOB], items: [] },
    senders: {
      36: { username: 'alice', password: 'wrong' },
      41: { username: 'bob', password: BOB.password },
      43: { password: 'wrong' },
      44: { password: 'An0ther-Long-Pw!' },
      45: { password: 'An0ther-Long-Pw!' },
    },
  },
  {
    file: 'nextcloud-policies.http',
    at: '2026-11-21T21:39:35Z',
    seed: { ...secondServer, nextLinkId: 5 },
    policies: {
      63: { passwordEnforced: true },
      67: { passwordEnforced: false, defaultExpiry: { days: 7, enforced: false } },
      69: { defaultExpiry: { days: 7, enforced: true } },
      73: { defaultExpiry: null, publicUpload: false },
      77: { publicUpload: true, links: false },
      79: { links: true, shareApi: false },
      // Maintenance had been switched on, and the server had not noticed yet.
      80: { shareApi: true },
    },
  },
  {
    file: 'nextcloud-expired.http',
    at: '2026-11-21T22:00:16Z',
    seed: { ...secondServer, nextLinkId: 120 },
    clock: { 2: '2030-01-01T00:00:00Z' },
  },
]

/** Every exchange in which the emulator does not give the recorded answer, by recording and number, and why it does not. */
export const NEXTCLOUD_DIFFERENCES: Readonly<Record<string, string>> = {}
