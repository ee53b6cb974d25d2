import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { ModelStateError, ServerException } from './api-error.ts'
import { coversRequest } from './api-key-scope.ts'
import { createBruteForceGuard } from './brute-force-guard.ts'
import type { BruteForceGuard } from './brute-force-guard.ts'
import { identifyCaller } from './caller.ts'
import { createDocSpaceState } from './create-state.ts'
import type { DocSpaceSeed, DocSpaceState } from './docspace-state.ts'
import { bareAnswer, exceptionEnvelope, modelStateEnvelope, successEnvelope } from './envelope.ts'
import type { Exchange } from './exchange.ts'
import { messagesOf } from './messages.ts'
import { createRateLimiter } from './rate-limiter.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { findRoute } from './routes.ts'
import type { Found } from './routes.ts'
import { featuresOf } from './server-version.ts'

/** An ONLYOFFICE DocSpace portal: its link endpoints, the entries they stand on, and the addresses it gives out. */
export function createDocSpaceServer(context: ServerContext, seed: DocSpaceSeed = {}): EmulatedServer<DocSpaceState> {
  const state = createDocSpaceState(seed)
  const portal = { context, state, guard: createBruteForceGuard(), limiter: createRateLimiter() }
  return { state, handle: (request) => handle(portal, request) }
}

type Portal = {
  readonly context: ServerContext
  readonly state: DocSpaceState
  readonly guard: BruteForceGuard
  readonly limiter: RateLimiter
}

function handle(portal: Portal, request: EmulatedRequest): EmulatedResponse {
  const { state } = portal
  const questionMark = request.path.indexOf('?')
  const path = questionMark < 0 ? request.path : request.path.slice(0, questionMark)
  const queryText = questionMark < 0 ? '' : request.path.slice(questionMark + 1)
  const found = findRoute(request.method.toUpperCase(), path, featuresOf(state.version))
  if (typeof found === 'number') return bareAnswer(found)
  const exchange = createExchange(portal, request, new URLSearchParams(queryText))
  return refusal(portal, exchange, found) ?? answer(exchange, found)
}

function createExchange(portal: Portal, request: EmulatedRequest, query: URLSearchParams): Exchange {
  const { state, context, guard } = portal
  const caller = identifyCaller(state, request, query)
  return {
    state,
    features: featuresOf(state.version),
    messages: messagesOf(caller.user?.culture ?? state.culture),
    request,
    query,
    caller,
    now: context.clock.now(),
    origin: context.origin(),
    guard,
    random: () => context.random(),
  }
}

/** What the middleware refuses before a handler sees it: always without an envelope. */
function refusal(portal: Portal, exchange: Exchange, { route }: Found): EmulatedResponse | undefined {
  const { caller, request, state, now } = exchange
  if (!caller.user && !route.anonymous) return bareAnswer(401)
  const limited = portal.limiter(state.rateLimit, caller, request.method, now)
  if (limited) return limited
  if (caller.user && caller.byApiKey && !coversRequest(caller.user, request.method, request.path))
    return bareAnswer(403)
  const contentType = request.headers['content-type']
  const isJson = contentType === undefined || /\bjson\b/i.test(contentType)
  return isJson || request.body === '' ? undefined : bareAnswer(415)
}

function answer(exchange: Exchange, { route, id }: Found): EmulatedResponse {
  const { origin, request, features, messages } = exchange
  try {
    const handled = route.handler(exchange, id)
    return 'body' in handled ? handled : successEnvelope(origin, request, handled)
  } catch (error) {
    if (error instanceof ModelStateError) return modelStateEnvelope(origin, request, error)
    if (!(error instanceof ServerException)) throw error
    const isWrapped = features.wrapsExceptions && error.kind === 'security'
    return exceptionEnvelope(isWrapped ? new ServerException('invalid-operation', messages.notEnoughPermission) : error)
  }
}
