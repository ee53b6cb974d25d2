import type { IncomingMessage } from 'node:http'
import type { EmulatedRequest } from './kernel.ts'

/** The whole request as the servers take it; a header that came more than once has its values joined with commas. */
export async function readRequest(incoming: IncomingMessage): Promise<EmulatedRequest> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
