import type { EmulatedResponse, EmulatedServer } from '../kernel.ts'
import type { Visit, VisitOptions } from '../visit.ts'
import type { DocSpaceState } from './docspace-state.ts'
import { isJsonObject } from './json-fields.ts'
import type { JsonObject } from './json-fields.ts'
import { ShareStatus } from './wire-enums.ts'

type Portal = EmulatedServer<DocSpaceState>
type Headers = Readonly<Record<string, string>>

/** Opens a link as an outsider does: follows the short address, asks how the link stands, gives the password, opens the item. */
export function visitDocSpace(portal: Portal, { url, password, signedIn = false }: VisitOptions): Visit {
  const headers = signedIn === false ? {} : signInHeaders(portal.state, signedIn)
  const target = followAddress(portal, url)
  if (target === 'gone' || target === 'invalid') return refused(target)
  if (/^\/confirm\/LinkInvite$/i.test(target.pathname)) return acceptInvitation(portal, target, headers)
  const key = target.searchParams.get('key') ?? target.searchParams.get('share')
  if (key === null) return refused('invalid')
  const status = shareStatus(portal.handle({ method: 'GET', path: `/api/2.0/files/share/${key}`, headers, body: '' }))
  if (status !== ShareStatus.RequiredPassword) return openEntry(portal, target, key, headers, status)
  return unlock(portal, target, key, headers, password)
}

/** Where an address of the portal leads; a short one that is unknown is `gone`, anything else than an address `invalid`. */
function followAddress(portal: Portal, url: string): URL | 'gone' | 'invalid' {
  if (!URL.canParse(url)) return 'invalid'
  const address = new URL(url)
  if (!address.pathname.startsWith('/s/')) return address
  const answer = portal.handle({ method: 'GET', path: address.pathname, headers: {}, body: '' })
  const location = answer.headers['location']
  return location === undefined ? 'gone' : new URL(location)
}

function signInHeaders(state: DocSpaceState, signedIn: true | string): Headers {
  const user = state.users.find((each) => (signedIn === true ? each.type === 'User' : each.id === signedIn))
  if (!user) throw new Error('the portal has no such user to sign in')
  return { authorization: user.token }
}

function unlock(portal: Portal, target: URL, key: string, headers: Headers, password: string | undefined): Visit {
  if (password === undefined) return refused('password')
  const answer = portal.handle({
    method: 'POST',
    path: `/api/2.0/files/share/${key}/password`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ password }),
  })
  if (shareStatus(answer) !== ShareStatus.Ok) return refused('password')
  const cookies = (answer.headers['set-cookie'] ?? '').split('\n').map((line) => line.split(';')[0] ?? '')
  return openEntry(portal, target, key, { ...headers, cookie: cookies.join('; ') }, ShareStatus.Ok)
}

function openEntry(portal: Portal, target: URL, key: string, headers: Headers, status: number | undefined): Visit {
  if (status === ShareStatus.Expired) return refused('expired')
  if (status === ShareStatus.ExternalAccessDenied) return refused('denied')
  // A link that was revoked and a token that never was one look the same to the visitor.
  if (status !== ShareStatus.Ok) return refused('gone')
  const path = entryPath(portal, target, key, headers)
  return describe(portal.handle({ method: 'GET', path, headers: { ...headers, 'request-token': key }, body: '' }))
}

function entryPath(portal: Portal, target: URL, key: string, headers: Headers): string {
  const preview = /^\/share\/preview\/([^/]+)$/.exec(target.pathname)?.[1]
  const file = target.searchParams.get('fileid') ?? (preview === undefined ? null : decodeURIComponent(preview))
  if (file !== null) return `/api/2.0/files/file/${encodeURIComponent(file)}`
  const share = responseOf(portal.handle({ method: 'GET', path: `/api/2.0/files/share/${key}`, headers, body: '' }))
  const folder = target.searchParams.get('folder') ?? String(share?.['entityId'])
  return `/api/2.0/files/folder/${encodeURIComponent(folder)}`
}

function acceptInvitation(portal: Portal, target: URL, headers: Headers): Visit {
  const path = `${target.pathname}${target.search}`
  const answer = portal.handle({ method: 'GET', path, headers, body: '' })
  if (answer.status === 404) return refused('gone')
  if (answer.status === 410) return refused('expired')
  if (answer.status === 403) return refused('limit')
  const room = /\/rooms\/shared\/([^/]+)$/.exec(answer.headers['location'] ?? '')?.[1]
  if (room === undefined) return refused('denied')
  return describe(portal.handle({ method: 'GET', path: `/api/2.0/files/rooms/${room}`, headers, body: '' }))
}

function describe(answer: EmulatedResponse): Visit {
  const security = responseOf(answer)?.['security']
  if (!isJsonObject(security)) return refused('denied')
  return { opened: true, download: security['Download'] === true, edit: security['Edit'] === true }
}

function shareStatus(answer: EmulatedResponse): number | undefined {
  const status = responseOf(answer)?.['status']
  return typeof status === 'number' ? status : undefined
}

function responseOf({ status, body }: EmulatedResponse): JsonObject | undefined {
  if (status !== 200 || body === '') return undefined
  const envelope: unknown = JSON.parse(body)
  const response = isJsonObject(envelope) ? envelope['response'] : undefined
  return isJsonObject(response) ? response : undefined
}

function refused(reason: NonNullable<Visit['reason']>): Visit {
  return { opened: false, download: false, reason }
}
