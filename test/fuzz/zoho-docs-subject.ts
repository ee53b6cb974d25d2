import { createShareLinks, type ShareLinkDraft, type ShareLinkPatch } from '@sharelink/core'
import { createEmulator, zohoDocsSeed } from '@sharelink/emulator'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { readAnswer } from '../../packages/zoho-docs/src/zoho-docs-answer.ts'
import { detailsWire } from '../../packages/zoho-docs/src/zoho-docs-api.ts'
import { checkedAnswer, refusesToken } from '../../packages/zoho-docs/src/zoho-docs-errors.ts'
import { linksIn } from '../../packages/zoho-docs/src/zoho-docs-mapping-answers.ts'
import {
  FILE_DETAILS,
  FOLDER_DETAILS,
  PUBLISHED,
  REMOVED,
  REVISIONS,
  SHARED_AS_TEXTS,
  SHARED_FILE,
  UPDATED_FOLDER,
  VISIBILITY_CHANGED,
} from '../zoho-docs/wire-samples.ts'
import type { Chance } from './chance.ts'
import { overProcess } from './in-process-way.ts'
import { claimedTooMuch } from './reading.ts'
import { ShareLinkError } from '@sharelink/core'
import type { Subject } from './run-case.ts'
import { answerOf, chooseOperation, hostileLine, movingClock, type Session } from './session.ts'
import { readZohoDocs } from './zoho-docs-reading.ts'

const PROVIDER = 'zoho-docs'
const START = Date.parse('2026-11-21T12:00:00Z')
const { ZOHO_DOCS_ACCESS_TOKEN: accessToken, ZOHO_DOCS_TIME_ZONE: timeZone } = zohoDocsSeed
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Lantern-Orchard-58'

const FILE = { kind: 'file', id: zohoDocsSeed.ZOHO_DOCS_DOCUMENT_ID } as const
const FOLDER = { kind: 'folder', id: zohoDocsSeed.ZOHO_DOCS_FOLDER_ID } as const
const PDF = { kind: 'file', id: zohoDocsSeed.ZOHO_DOCS_PDF_ID } as const

const EXPIRY = '2030-01-02T23:00:00Z'
const PEOPLE = ['tomhill@abc.com', 'jamesandy@biz.com']

/** What is there at first, and what is asked for beside it: each item has each slot once. */
const PAIRS: readonly { first: Omit<ShareLinkDraft, 'target'>; besides: Omit<ShareLinkDraft, 'target'> }[] = [
  {
    first: { role: 'viewer', audience: 'people', people: PEOPLE },
    besides: { role: 'viewer', audience: 'organization', password: PASSWORD, expiresAt: EXPIRY },
  },
  {
    first: { role: 'editor', audience: 'people', people: PEOPLE.slice(1) },
    besides: { role: 'editor', audience: 'anyone', password: PASSWORD },
  },
  {
    first: { role: 'viewer', audience: 'anyone', password: PASSWORD },
    besides: { role: 'viewer', audience: 'people', people: PEOPLE },
  },
  {
    first: { role: 'editor', audience: 'organization' },
    besides: { role: 'editor', audience: 'people', people: PEOPLE.slice(0, 1) },
  },
]

const PUBLICATION: ShareLinkDraft = {
  target: PDF,
  kind: 'publication',
  role: 'viewer',
  audience: 'organization',
  name: 'a.pdf',
}

const LINK_PATCHES: readonly ShareLinkPatch[] = [
  { password: OTHER_PASSWORD, expiresAt: EXPIRY, role: 'viewer' },
  { audience: 'organization', password: OTHER_PASSWORD, expiresAt: null, role: 'viewer' },
]
const PEOPLE_PATCHES: readonly ShareLinkPatch[] = [
  { people: ['tomhill@abc.com'] },
  { people: [...PEOPLE, 'aravind@example.com'] },
]

const SAMPLES = [FILE_DETAILS, FOLDER_DETAILS, PUBLISHED, REMOVED, REVISIONS, SHARED_AS_TEXTS, SHARED_FILE]
const MORE_SAMPLES = [UPDATED_FOLDER, VISIBILITY_CHANGED, '{"ERROR":"Invalid URL specified !!"}']

const DETAILS = { baseUrl: '', method: 'GET', path: '/files/v1/share/details', headers: {}, body: '' }

/** What the pure decoders make of a text. */
function decode(response: Parameters<Session['decode']>[0]): string[] {
  const answer = answerOf(response)
  refusesToken(answer)
  try {
    checkedAnswer(answer, true)
  } catch (error) {
    if (!ShareLinkError.is(error)) throw error
  }
  const details = detailsWire.safeParse(readAnswer(answer)?.result)
  if (!details.success) return []
  const readings = readZohoDocs({ request: DETAILS, answer: response })
  return linksIn(FILE, details.data).flatMap(({ link }) => {
    const reading = readings.find(({ id }) => id === link.id)
    const claims = reading === undefined ? ['a link'] : claimedTooMuch(link, reading)
    return claims.map((claim) => `decodes ${claim}`)
  })
}

const STYLES = ['objects', 'strings', 'unquoted', 'trailing-commas'] as const

/** Zoho Docs, with an access token. */
export const zohoDocsSubject: Subject = {
  name: PROVIDER,
  begin: async (chance: Chance) => {
    const clock = movingClock(START)
    const target = chance.pick([FILE, FOLDER])
    const seed = { [PROVIDER]: { answerStyle: chance.pick(STYLES), liveDetails: chance.oneIn(2) } }
    const emulator = createEmulator({ providers: [PROVIDER], clock, seed })
    const echoes = [accessToken, PASSWORD, OTHER_PASSWORD, `Zoho-oauthtoken ${accessToken}`]
    const honest = (request: Parameters<typeof emulator.handle>[1]) => emulator.handle(PROVIDER, request)
    const line = hostileLine({ chance, samples: [...SAMPLES, ...MORE_SAMPLES], echoes, honest, tick: clock.tick })
    const adapter = createZohoDocs({ accessToken, timeZone, limits: false })
    const links = createShareLinks(overProcess(adapter, line.answer), clock.runtime(chance))
    const { first, besides } = chance.pick(PAIRS)
    const { link } = await links.create({ ...first, target })
    const operation = await chooseOperation(chance, links, {
      draft: chance.oneIn(8) ? PUBLICATION : { ...besides, target },
      patch: chance.pick(link.id === 'link' ? LINK_PATCHES : PEOPLE_PATCHES),
      ref: link.ref,
      scope: target,
    })
    return { line, session: { operation, credentials: [accessToken], readings: readZohoDocs, told: [], decode } }
  },
}
