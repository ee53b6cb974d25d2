import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach } from 'vitest'
import type { EmulatedRequest, EmulatedResponse } from '../../packages/emulator/src/kernel.ts'

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function requestOf(incoming: IncomingMessage): Promise<EmulatedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers, body }
}

function deliver(outgoing: ServerResponse, response: EmulatedResponse, now: number): void {
  outgoing.sendDate = false
  outgoing.writeHead(response.status, { date: new Date(now).toUTCString(), ...response.headers })
  outgoing.end(response.body)
}

/** Serves on a free port of 127.0.0.1 until the test is over; `cut` ends the connection without an answer. Gives the origin. */
export async function serve(
  clock: { now: () => number },
  handle: (request: EmulatedRequest) => EmulatedResponse | 'cut',
): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void requestOf(incoming).then((request) => {
      const response = handle(request)
      if (response === 'cut') incoming.socket.destroy()
      else deliver(outgoing, response, clock.now())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  stops.push(stop)
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
