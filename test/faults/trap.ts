import { createServer } from 'node:http'

/** A server on loopback that nobody should ask anything. */
export type Trap = { origin: string; requests: () => number; stop: () => Promise<void> }

export async function setTrap(): Promise<Trap> {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: () => requests,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
