import { createServer, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'

export type SeenRequest = { method: string; path: string; headers: Record<string, string>; body: string }
export type ServedAnswer = { status: number; headers?: Record<string, string>; body: string }

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString(),
  }
}

/** Serves on loopback until the test is over; gives the origin. `undefined` cuts the connection. */
export async function serve(
  answer: (seen: SeenRequest) => ServedAnswer | undefined | Promise<ServedAnswer | undefined>,
): Promise<string> {
  const server = createServer((incoming, response) => {
    void readRequest(incoming)
      .then(answer)
      .then((given) => {
        if (given === undefined) return response.destroy()
        return response.writeHead(given.status, given.headers).end(given.body)
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}
