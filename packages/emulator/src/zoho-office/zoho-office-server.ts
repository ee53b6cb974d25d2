import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { parseMultipartForm } from './multipart-form.ts'
import { writeJson, writeRefusal, writeXml } from './zoho-office-answer.ts'
import type { ZohoOfficeAnswer, ZohoOfficeFormat } from './zoho-office-answer.ts'
import { ZohoOfficeRefusal } from './zoho-office-refusal.ts'
import { zohoOfficeState } from './zoho-office-seed.ts'
import { cancelSharing, share } from './zoho-office-share.ts'
import type { ZohoOfficeCall } from './zoho-office-share.ts'
import type { ZohoOfficeProduct, ZohoOfficeSeed, ZohoOfficeState } from './zoho-office-state.ts'

const shareMethods = { sheet: 'shareBook', show: 'sharepresentation' } as const
const idFields = { sheet: 'workbookId', show: 'presentationId' } as const

/**
 * The legacy Share APIs of Zoho Sheet or Zoho Show. Credentials are taken from the query or the form, the document's id
 * from the path or the form. Errors come with HTTP status 200 (inferred: the page has none).
 */
export function createZohoOfficeServer(
  _context: ServerContext,
  seed: ZohoOfficeSeed | undefined,
  product: ZohoOfficeProduct,
): EmulatedServer<ZohoOfficeState> {
  const state = zohoOfficeState(product, seed ?? {})
  return {
    state,
    handle(request) {
      const url = new URL(`http://office.invalid${request.path}`)
      const [, format, method, id] = /^\/api\/private\/(xml|json)\/(\w+)(?:\/([^/]*))?$/.exec(url.pathname) ?? []
      const writtenAs: ZohoOfficeFormat = format === 'json' ? 'json' : 'xml'
      // The samples' uri is the path without the id.
      const uri = method === undefined ? url.pathname : `/api/private/${writtenAs}/${method}`
      try {
        const run = findMethod(product, request, method)
        const fields = new URLSearchParams([...readForm(request), ...url.searchParams])
        authorize(state, fields)
        const document = findDocument(state, id || fields.get(idFields[product]))
        const answer = run({ state, product, document, fields })
        const body = writtenAs === 'json' ? writeJson(state, product, uri, answer) : writeXml(product, uri, answer)
        return respond(writtenAs, body)
      } catch (error) {
        if (!(error instanceof ZohoOfficeRefusal)) throw error
        return respond(writtenAs, writeRefusal(writtenAs, uri, error))
      }
    },
  }
}

function findMethod(
  product: ZohoOfficeProduct,
  request: EmulatedRequest,
  method: string | undefined,
): (call: ZohoOfficeCall) => ZohoOfficeAnswer {
  const run = new Map([
    [shareMethods[product], share],
    ['cancelsharing', cancelSharing],
  ]).get(method ?? '')
  if (run === undefined) throw new ZohoOfficeRefusal(2405)
  if (request.method !== 'POST') throw new ZohoOfficeRefusal(2402)
  return run
}

/** The form's fields: multipart as documented, and urlencoded, which is tolerated. */
function readForm(request: EmulatedRequest): Iterable<[string, string]> {
  const contentType = request.headers['content-type'] ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase()
  if (mediaType === 'multipart/form-data') return parseMultipartForm(contentType, request.body)
  return new URLSearchParams(mediaType === 'application/x-www-form-urlencoded' ? request.body : '')
}

function authorize(state: ZohoOfficeState, fields: URLSearchParams): void {
  if (fields.get('apikey') !== state.apiKey) throw new ZohoOfficeRefusal(2890)
  if (fields.get('authtoken') !== state.authToken || fields.get('scope') !== 'DataAPI')
    throw new ZohoOfficeRefusal(2401)
}

function findDocument(state: ZohoOfficeState, id: string | null) {
  if (id === null || id === '') throw new ZohoOfficeRefusal(2831)
  const document = state.documents.find((each) => each.id === id)
  if (document === undefined) throw new ZohoOfficeRefusal(2851)
  return document
}

function respond(format: ZohoOfficeFormat, body: string): EmulatedResponse {
  const type = format === 'json' ? 'application/json' : 'text/xml'
  return { status: 200, headers: { 'content-type': `${type};charset=UTF-8` }, body }
}
