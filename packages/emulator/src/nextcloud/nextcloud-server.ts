import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { createNextcloudState } from './create-state.ts'
import { answerDavFiles } from './dav-files.ts'
import type { Exchange } from './exchange.ts'
import type { NextcloudSeed, NextcloudState } from './nextcloud-state.ts'
import { bareAnswer } from './ocs-answer.ts'
import { answerOcs } from './ocs-routes.ts'
import { answerPublicPage, notFoundPage } from './public-page.ts'
import { answerPublicWebdav } from './public-webdav.ts'
import { requestId } from './random-words.ts'

/** A Nextcloud 27 server: the links of its OCS Share API, as much WebDAV as sets the scene, and the visitor's side. */
export function createNextcloudServer(
  context: ServerContext,
  seed: NextcloudSeed = {},
): EmulatedServer<NextcloudState> {
  const state = createNextcloudState(seed)
  return { state, handle: (request) => handle(context, state, request) }
}

function handle(context: ServerContext, state: NextcloudState, request: EmulatedRequest): EmulatedResponse {
  const [path = '', query = ''] = request.path.split('?', 2)
  const random = (): number => context.random()
  const now = context.clock.now()
  const exchange = { state, request, path, query: new URLSearchParams(query), now, origin: context.origin(), random }
  const answer = route(exchange)
  return { ...answer, headers: { ...answer.headers, 'x-request-id': requestId(random) } }
}

function route(exchange: Exchange): EmulatedResponse {
  const { path, state } = exchange
  if (state.maintenance) {
    const headers = { 'x-nextcloud-maintenance-mode': '1' }
    return bareAnswer(503, { message: 'Service unavailable', headers })
  }
  if (/^\/ocs\/v[12]\.php\//.test(path)) return answerOcs(exchange)
  const files = after(path, '/remote.php/dav/files/')
  if (files !== undefined) return answerDavFiles(exchange, files)
  const visited = after(path, '/public.php/webdav')
  if (visited !== undefined) return answerPublicWebdav(exchange, visited)
  return answerPublicPage(exchange) ?? notFoundPage()
}

function after(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}
