import { createConnection, createShareLinks, MASK } from '@sharelink/core'
import { createEmulator, WORKDRIVE_SEED, ZOHO_ACCOUNTS_SEED } from '@sharelink/emulator'
import { exchangeCode } from '@sharelink/zoho'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { readTokenAnswer } from '../../packages/zoho/src/token-answer.ts'
import type { Chance } from './chance.ts'
import { answeredBy, overProcess } from './in-process-way.ts'
import { member } from './reading.ts'
import type { Subject } from './run-case.ts'
import {
  answerOf,
  type Delivered,
  firstLinks,
  hostileLine,
  linkOf,
  movingClock,
  type Operation,
  otherOf,
  outcomeOf,
  type Session,
} from './session.ts'
import { ZONE } from './wall-time-reading.ts'
import { readWorkDrive } from './workdrive-reading.ts'
import { FILE, START } from './workdrive-subject.ts'

const PROVIDER = 'zoho-workdrive'
const ACCOUNTS = 'https://accounts.zoho.com'
const { clientId, clientSecret, refreshToken, redirectUri } = ZOHO_ACCOUNTS_SEED

/** The API hosts of Zoho's data centres (getting-started-multi-dc-support), and Canada's other one. */
const ZONES = ['com', 'eu', 'in', 'com.au', 'jp', 'com.cn', 'ca', 'sa', 'ae']
const HOSTS = [...ZONES.map((zone) => `https://www.zohoapis.${zone}`), 'https://www.zohocloud.ca', ACCOUNTS]

const SAMPLES = [
  { access_token: '1000.a.b', expires_in: 3600, api_domain: 'https://www.zohoapis.eu', token_type: 'Bearer' },
  { access_token: '1000.a.b', refresh_token: '1000.c.d', expires_in: 3600, scope: 'WorkDrive.links.ALL' },
  { error: 'invalid_code' },
  {
    error: 'Access Denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
  },
].map((sample) => JSON.stringify(sample))

/** The access token that an answer gives, or none: one that refuses gives none, whatever else it has. */
function tokenIn({ status, headers, body }: Delivered['answer']): string | undefined {
  const { json } = answerOf({ status, headers, body })
  const token = member(json, 'access_token')
  const refuses = typeof member(json, 'error') === 'string' || status < 200 || status >= 300
  return !refuses && typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : undefined
}

/** Whether every request went to Zoho, with a token that an answer before it gave. */
function inspect(log: readonly Delivered[]): string[] {
  const given = new Set<string>()
  return log.flatMap(({ request, answer }) => {
    const token = tokenIn(answer)
    if (request.path.startsWith('/oauth/')) {
      // What we sent ourselves is masked in what comes back, and so is no token any more.
      if (token !== undefined) given.add(token.replaceAll(clientSecret, MASK).replaceAll(refreshToken, MASK))
      return request.baseUrl === ACCOUNTS ? [] : ['asked another server for a token']
    }
    const sent = (request.headers['authorization'] ?? '').replace('Zoho-oauthtoken ', '')
    return [
      ...(given.has(sent) ? [] : ['sent a token that nobody gave']),
      ...(HOSTS.includes(request.baseUrl) ? [] : [`sent a token to ${request.baseUrl}`]),
    ]
  })
}

function decode(response: Delivered['answer']): string[] {
  const read = readTokenAnswer(answerOf(response), ACCOUNTS)
  if (read.kind !== 'token') return []
  const { accessToken, lifetime, apiDomain } = read
  return [
    ...(accessToken === tokenIn(response) ? [] : ['decodes another token']),
    ...(lifetime > 0 && lifetime <= 3_600_000 ? [] : ['decodes a token that lives too long or not at all']),
    ...(apiDomain === undefined || HOSTS.includes(apiDomain) ? [] : ['decodes a foreign API domain']),
  ]
}

/** The accounts server: WorkDrive's client with a refresh token, and the exchange of a code. */
export const zohoTokenSubject: Subject = {
  name: 'zoho-token',
  begin: async (chance: Chance) => {
    const clock = movingClock(START)
    const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: { timeZone: ZONE } } })
    const echoes = [clientSecret, refreshToken]
    const honest = (request: Parameters<typeof emulator.handle>[1]) => emulator.handle(PROVIDER, request)
    const concerns = ({ path }: { path: string }) => path.startsWith('/oauth/')
    const line = hostileLine({ chance, samples: SAMPLES, echoes, honest, concerns, tick: clock.tick, spares: 2 })
    const account = { clientId, clientSecret, refreshToken, timeZone: ZONE, limits: false } as const
    const runtime = clock.runtime(chance)
    const links = createShareLinks(overProcess(createWorkDrive(account), line.answer), runtime)
    const draft = { target: FILE, role: 'viewer', audience: 'anyone' } as const
    const callback = `${redirectUri}?code=1000.a.b&state=s`
    const exchange = { callback, state: 's', clientId, clientSecret, redirectUri }
    const code = () => exchangeCode(answeredBy(createConnection('zoho', runtime), line.answer), exchange)
    const ref = `zoho-workdrive:file:${FILE.id}:${'5a3b1e00'.repeat(8)}`
    const operation = chance.pick<Operation>([
      { name: 'create', run: () => links.create(draft).then(outcomeOf(draft)) },
      { name: 'list', run: () => firstLinks(links, FILE) },
      { name: 'list', run: () => firstLinks(links, `privatespace:${WORKDRIVE_SEED.myFolderId}`) },
      { name: 'get', run: () => links.get(ref).then(linkOf) },
      { name: 'revoke', run: () => links.revoke(ref).then(otherOf) },
      { name: 'exchange', run: () => code().then(otherOf) },
    ])
    // A refresh token that comes of an exchange is what was asked for.
    const credentials = operation.name === 'exchange' ? [clientSecret] : [clientSecret, refreshToken]
    const readings: Session['readings'] = (delivered) => readWorkDrive(delivered, FILE, START)
    return { line, session: { operation, credentials, readings, told: ['audience'], decode, inspect } }
  },
}
