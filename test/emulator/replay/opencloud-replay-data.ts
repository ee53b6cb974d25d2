import { openCloudDrives, openCloudItems } from '@sharelink/emulator'
import type { OpenCloudSeed } from '@sharelink/emulator'

export type OpenCloudRecording = {
  readonly file: string
  /** When the recording was made. */
  readonly at: string
  readonly seed: OpenCloudSeed
  /** The recordings mask credentials; a visitor's password holds from the exchange of that number on. */
  readonly visitorPasswords: readonly (readonly [from: number, password: string])[]
  /** The numbers of the exchanges whose sender is not who they say they are. */
  readonly wrongUsers?: readonly number[]
}

const driveId = openCloudDrives.admin

/** What had been put there before: the folder, its file, and a byte that the quota shows and no exchange names. */
const room: NonNullable<OpenCloudSeed['items']> = [
  { id: openCloudItems.room, driveId, kind: 'folder', name: 'room' },
  {
    id: openCloudItems.report,
    driveId,
    kind: 'file',
    name: 'report.txt',
    parentId: openCloudItems.room,
    content: 'hello report',
  },
  { id: openCloudItems.notes, driveId, kind: 'file', name: 'before', content: '-' },
]

/** What the visitor's recording put there; the one after it shows the bytes. */
const visitorsFiles: NonNullable<OpenCloudSeed['items']> = ['x', 'y'].map((content, index) => ({
  id: `${driveId}!00000000-0000-4000-8000-00000000000${index}`,
  driveId,
  kind: 'file',
  name: `${content}.txt`,
  parentId: openCloudItems.room,
  content,
}))

const PASSWORD = 'S0me-Long-Passw0rd!'
const NEXT_PASSWORD = 'An0ther-Passw0rd!'

export const OPENCLOUD_RECORDINGS: readonly OpenCloudRecording[] = [
  { file: 'opencloud.http', at: '2026-11-21T22:03:00Z', seed: { items: [] }, visitorPasswords: [], wrongUsers: [76] },
  {
    file: 'opencloud-nopolicy.http',
    at: '2026-11-21T21:59:10Z',
    seed: { items: room, passwordEnforced: false, passwordPolicy: null },
    visitorPasswords: [
      [8, 'abc'],
      [14, 'wrong'],
    ],
  },
  {
    file: 'opencloud-visitor.http',
    at: '2026-11-21T21:59:34Z',
    seed: { items: room },
    visitorPasswords: [
      [1, PASSWORD],
      [5, 'wrong'],
      [7, PASSWORD],
      [15, PASSWORD],
      [16, NEXT_PASSWORD],
    ],
  },
  {
    file: 'opencloud-patch-empty.http',
    at: '2026-11-21T21:59:49Z',
    seed: { items: [...room, ...visitorsFiles] },
    visitorPasswords: [],
  },
]

/** Every exchange in which the emulator does not give the recorded answer, by recording and number, and why it does not. */
export const OPENCLOUD_DIFFERENCES: Readonly<Record<string, string>> = {}
