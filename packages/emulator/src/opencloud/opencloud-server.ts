import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { emptyAnswer } from './answer.ts'
import { identifyCaller } from './caller.ts'
import { createOpenCloudState } from './create-state.ts'
import { answerSpaces } from './dav-spaces.ts'
import type { Exchange, SignedIn } from './exchange.ts'
import { answerGraph } from './graph-routes.ts'
import { answerOcs } from './ocs-routes.ts'
import type { OpenCloudSeed, OpenCloudState } from './opencloud-state.ts'
import { answerPublicFiles } from './public-files.ts'

/** An OpenCloud server of 2025-02: libre-graph's links, as much WebDAV as sets the scene, and the visitor's side. */
export function createOpenCloudServer(
  context: ServerContext,
  seed: OpenCloudSeed = {},
): EmulatedServer<OpenCloudState> {
  const state = createOpenCloudState(seed, context.clock.now())
  return { state, handle: (request) => handle(context, state, request) }
}

function handle(context: ServerContext, state: OpenCloudState, request: EmulatedRequest): EmulatedResponse {
  const [path = '', query = ''] = request.path.split('?', 2)
  const now = context.clock.now()
  const origin = context.origin()
  const random = (): number => context.random()
  const exchange: Exchange = { state, request, path, query: new URLSearchParams(query), now, origin, random }
  state.requests += 1
  const answer = route(exchange)
  return { ...answer, headers: { ...answer.headers, 'x-request-id': requestId(state.requests) } }
}

function requestId(count: number): string {
  return `emulator/opencloud-${String(count).padStart(6, '0')}`
}

/** The proxy in front of the services: what no service stands behind is 502. */
function route(exchange: Exchange): EmulatedResponse {
  const { path, state } = exchange
  const publicFiles = after(path, '/remote.php/dav/public-files/')
  if (publicFiles !== undefined) return answerPublicFiles(exchange, publicFiles)
  // The same address without /remote.php lets nobody in, in this version.
  if (after(path, '/dav/public-files/') !== undefined) return emptyAnswer(401)
  const spaces = after(path, '/dav/spaces/') ?? after(path, '/remote.php/dav/spaces/')
  if (spaces !== undefined) return signedIn(exchange, (caller) => answerSpaces(caller, `/${spaces}`))
  if (path.startsWith('/graph/'))
    return signedIn(exchange, (caller) => answerGraph(caller, requestId(++state.requests)))
  if (/^\/ocs\/v[12]\.php\//.test(path)) return signedIn(exchange, answerOcs)
  return emptyAnswer(502)
}

function after(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}

function signedIn(exchange: Exchange, answer: (caller: SignedIn) => EmulatedResponse): EmulatedResponse {
  const user = identifyCaller(exchange.state, exchange.request)
  if (user) return answer({ ...exchange, user })
  const realm = exchange.request.headers['host'] ?? new URL(exchange.origin).host
  return emptyAnswer(401, { 'www-authenticate': `Basic realm="${realm}", charset="UTF-8"` })
}
