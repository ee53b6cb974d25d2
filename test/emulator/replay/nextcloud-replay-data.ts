import { nextcloudUsers } from '@sharelink/emulator'
import type { NextcloudItem, NextcloudRules } from '@sharelink/emulator'

const owner = nextcloudUsers.alice.id

/** What had been put there before. */
const ROOM: NextcloudItem[] = [
  { id: 18, owner, kind: 'folder', path: '/room', content: '' },
  { id: 19, owner, kind: 'file', path: '/room/report.txt', content: 'hello report' },
]

export type NextcloudRecording = {
  readonly file: string
  /** When it was made; and from which exchange on at another time. */
  readonly times: readonly (readonly [from: number, at: string])[]
  readonly items: NextcloudItem[]
  /** The number that the next link had. */
  readonly nextId: number
  /** What the administrator had set, from the exchange of that number on; no exchange tells it. */
  readonly rules?: readonly (readonly [from: number, rules: Partial<NextcloudRules>])[]
  /** The recordings mask credentials: whose they were, where not alice's own. */
  readonly senders?: Readonly<Record<number, 'wrong password' | 'bob'>>
  /** What the visitor of an exchange typed. */
  readonly typed?: Readonly<Record<number, string>>
}

export const NEXTCLOUD_RECORDINGS: readonly NextcloudRecording[] = [
  {
    file: 'nextcloud.http',
    times: [[1, '2026-11-21T22:02:40Z']],
    items: [],
    nextId: 1,
    senders: { 36: 'wrong password', 41: 'bob' },
    typed: { 43: 'wrong', 44: 'An0ther-Long-Pw!', 45: 'An0ther-Long-Pw!' },
  },
  {
    file: 'nextcloud-policies.http',
    times: [[1, '2026-11-21T21:39:40Z']],
    items: ROOM,
    nextId: 5,
    rules: [
      [63, { passwordEnforced: true }],
      [67, { passwordEnforced: false, defaultExpiry: { days: 7, enforced: false } }],
      [69, { defaultExpiry: { days: 7, enforced: true } }],
      [73, { defaultExpiry: null, publicUpload: false }],
      [77, { publicUpload: true, linksEnabled: false }],
      [79, { linksEnabled: true, apiEnabled: false }],
      [80, { apiEnabled: true }],
    ],
  },
  {
    file: 'nextcloud-expired.http',
    times: [
      [1, '2026-11-21T22:00:16Z'],
      [2, '2030-01-01T00:00:01Z'],
    ],
    items: ROOM,
    nextId: 120,
  },
]

const NOT_EMULATED = 'The server has many apps, of whose capabilities only those of sharing are emulated.'
const OTHER_LINKS = 'The folder had more than a hundred links of earlier recordings.'
const PAGE = 'The page of an unknown link is for people; its text is not emulated.'

/** Every exchange in which the emulator does not give the recorded answer, by recording and number, and why it does not. */
export const NEXTCLOUD_DIFFERENCES: Readonly<Record<string, string>> = {
  'nextcloud.http 3': NOT_EMULATED,
  'nextcloud-expired.http 2': OTHER_LINKS,
  'nextcloud-expired.http 6': PAGE,
}
