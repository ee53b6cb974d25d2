import { createShareLinks, type ShareLinkDraft, type ShareLinkPatch, type Target } from '@sharelink/core'
import { createEmulator, nextcloudPaths, nextcloudUsers } from '@sharelink/emulator'
import { createNextcloud } from '@sharelink/nextcloud'
import { listWire, refused, shareWire } from '../../packages/nextcloud/src/nextcloud-api.ts'
import { fromWire } from '../../packages/nextcloud/src/nextcloud-mapping.ts'
import { opened } from '../../packages/self-hosted/src/ocs.ts'
import { recordedExchanges } from '../emulator/replay/recorded-exchanges.ts'
import { accountOperation, accountSample } from './account-operation.ts'
import type { Chance } from './chance.ts'
import { overProcess, type Outgoing } from './in-process-way.ts'
import { hashesIn, NEXTCLOUD_TOLD, readNextcloud } from './nextcloud-reading.ts'
import { decodedTooMuch } from './reading.ts'
import type { Subject } from './run-case.ts'
import { answerOf, chooseOperation, hostileLine, movingClock, type Session } from './session.ts'
import { ZONE } from './wall-time-reading.ts'

const PROVIDER = 'nextcloud'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Lantern-Orchard-58'
const EXPIRY = '2030-01-02T03:04:05.000Z'
const { username, appPassword, accessToken } = nextcloudUsers.admin
const BASIC = Buffer.from(`${username}:${appPassword}`).toString('base64')

const FOLDER: Target = { kind: 'folder', id: nextcloudPaths.room }
const FILE: Target = { kind: 'file', id: nextcloudPaths.report }

const PLAIN = { role: 'viewer', audience: 'anyone' } as const
const GUARDED = { password: PASSWORD, expiresAt: EXPIRY, allowDownload: false } as const
const DRAFTS: readonly Omit<ShareLinkDraft, 'target'>[] = [
  { ...PLAIN, ...GUARDED },
  { ...PLAIN, ...GUARDED, name: 'Board papers' },
  { ...PLAIN, role: 'editor', password: PASSWORD },
  { ...PLAIN, expiresAt: EXPIRY },
  { ...PLAIN, password: null, expiresAt: null },
]
const UPLOADS: Omit<ShareLinkDraft, 'target'> = { ...PLAIN, role: 'uploader', password: PASSWORD, expiresAt: EXPIRY }

const PATCHES: readonly ShareLinkPatch[] = [
  { password: OTHER_PASSWORD },
  { expiresAt: '2029-05-06T07:08:09Z', allowDownload: false },
  { role: 'viewer' },
  { role: 'editor', password: OTHER_PASSWORD },
  { allowDownload: true, name: 'Minutes' },
  { password: null, expiresAt: null },
]

/** What real servers answered to calls about shares, refusals and XML among it. */
const SAMPLES = ['nextcloud.http', 'nextcloud-policies.http']
  .flatMap(recordedExchanges)
  .filter(({ request, answer }) => request.path.includes('/api/v1/shares') && answer.body !== '')
  .map(({ answer }) => answer.body)

/** Rules about downloading that contradict themselves: in one word and the other, or in one and the next. */
const TORN = [
  [{ scope: 'permissions', key: 'download', enabled: false, value: true }],
  [{ scope: 'permissions', key: 'download', enabled: true, value: false }],
  [false, true].map((enabled) => ({ scope: 'permissions', key: 'download', enabled })),
].map((rules) => JSON.stringify(rules))
const RULED = SAMPLES.filter((body) => body.includes('"attributes":"')).slice(0, 4)
const TORN_SAMPLES = RULED.flatMap((body) =>
  TORN.map((rules) => body.replace(/("attributes":)".*?[^\\]"/, (_all, name: string) => name + JSON.stringify(rules))),
)

const READ: Outgoing = { baseUrl: '', method: 'GET', path: '/shares', headers: {}, body: '' }

/** What the pure decoders make of a text, as of a list and as of one share. */
function decode(response: Parameters<Session['decode']>[0]): string[] {
  const answer = answerOf(response)
  refused(answer, true)
  const data = opened(answer)?.data
  const [list, share] = [listWire.safeParse(data), shareWire.safeParse(data)]
  const shares = [...(list.success ? list.data : []), ...(share.success ? [share.data] : [])]
  const readings = readNextcloud({ request: READ, answer: response })
  return shares.flatMap((one) => decodedTooMuch(fromWire(one, ZONE).link, readings))
}

/** Without the header that asks for JSON the server answers XML (recording: XML by default). */
function inXml(request: Outgoing): Outgoing {
  return { ...request, headers: { ...request.headers, accept: '*/*' } }
}

/** Nextcloud, with an access token or an app password, in JSON or, against all wishes, XML. */
export const nextcloudSubject: Subject = {
  name: PROVIDER,
  begin: async (chance: Chance) => {
    const clock = movingClock(Date.parse('2026-11-21T12:00:00Z'))
    const target = chance.pick([FOLDER, FILE])
    const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: { timeZone: ZONE } } })
    const echoes = [accessToken, appPassword, BASIC, PASSWORD, OTHER_PASSWORD]
    const answers = chance.oneIn(4) ? inXml : (request: Outgoing) => request
    const honest = (request: Outgoing) => emulator.handle(PROVIDER, answers(request))
    const asksAccount = chance.oneIn(8)
    const samples = asksAccount ? [accountSample(200)] : [...SAMPLES, ...TORN_SAMPLES]
    const line = hostileLine({ chance, samples, echoes, honest, tick: clock.tick })
    const credential = chance.pick([{ accessToken }, { appPassword }])
    const settings = { baseUrl: 'https://nextcloud.example', username, timeZone: ZONE, limits: false } as const
    const adapter = createNextcloud({ ...settings, ...credential })
    const links = createShareLinks(overProcess(adapter, line.answer), clock.runtime(chance))
    const drafts = target.kind === 'folder' ? [...DRAFTS, UPLOADS] : DRAFTS
    const { link } = await links.create({ ...chance.pick(drafts), target })
    const draft = { ...chance.pick(drafts), target }
    const operation = asksAccount
      ? accountOperation(links, draft)
      : await chooseOperation(chance, links, { draft, patch: chance.pick(PATCHES), ref: link.ref, scope: target })
    const secrets = 'accessToken' in credential ? [accessToken] : [appPassword, BASIC]
    return {
      line,
      session: {
        operation,
        get credentials() {
          return [...secrets, ...hashesIn(line.log)]
        },
        readings: readNextcloud,
        told: NEXTCLOUD_TOLD,
        decode,
      },
    }
  },
}
