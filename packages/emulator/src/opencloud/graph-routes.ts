import type { EmulatedResponse } from '../kernel.ts'
import { emptyAnswer, jsonAnswer } from './answer.ts'
import { createLink } from './create-link.ts'
import type { SignedIn } from './exchange.ts'
import { GraphPanic, GraphRefusal } from './graph-refusal.ts'
import { rfc3339 } from './go-time.ts'
import type { Ids } from './ids.ts'
import { deletePermission, setPassword } from './link-endpoints.ts'
import { listDrives } from './list-drives.ts'
import { listPermissions } from './list-permissions.ts'
import { updatePermission } from './update-permission.ts'

type Route = {
  readonly pattern: RegExp
  readonly methods: Readonly<Record<string, (exchange: SignedIn, ids: Ids) => object | undefined>>
}

const ITEM = String.raw`^/graph/v1beta1/drives/([^/]+)/items/([^/]+)`

const ROUTES: readonly Route[] = [
  { pattern: /^\/graph\/v1(?:\.0|beta1)\/me\/drives$/, methods: { GET: listDrives } },
  { pattern: new RegExp(`${ITEM}/createLink$`), methods: { POST: createLink } },
  { pattern: new RegExp(`${ITEM}/permissions$`), methods: { GET: listPermissions } },
  // There is no reading of a single one.
  {
    pattern: new RegExp(`${ITEM}/permissions/([^/]+)$`),
    methods: { PATCH: updatePermission, DELETE: deletePermission },
  },
  { pattern: new RegExp(`${ITEM}/permissions/([^/]+)/setPassword$`), methods: { POST: setPassword } },
]

/** A request of a signed-in user below /graph. */
export function answerGraph(exchange: SignedIn, requestId: string): EmulatedResponse {
  const { path, request, now } = exchange
  const route = ROUTES.find(({ pattern }) => pattern.test(path))
  if (!route) return emptyAnswer(404)
  const handler = route.methods[request.method.toUpperCase()]
  if (!handler) return emptyAnswer(405)
  const [drive = '', item = '', permission = ''] = (route.pattern.exec(path) ?? []).slice(1).map(decodeSegment)
  try {
    const answer = handler(exchange, { drive, item, permission })
    return answer === undefined ? emptyAnswer(204) : jsonAnswer(200, answer)
  } catch (error) {
    if (error instanceof GraphPanic) return emptyAnswer(502)
    if (!(error instanceof GraphRefusal)) throw error
    const { status, code, message } = error
    const innererror = { date: rfc3339(Math.floor(now / 1000)), 'request-id': requestId }
    return jsonAnswer(status, { error: { code, innererror, message } })
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
