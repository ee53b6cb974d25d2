import { createServer, type IncomingMessage } from 'node:http'

export type Seen = { method: string; path: string; headers: Record<string, string>; body: string }
type Answered = { status: number; headers: Readonly<Record<string, string>>; body: string }

async function readRequest(incoming: IncomingMessage): Promise<Seen> {
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

/** Serves on loopback; an answer of `undefined` cuts the connection. */
export async function serve(
  answer: (seen: Seen) => Answered | undefined,
): Promise<{ origin: string; stop: () => void }> {
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then((seen) => {
      const answered = answer(seen)
      if (answered === undefined) return outgoing.destroy()
      return outgoing.writeHead(answered.status, { ...answered.headers, connection: 'close' }).end(answered.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { origin: `http://127.0.0.1:${address.port}`, stop }
}
