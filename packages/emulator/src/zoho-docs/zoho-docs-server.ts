import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { writeAnswer, writeRefusal } from './zoho-docs-answer.ts'
import { dayIn } from './zoho-docs-day.ts'
import { details } from './zoho-docs-details.ts'
import type { ZohoDocsOperation } from './zoho-docs-operation.ts'
import { visitorOf, writePage } from './zoho-docs-page.ts'
import { publish } from './zoho-docs-publish.ts'
import { ZohoDocsRefusal } from './zoho-docs-refusal.ts'
import { zohoDocsState } from './zoho-docs-seed.ts'
import { remove, share } from './zoho-docs-share.ts'
import type { ZohoDocsSeed, ZohoDocsState } from './zoho-docs-state.ts'
import { update, visibility } from './zoho-docs-visibility.ts'
import { decideVisit } from './zoho-docs-visit.ts'

/** Whether a request's headers carry a token that is good for a scope (`ZohoPC.files.READ` and the like). */
export type ZohoDocsAuthorize = (headers: Readonly<Record<string, string>>, scope: string) => boolean

const operations: ReadonlyMap<string, ZohoDocsOperation> = new Map([
  ['/files/v1/share', share],
  ['/files/v1/share/visibility', visibility],
  ['/files/v1/share/update', update],
  ['/files/v1/share/remove', remove],
  ['/files/v1/share/details', details],
  ['/files/v1/publish', publish],
])

/**
 * The sharing part of the Zoho Docs API, as its page of the time documents it, and the pages that its links lead to.
 * `authorize` judges the OAuth header (by default the state's access token); the legacy `authtoken` is judged here.
 */
export function createZohoDocsServer(
  context: ServerContext,
  seed: ZohoDocsSeed = {},
  authorize?: ZohoDocsAuthorize,
): EmulatedServer<ZohoDocsState> {
  const state = zohoDocsState(seed)
  const isAuthorized = authorize ?? ((headers) => headers['authorization'] === `Zoho-oauthtoken ${state.accessToken}`)
  return {
    state,
    handle(request) {
      const url = new URL(`http://docs.invalid${request.path}`)
      const [, kind, id] = /^\/(file|folder)\/([^/]+)$/.exec(url.pathname) ?? []
      if (kind !== undefined && id !== undefined) {
        const today = dayIn(state.timeZone, context.clock.now())
        return writePage(decideVisit(state, today, { kind, id }, visitorOf(request)))
      }
      const operation = operations.get(url.pathname)
      if (operation === undefined || operation.method !== request.method) return invalidUrl()
      const form = readForm(request)
      if (!isAuthorized(request.headers, operation.scope) && !hasAuthToken(state, [form, url.searchParams])) {
        // The page has the code ("User is not valid"); the HTTP status is inferred.
        return json(401, writeRefusal(state, url.pathname, new ZohoDocsRefusal(404)))
      }
      const parameters = operation.method === 'GET' ? url.searchParams : form
      try {
        return json(200, writeAnswer(state, url.pathname, operation.run({ state, context, parameters })))
      } catch (error) {
        if (!(error instanceof ZohoDocsRefusal)) throw error
        return json(state.errorStatus, writeRefusal(state, url.pathname, error))
      }
    },
  }
}

/** The form of a request; a body of another media type holds no parameters. */
function readForm(request: EmulatedRequest): URLSearchParams {
  const [mediaType] = (request.headers['content-type'] ?? '').split(';')
  return new URLSearchParams(mediaType?.trim() === 'application/x-www-form-urlencoded' ? request.body : '')
}

/** The legacy credential, in the form or the query; clients write the scope in both of these ways. */
function hasAuthToken(state: ZohoDocsState, sources: readonly URLSearchParams[]): boolean {
  return sources.some((source) => {
    const scope = source.get('scope') ?? source.get('SCOPE')
    return source.get('authtoken') === state.authToken && (scope === 'docsapi' || scope === 'ZohoPC/docsapi')
  })
}

/** The one error whose body is on record; its HTTP status is not (404 is inferred). */
function invalidUrl(): EmulatedResponse {
  return json(404, JSON.stringify({ ERROR: 'Invalid URL specified !!' }))
}

function json(status: number, body: string): EmulatedResponse {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body }
}
