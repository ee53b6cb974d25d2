import type { EmulatedResponse } from '../kernel.ts'
import { identifyCaller } from './caller.ts'
import { capabilitiesOf } from './capabilities.ts'
import { createLink } from './create-link.ts'
import type { Exchange, SignedIn } from './exchange.ts'
import { deleteLink, getLink, listLinks } from './link-endpoints.ts'
import { bareAnswer, ocsAnswer } from './ocs-answer.ts'
import { OcsRefusal, PhpError } from './refusal.ts'
import { strongTag } from './strong-tag.ts'
import { updateLink } from './update-link.ts'

const SHARES = /^\/ocs\/v[12]\.php\/apps\/files_sharing\/api\/v1\/shares(?:\/([^/]+))?\/?$/
const CAPABILITIES = /^\/ocs\/v[12]\.php\/cloud\/capabilities\/?$/

/** The OCS side: who is there, then whether a browser was lured here, then the controllers. */
export function answerOcs(exchange: Exchange): EmulatedResponse {
  const { state, request, path } = exchange
  const user = identifyCaller(state, request)
  if (user === undefined) {
    const headers = { 'www-authenticate': 'Basic realm="Authorisation Required"' }
    return bareAnswer(401, { code: 997, message: 'Unauthorised', headers })
  }
  const work = routeOf(request.method.toUpperCase(), path)
  if (!work) return bareAnswer(404, { code: 998, message: UNKNOWN })
  if (user === null)
    return ocsAnswer(exchange, { status: 401, code: 997, message: 'Current user is not logged in', data: [] })
  if (request.headers['ocs-apirequest'] !== 'true') {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    return { status: 412, headers, body: '{"message":"CSRF check failed"}' }
  }
  return answerController({ ...exchange, user }, work)
}

const UNKNOWN =
  'Invalid query, please check the syntax. API specifications are here: ' +
  'http://www.freedesktop.org/wiki/Specifications/open-collaboration-services.\n'

type Work = (exchange: SignedIn) => object

function routeOf(method: string, path: string): Work | undefined {
  if (CAPABILITIES.test(path)) return method === 'GET' ? capabilitiesOf : undefined
  const shares = SHARES.exec(path)
  const id = shares?.[1]
  const work = shares && (id === undefined ? collectionRoute(method) : linkRoute(method, decodeURIComponent(id)))
  return work ? (exchange) => whereAllowed(exchange, work) : undefined
}

function collectionRoute(method: string): Work | undefined {
  if (method === 'POST') return createLink
  return method === 'GET' ? listLinks : undefined
}

function linkRoute(method: string, id: string): Work | undefined {
  if (method === 'GET') return (exchange) => getLink(exchange, id)
  if (method === 'PUT') return (exchange) => updateLink(exchange, id)
  return method === 'DELETE' ? (exchange) => deleteLink(exchange, id) : undefined
}

function whereAllowed(exchange: SignedIn, work: Work): object {
  if (!exchange.state.policies.shareApi) throw new OcsRefusal(404, 'Share API is disabled')
  return work(exchange)
}

function answerController(exchange: SignedIn, work: Work): EmulatedResponse {
  try {
    const answer = ocsAnswer(exchange, { status: 200, data: work(exchange) })
    return work === capabilitiesOf
      ? { ...answer, headers: { ...answer.headers, etag: strongTag(answer.body) } }
      : answer
  } catch (error) {
    if (error instanceof OcsRefusal)
      return ocsAnswer(exchange, { status: error.status, message: error.message, data: [] })
    if (error instanceof PhpError) return bareAnswer(500, { message: 'Internal Server Error\n' })
    throw error
  }
}
