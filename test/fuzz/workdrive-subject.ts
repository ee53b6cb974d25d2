import { createShareLinks, type ShareLinkDraft, type ShareLinkPatch, type Target } from '@sharelink/core'
import { createEmulator, WORKDRIVE_SEED, ZOHO_ACCOUNTS_SEED } from '@sharelink/emulator'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { readLink } from '../../packages/zoho-workdrive/src/workdrive-api.ts'
import { readRefusal } from '../../packages/zoho-workdrive/src/workdrive-errors.ts'
import { fromWire } from '../../packages/zoho-workdrive/src/workdrive-mapping-answers.ts'
import type { Chance } from './chance.ts'
import { overProcess } from './in-process-way.ts'
import { claimedTooMuch, member } from './reading.ts'
import type { Subject } from './run-case.ts'
import { answerOf, chooseOperation, hostileLine, movingClock, type Session } from './session.ts'
import { ZONE } from './wall-time-reading.ts'
import { readWorkDrive, readWorkDriveEntry } from './workdrive-reading.ts'

const PROVIDER = 'zoho-workdrive'
export const START = Date.parse('2026-11-21T12:00:00Z')
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Lantern-Orchard-58'
const EXPIRY = '2030-01-02T03:04:05.000Z'
const { accessToken } = ZOHO_ACCOUNTS_SEED

export const FILE: Target = { kind: 'file', id: WORKDRIVE_SEED.nativeFileId }
const FOLDER: Target = { kind: 'folder', id: WORKDRIVE_SEED.folderId }
const GUARDED = { password: PASSWORD, expiresAt: EXPIRY, allowDownload: false } as const

const DRAFTS: readonly Omit<ShareLinkDraft, 'target'>[] = [
  { role: 'viewer', audience: 'anyone', ...GUARDED },
  { role: 'viewer', audience: 'anyone', ...GUARDED, visitorFields: ['name', 'email'], name: 'notes' },
  { role: 'editor', audience: 'anyone', password: PASSWORD },
  { role: 'viewer', audience: 'anyone', kind: 'download', maxUses: 5, expiresAt: EXPIRY },
  { role: 'viewer', audience: 'anyone', password: null, expiresAt: null },
]

const PATCHES: readonly ShareLinkPatch[] = [
  { password: OTHER_PASSWORD },
  { expiresAt: '2029-05-06T07:08:09Z', allowDownload: false },
  { allowDownload: false, password: OTHER_PASSWORD },
  { allowDownload: true },
  { password: null },
]

const ID = '5a3b1e005a3b4e008a3b1e005a3b1e00'.repeat(2)
const ADDRESS = `https://workdrive.zohoexternal.com/external/${ID}`

export const WORKDRIVE_SAMPLES = [
  {
    data: {
      id: ID,
      type: 'links',
      attributes: {
        link: ADDRESS,
        link_name: 'notes',
        resource_id: FILE.id,
        role_id: '34',
        allow_download: true,
        is_password_protected: true,
        request_user_data: true,
        input_fields: [{ field_type: 'TEXT', is_name_field: true, field_name: 'Name' }],
        expiration_date: '2030-04-15 23:59:59',
      },
      links: { self: `https://workdrive.zoho.com/api/v1/links/${ID}` },
    },
  },
  {
    data: { id: 'L1', type: 'links', attributes: { link: 'https://workdrive.zohoexternal.com/external/L1/download' } },
  },
  {
    data: [
      {
        id: ID,
        type: 'links',
        attributes: { download_url: `${ADDRESS}/download`, download_link: { download_limit: 5 } },
      },
    ],
    links: { cursor: { has_next: true, next: 'https://evil.example/workdrive/api/v1/links?page%5Bnext%5D=abc' } },
  },
  { data: [], links: { cursor: { has_next: true, next: '1' } } },
  { errors: [{ id: 'R008', title: 'Unauthorized access' }] },
  { errors: [{ id: 'F7008', title: 'Request rate limit exceeded' }] },
  { errors: [{ id: 'F000', title: 'LESS_THAN_MIN_OCCURANCE' }] },
  { data: { id: FILE.id, type: 'files', attributes: { is_folder: false } } },
].map((sample) => JSON.stringify(sample))

/** What the pure decoders make of a text, as of a file and as of a folder. */
function decode(response: Parameters<Session['decode']>[0]): string[] {
  const answer = answerOf(response)
  readRefusal(answer, readLink(ID))
  const data = member(answer.json, 'data')
  const entries: readonly unknown[] = [answer.json, data, ...(Array.isArray(data) ? data : [])]
  return [FILE, FOLDER].flatMap((target) =>
    entries.flatMap((entry) => {
      const read = fromWire(entry, { target, timeZone: ZONE, now: START })
      if (read === undefined) return []
      const reading = readWorkDriveEntry(entry, { ...target, downloads: false }, START)
      return claimedTooMuch(read.link, reading).map((claim) => `decodes ${claim}`)
    }),
  )
}

/** WorkDrive, with an access token. */
export const workDriveSubject: Subject = {
  name: PROVIDER,
  begin: async (chance: Chance) => {
    const clock = movingClock(START)
    const target = chance.pick([FILE, FOLDER])
    const seed = { [PROVIDER]: { timeZone: ZONE } }
    const emulator = createEmulator({ providers: [PROVIDER], clock, seed })
    const echoes = [accessToken, PASSWORD, OTHER_PASSWORD, `Zoho-oauthtoken ${accessToken}`]
    const honest = (request: Parameters<typeof emulator.handle>[1]) => emulator.handle(PROVIDER, request)
    const line = hostileLine({ chance, samples: WORKDRIVE_SAMPLES, echoes, honest, tick: clock.tick })
    const adapter = createWorkDrive({ accessToken, timeZone: ZONE, limits: false })
    const links = createShareLinks(overProcess(adapter, line.answer), clock.runtime(chance))
    const { link } = await links.create({ ...chance.pick(DRAFTS), target })
    const scopes = [
      target,
      target,
      `privatespace:${WORKDRIVE_SEED.myFolderId}`,
      `teamfolder:${WORKDRIVE_SEED.teamFolderId}`,
    ]
    const operation = await chooseOperation(chance, links, {
      draft: { ...chance.pick(DRAFTS), target },
      patch: chance.pick(PATCHES),
      ref: link.ref,
      scope: chance.pick(scopes),
    })
    const readings: Session['readings'] = (delivered) => readWorkDrive(delivered, target, START)
    return { line, session: { operation, credentials: [accessToken], readings, told: ['audience'], decode } }
  },
}
