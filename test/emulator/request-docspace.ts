import { request } from 'node:http'
import { docSpaceUsers } from '@sharelink/emulator'

/** What came back over the socket, as far as it came. */
export type Received = {
  readonly status: number | undefined
  readonly headers: Record<string, unknown>
  readonly chunks: readonly string[]
  /** The system's code of the error that ended it, if one did. */
  readonly error: string | undefined
}

export type Sent = { readonly method?: string; readonly body?: string; readonly giveUpAfterMs?: number }

/** One request over a real socket, as the owner; it never rejects. */
export function requestDocSpace(origin: string, path: string, sent: Sent = {}): Promise<Received> {
  const { method = 'GET', body = '', giveUpAfterMs } = sent
  const headers = { authorization: `Bearer ${docSpaceUsers.owner.apiKey}`, 'content-type': 'application/json' }
  return new Promise((resolve) => {
    const chunks: string[] = []
    let status: number | undefined
    let answered: Record<string, unknown> = {}
    const finish = (error?: Error & { code?: string }): void =>
      resolve({ status, headers: answered, chunks, error: error && (error.code ?? error.message) })
    const outgoing = request(`${origin}/api/2.0/files/${path}`, { method, headers }, (incoming) => {
      status = incoming.statusCode
      answered = incoming.headers
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => chunks.push(chunk))
      incoming.on('end', () => finish())
      incoming.on('error', finish)
    })
    outgoing.on('error', finish)
    if (giveUpAfterMs !== undefined) outgoing.setTimeout(giveUpAfterMs, () => outgoing.destroy(new Error('gave up')))
    outgoing.end(body)
  })
}
