import type { EmulatedRequest, EmulatedResponse } from '../kernel.ts'
import type { ExceptionKind, ModelStateError, ServerException } from './api-error.ts'
import type { Answer } from './exchange.ts'

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

function selfLink(origin: string, request: EmulatedRequest): { href: string; action: string } {
  return { href: `${origin}${request.path}`, action: request.method }
}

/** Success: `response`, `count`, `total`, `links`, `status` (0, not the HTTP status), `statusCode` (CommonApiResponse.cs). */
export function successEnvelope(origin: string, request: EmulatedRequest, answer: Answer): EmulatedResponse {
  const { response, total, headers } = answer
  const absent = response === null || response === undefined
  const items = Array.isArray(response) ? response.length : 1
  const body = {
    ...(!absent && { response }),
    count: answer.count ?? (absent ? 0 : items),
    ...(total !== undefined && { total }),
    links: [selfLink(origin, request)],
    status: 0,
    statusCode: 200,
  }
  return { status: 200, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) }
}

type Exception = { status: number; type: string | null; hresult: number }

const EXCEPTIONS: Record<ExceptionKind, Exception> = {
  'not-found': { status: 404, type: 'ASC.Common.Web.ItemNotFoundException', hresult: -2_146_233_088 },
  argument: { status: 400, type: 'System.ArgumentException', hresult: -2_147_024_809 },
  security: { status: 403, type: 'System.Security.SecurityException', hresult: -2_146_233_078 },
  'invalid-operation': { status: 403, type: 'System.InvalidOperationException', hresult: -2_146_233_079 },
  'brute-force': { status: 403, type: null, hresult: 0 },
  'null-reference': { status: 500, type: 'System.NullReferenceException', hresult: -2_147_467_261 },
}

/** Shape A: an exception; type and stack are null for those the server answers without a stack. */
export function exceptionEnvelope(exception: ServerException): EmulatedResponse {
  const { status, type, hresult } = EXCEPTIONS[exception.kind]
  const stack = type === null ? null : '   at ASC.Web.Files.Services.WCFService.FileStorageService'
  const body = { error: { message: exception.message, type, stack, hresult }, status: 1, statusCode: status }
  return { status, headers: JSON_HEADERS, body: JSON.stringify(body) }
}

/** Shape B: the success envelope around the framework's validation problems; it has no `error`. */
export function modelStateEnvelope(origin: string, request: EmulatedRequest, error: ModelStateError): EmulatedResponse {
  const body = {
    response: {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      title: error.message,
      status: 400,
      errors: error.errors,
      traceId: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
    },
    count: 1,
    links: [selfLink(origin, request)],
    status: 1,
    statusCode: 400,
  }
  return { status: 400, headers: JSON_HEADERS, body: JSON.stringify(body) }
}

/** Shape C: an answer of the middleware, without an envelope. */
export function bareAnswer(status: number, headers: Readonly<Record<string, string>> = {}): EmulatedResponse {
  return { status, headers, body: '' }
}
