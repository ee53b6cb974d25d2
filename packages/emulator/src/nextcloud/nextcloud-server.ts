import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { jsonAnswer, ocsAnswer, OcsRefusal, plainXml } from './answer.ts'
import { identifyCaller } from './caller.ts'
import { capabilitiesOf } from './capabilities.ts'
import { answerFiles, answerPage, answerPublicDav } from './dav.ts'
import type { Exchange, SignedIn } from './exchange.ts'
import { createNextcloudState } from './nextcloud-seed.ts'
import type { NextcloudSeed, NextcloudState } from './nextcloud-state.ts'
import { answerShares } from './share-endpoints.ts'

/** A Nextcloud 27.0.2: the OCS Share API, as much WebDAV as sets the scene, and the visitor's side. */
export function createNextcloudServer(
  context: ServerContext,
  seed: NextcloudSeed = {},
): EmulatedServer<NextcloudState> {
  const state = createNextcloudState(seed)
  return { state, handle: (request) => handle(context, state, request) }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day that a calendar in the zone shows: `2026-11-21`. */
function dayIn(instant: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(instant)
}

function handle(context: ServerContext, state: NextcloudState, request: EmulatedRequest): EmulatedResponse {
  const [path = '', query = ''] = request.path.split('?', 2)
  const now = context.clock.now()
  const exchange: Exchange = {
    state,
    request,
    path,
    query: new URLSearchParams(query),
    now,
    today: dayIn(now, state.timeZone),
    origin: context.origin(),
    random: () => context.random(),
  }
  state.requests += 1
  const answer = route(exchange)
  return {
    ...answer,
    headers: { 'x-request-id': `emulatednextcloud${String(state.requests).padStart(3, '0')}`, ...answer.headers },
  }
}

function after(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}

function decoded(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
    .join('/')
}

function route(exchange: Exchange): EmulatedResponse {
  const { path, state } = exchange
  if (state.rules.maintenance) return plainXml(503, 503, 'Service unavailable', { 'x-nextcloud-maintenance-mode': '1' })
  const visited = after(path, '/public.php/webdav')
  if (visited !== undefined) return answerPublicDav(exchange, decoded(visited))
  const page = /^\/(?:index\.php\/)?s\/([^/]+)$/.exec(path)?.[1]
  if (page !== undefined) return answerPage(exchange, page)
  const files = after(path, '/remote.php/dav/files/')
  if (files !== undefined) return signedIn(exchange, (caller) => ownFiles(caller, decoded(files)))
  if (/^\/ocs\/v[12]\.php\//.test(path)) return answerOcs(exchange)
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: '<!DOCTYPE html>\n<html></html>',
  }
}

function ownFiles(caller: SignedIn, path: string): EmulatedResponse {
  const [user = '', ...names] = path.split('/')
  return answerFiles(caller, user === caller.user.id ? `/${names.join('/')}` : '/nowhere')
}

const ENDPOINT = /^\/ocs\/v[12]\.php\/(?:(cloud\/capabilities)|apps\/files_sharing\/api\/v1\/shares(?:\/([^/]+))?)$/

function answerOcs(exchange: Exchange): EmulatedResponse {
  // Below the envelope: whoever could be a page of another site is turned away first.
  if (exchange.request.headers['ocs-apirequest'] !== 'true') return jsonAnswer(412, { message: 'CSRF check failed' })
  return signedIn(exchange, (caller) => {
    const [whole, capabilities, id] = ENDPOINT.exec(exchange.path) ?? []
    try {
      if (whole === undefined) throw new OcsRefusal(404, 'Invalid query, please check the syntax.')
      if (capabilities !== undefined) return ocsAnswer(caller, 200, 'OK', capabilitiesOf(caller.state))
      return answerShares(caller, id === undefined ? undefined : decodeURIComponent(id))
    } catch (thrown) {
      if (thrown instanceof OcsRefusal) return ocsAnswer(caller, thrown.status, thrown.message, [])
      throw thrown
    }
  })
}

/** A wrong password is noticed before OCS is asked, and answered in XML whatever was wanted. */
function signedIn(exchange: Exchange, answer: (caller: SignedIn) => EmulatedResponse): EmulatedResponse {
  const user = identifyCaller(exchange.state, exchange.request)
  if (user === 'none') return ocsAnswer(exchange, 401, 'Current user is not logged in', [])
  if (user === 'wrong')
    return plainXml(401, 997, 'Unauthorised', { 'www-authenticate': 'Basic realm="Authorisation Required"' })
  return answer({ ...exchange, user })
}
