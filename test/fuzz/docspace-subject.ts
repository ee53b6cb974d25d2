import { createShareLinks, type ShareLinkDraft, type ShareLinkPatch, type Target } from '@sharelink/core'
import { createEmulator, docSpaceFiles, docSpaceFolders, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { createDocSpace, type DocSpaceState } from '@sharelink/onlyoffice-docspace'
import type { Adapter } from '@sharelink/core'
import { readExpiration } from '../../packages/onlyoffice-docspace/src/docspace-date.ts'
import { readRefusal } from '../../packages/onlyoffice-docspace/src/docspace-errors.ts'
import { fromWire } from '../../packages/onlyoffice-docspace/src/docspace-mapping-answers.ts'
import type { Chance } from './chance.ts'
import { DOCSPACE_TOLD, readDocSpace, readDocSpaceEntry } from './docspace-reading.ts'
import { overProcess } from './in-process-way.ts'
import { claimedTooMuch, member } from './reading.ts'
import type { Subject } from './run-case.ts'
import { answerOf, chooseOperation, hostileLine, movingClock, type Session } from './session.ts'
import { entry, exception, invitation, validation } from '../onlyoffice-docspace/wire-samples.ts'

const PROVIDER = 'onlyoffice-docspace'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Lantern-Orchard-58'
const EXPIRY = '2030-01-02T03:04:05.000Z'
const { apiKey } = docSpaceUsers.owner

const ROOM: Target = { kind: 'room', id: String(docSpaceRooms.custom) }
const TARGETS: readonly Target[] = [
  ROOM,
  { ...ROOM, type: 'CustomRoom' },
  { kind: 'file', id: String(docSpaceFiles.myDocument) },
  { kind: 'folder', id: String(docSpaceFolders.my) },
]

const PLAIN = { role: 'viewer', audience: 'anyone' } as const
const GUARDED = { password: PASSWORD, expiresAt: EXPIRY, allowDownload: false } as const
const DRAFTS: readonly Omit<ShareLinkDraft, 'target'>[] = [
  { ...PLAIN, ...GUARDED, audience: 'organization' },
  { ...PLAIN, ...GUARDED, name: 'Board papers' },
  { role: 'commenter', audience: 'organization', password: null, expiresAt: null },
  { role: 'editor', audience: 'anyone', password: PASSWORD },
  PLAIN,
]
const INVITATION: ShareLinkDraft = { target: ROOM, kind: 'invitation', ...PLAIN, maxUses: 5, expiresAt: EXPIRY }

const PATCHES: readonly ShareLinkPatch[] = [
  { password: OTHER_PASSWORD },
  { expiresAt: '2029-05-06T07:08:09Z', allowDownload: false },
  { role: 'viewer' },
  { audience: 'organization', password: OTHER_PASSWORD },
  { password: null, expiresAt: null },
  { name: 'Minutes' },
]

const SAMPLES: readonly string[] = [
  { response: entry({ password: 'h8Iz0WvT1j', expirationDate: '2030-01-01T03:00:00.0000000+03:00' }), count: 1 },
  { response: [entry(), invitation({ maxUseCount: 10 })], count: 2, total: 1_000_000, status: 0, statusCode: 200 },
  { response: { id: 3975, roomType: 5, canShare: true, security: { EditAccess: true } } },
  { response: { id: 5001, canShare: true, availableShareRights: { ExternalLink: ['Editing', 'Read', 'None'] } } },
  { count: 0, links: [], status: 0, statusCode: 200 },
  exception(403, 'System.InvalidOperationException', 'The role is not available for this user type').json,
  exception(400, 'System.ArgumentException', "(Parameter 'expirationDate')").json,
  validation({ title: ['too long'] }).json,
].map((sample) => JSON.stringify(sample))

/** What the pure decoders make of a text. */
function decode({ status, headers, body }: Parameters<Session['decode']>[0]): string[] {
  const answer = answerOf({ status, headers, body })
  readRefusal(answer, true)
  const response = member(answer.json, 'response')
  const entries: readonly unknown[] = [answer.json, response, ...(Array.isArray(response) ? response : [])]
  return entries.flatMap((value) => {
    readExpiration(value)
    const read = fromWire(ROOM, value, PASSWORD)
    return read === undefined
      ? []
      : claimedTooMuch(read.link, readDocSpaceEntry(value)).map((claim) => `decodes ${claim}`)
  })
}

/** DocSpace; `through` may put something between the adapter and its client, as a test of the judge does. */
export function docSpaceSubject(
  through: (adapter: Adapter<DocSpaceState>) => Adapter<DocSpaceState> = (adapter) => adapter,
): Subject {
  return {
    name: PROVIDER,
    begin: async (chance: Chance) => {
      const clock = movingClock(Date.parse('2026-11-21T12:00:00Z'))
      const version = chance.pick(['3.2.1', '3.6.1', '3.7.2', '3.7.2'] as const)
      const target = chance.pick(version === '3.2.1' ? TARGETS.slice(0, 2) : TARGETS)
      const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: { version } } })
      const echoes = [apiKey, PASSWORD, OTHER_PASSWORD, `Bearer ${apiKey}`]
      const honest = (request: Parameters<typeof emulator.handle>[1]) => emulator.handle(PROVIDER, request)
      const line = hostileLine({ chance, samples: SAMPLES, echoes, honest, tick: clock.tick })
      const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey, limits: false })
      const links = createShareLinks(overProcess(through(adapter), line.answer), clock.runtime(chance))
      const { link } = await links.create({ ...chance.pick(DRAFTS.slice(1)), audience: 'anyone', target })
      const invites = version === '3.7.2' && target.kind === 'room'
      const draft = { ...chance.pick(DRAFTS), target, ...(version === '3.2.1' ? { audience: 'anyone' as const } : {}) }
      const operation = await chooseOperation(chance, links, {
        draft: invites && chance.oneIn(4) ? INVITATION : draft,
        patch: chance.pick(version === '3.2.1' ? PATCHES.filter(({ audience }) => audience === undefined) : PATCHES),
        ref: link.ref,
        scope: target,
      })
      return {
        line,
        session: { operation, credentials: [apiKey], readings: readDocSpace, told: DOCSPACE_TOLD, decode },
      }
    },
  }
}
