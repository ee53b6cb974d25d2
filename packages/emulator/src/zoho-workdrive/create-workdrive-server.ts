import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { createZohoAccounts, type ZohoAccounts } from '../zoho-accounts/create-zoho-accounts.ts'
import { answerPublicPage } from './public-page.ts'
import { readAttributes } from './request-attributes.ts'
import { createThrottleGate, type ThrottleGate } from './throttle.ts'
import { answerRefusal, generalException, unknownAddress, WorkDriveRefusal } from './workdrive-refusal.ts'
import { matchRoute } from './workdrive-routes.ts'
import { createWorkDriveState, type WorkDriveSeed } from './workdrive-seed.ts'
import type { WorkDriveState } from './workdrive-state.ts'

type Server = { context: ServerContext; state: WorkDriveState; accounts: ZohoAccounts; throttle: ThrottleGate }

/**
 * Zoho WorkDrive on one origin: the API under /workdrive/api/v1 and /api/v1, the accounts server under /oauth, and the
 * visitor's pages under /external.
 */
export function createWorkDriveServer(
  context: ServerContext,
  seed: WorkDriveSeed & { readonly accounts?: ZohoAccounts } = {},
): EmulatedServer<WorkDriveState> {
  const { accounts = createZohoAccounts(context, seed.oauth), ...rest } = seed
  const state = createWorkDriveState(context.clock, accounts.state, rest)
  const server = { context, state, accounts, throttle: createThrottleGate(state, context.clock) }
  return { state, handle: (request) => answer(server, request) }
}

function answer(server: Server, request: EmulatedRequest): EmulatedResponse {
  if (request.path.startsWith('/oauth/')) return server.accounts.handle(request)
  if (request.path.startsWith('/external/')) return answerPublicPage(server.state, request)
  try {
    return answerApi(server, request)
  } catch (error) {
    if (error instanceof WorkDriveRefusal) return answerRefusal(error)
    throw error
  }
}

function answerApi(server: Server, request: EmulatedRequest): EmulatedResponse {
  const { context, state } = server
  const [path = '', query = ''] = request.path.split('?', 2)
  const match = matchRoute(request.method, path)
  if (match === undefined) throw unknownAddress()
  // Zoho's pages ask for percent-encoded names: `filter%5Btype%5D`.
  if (/[[\]]/.test(query)) throw unknownAddress(400)
  const { route, id } = match
  checkToken(server, request, route.scope)
  server.throttle.request()
  if (route.listing === true) server.throttle.listing(id)
  if (state.failingRequests > 0) {
    state.failingRequests -= 1
    throw generalException()
  }
  // A body that is no JSON was refused as such in a call that sent no Accept either.
  const attributes = route.body === undefined ? {} : readAttributes(request, route.body)
  if (request.headers['accept'] === undefined) throw new WorkDriveRefusal(415, '', 'Unsupported Media Type')
  return route.handler({ context, state, id, query: new URLSearchParams(query), attributes })
}

function checkToken({ state, accounts }: Server, request: EmulatedRequest, scope: string): void {
  const authorization = accounts.authorize(request.headers, scope)
  if (authorization === 'none') throw new WorkDriveRefusal(500, 'F000', 'INVALID_TICKET')
  if (authorization === 'bad') throw new WorkDriveRefusal(401, 'F7003', 'Invalid OAuth token.')
  if (authorization === 'scope') {
    throw new WorkDriveRefusal(state.missingScope === 'F7004' ? 401 : 500, state.missingScope, 'Invalid OAuth scope.')
  }
}
