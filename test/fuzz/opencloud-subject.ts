import { createShareLinks, type ShareLinkDraft, type ShareLinkPatch, type Target } from '@sharelink/core'
import { createEmulator, openCloudItems, openCloudUsers } from '@sharelink/emulator'
import { createOpenCloud } from '@sharelink/opencloud'
import { listWire, permissionWire, refused } from '../../packages/opencloud/src/opencloud-api.ts'
import { fromWire } from '../../packages/opencloud/src/opencloud-mapping.ts'
import { recordedExchanges } from '../emulator/replay/recorded-exchanges.ts'
import { accountOperation, accountSample } from './account-operation.ts'
import type { Chance } from './chance.ts'
import { type Outgoing, overProcess } from './in-process-way.ts'
import { OPENCLOUD_TOLD, readOpenCloud } from './opencloud-reading.ts'
import { decodedTooMuch } from './reading.ts'
import type { Subject } from './run-case.ts'
import { answerOf, chooseOperation, hostileLine, movingClock, type Session } from './session.ts'

const PROVIDER = 'opencloud'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Lantern-Orchard-58'
const EXPIRY = '2030-01-02T03:04:05.000Z'
const { username, appPassword, accessToken } = openCloudUsers.admin
const BASIC = Buffer.from(`${username}:${appPassword}`).toString('base64')

const FOLDER: Target = { kind: 'folder', id: openCloudItems.room }
const FILE: Target = { kind: 'file', id: openCloudItems.report }

const PLAIN = { role: 'viewer', audience: 'anyone' } as const
const GUARDED = { password: PASSWORD, expiresAt: EXPIRY } as const
const DRAFTS: readonly Omit<ShareLinkDraft, 'target'>[] = [
  { ...PLAIN, ...GUARDED },
  { ...PLAIN, ...GUARDED, name: 'Board papers' },
  { ...PLAIN, role: 'editor', password: PASSWORD },
  { ...PLAIN, audience: 'organization', expiresAt: EXPIRY },
]
const UPLOADS: Omit<ShareLinkDraft, 'target'> = { ...PLAIN, ...GUARDED, role: 'uploader' }
/** Refused where a password is enforced. */
const OPEN: Omit<ShareLinkDraft, 'target'> = { ...PLAIN, password: null, expiresAt: null }

const PATCHES: readonly ShareLinkPatch[] = [
  { password: OTHER_PASSWORD },
  { expiresAt: '2029-05-06T07:08:09Z', role: 'viewer' },
  { role: 'editor', password: OTHER_PASSWORD, expiresAt: null },
  { audience: 'organization', password: null },
  { audience: 'anyone', password: OTHER_PASSWORD },
  { password: null, name: 'Minutes' },
]

/** What real servers answered to calls about permissions, refusals among it. */
const SAMPLES = ['opencloud.http', 'opencloud-patch-empty.http']
  .flatMap(recordedExchanges)
  .filter(({ request, answer }) => /\/(createLink|permissions)\b/.test(request.path) && answer.body !== '')
  .map(({ answer }) => answer.body)

const READ: Outgoing = { baseUrl: '', method: 'GET', path: '/permissions', headers: {}, body: '' }

/** What the pure decoders make of a text, as of a list and as of one permission. */
function decode(response: Parameters<Session['decode']>[0]): string[] {
  const answer = answerOf(response)
  refused(answer, true)
  const [list, one] = [listWire.safeParse(answer.json), permissionWire.safeParse(answer.json)]
  const permissions = [...(list.success ? list.data.links : []), ...(one.success ? [one.data] : [])]
  const readings = [READ, { ...READ, method: 'PATCH' }].flatMap((request) =>
    readOpenCloud({ request, answer: response }),
  )
  return permissions.flatMap((permission) => decodedTooMuch(fromWire(FOLDER, permission).link, readings))
}

/** OpenCloud, with an access token or an app password. */
export const openCloudSubject: Subject = {
  name: PROVIDER,
  begin: async (chance: Chance) => {
    const clock = movingClock(Date.parse('2026-11-21T12:00:00Z'))
    const target = chance.pick([FOLDER, FILE])
    const passwordEnforced = chance.oneIn(2)
    const seed = { [PROVIDER]: { passwordEnforced } }
    const emulator = createEmulator({ providers: [PROVIDER], clock, seed })
    const echoes = [accessToken, appPassword, BASIC, PASSWORD, OTHER_PASSWORD]
    const honest = (request: Outgoing) => emulator.handle(PROVIDER, request)
    const asksAccount = chance.oneIn(8)
    const samples = asksAccount ? [accountSample(100)] : SAMPLES
    const line = hostileLine({ chance, samples, echoes, honest, tick: clock.tick })
    const credential = chance.pick([{ accessToken }, { username, appPassword }])
    const adapter = createOpenCloud({ baseUrl: 'https://opencloud.example', limits: false, ...credential })
    const links = createShareLinks(overProcess(adapter, line.answer), clock.runtime(chance))
    const drafts = target.kind === 'folder' ? [...DRAFTS, UPLOADS] : DRAFTS
    const { link } = await links.create({ ...chance.pick(drafts), target })
    const draft = { ...chance.pick(passwordEnforced ? drafts : [...drafts, OPEN]), target }
    const operation = asksAccount
      ? accountOperation(links, draft)
      : await chooseOperation(chance, links, { draft, patch: chance.pick(PATCHES), ref: link.ref, scope: target })
    const credentials = 'accessToken' in credential ? [accessToken] : [appPassword, BASIC]
    return {
      line,
      session: { operation, credentials, readings: readOpenCloud, told: OPENCLOUD_TOLD, decode },
    }
  },
}
