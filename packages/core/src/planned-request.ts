import type { PlannedRequest } from './model.ts'
import { redact } from './secrets.ts'
import { type HttpRequest, type RequestBody, withQuery } from './transport/request.ts'

function written(body: RequestBody): { type: string; content: unknown } {
  if ('json' in body) return { type: body.contentType ?? 'application/json', content: body.json }
  if ('form' in body) return { type: 'application/x-www-form-urlencoded', content: body.form }
  return { type: 'multipart/form-data', content: body.multipart }
}

/** A request as a plan shows it. `headers` go with every request of the provider; the credential in them is masked already. */
export function plannedRequest(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  { method, path, query, headers: own, body }: HttpRequest,
): PlannedRequest {
  const url = baseUrl + withQuery(path, query)
  const sent = { accept: 'application/json', ...headers, ...own }
  if (body === undefined) return { method, url, headers: sent }
  const { type, content } = written(body)
  return { method, url, headers: { ...sent, 'content-type': type }, body: redact(content) }
}
