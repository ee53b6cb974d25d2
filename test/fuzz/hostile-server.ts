import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type Socket } from 'node:net'
import { createShareLinks, type Runtime, ShareLinkError, type ShareLinks } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { createZohoSheet } from '@sharelink/zoho-office'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { onTestFinished } from 'vitest'

export const PASSWORD = 'Kestrel-Harbor-27'
export const CREDENTIAL = 'sk-7f3a9c11d2e84b60a5c7d9e8f0a1b2c3'

/** What reached a server, and how many bytes it sent back. */
export type Hostile = { origin: string; seen: string[]; sent: () => number }

type Stoppable = {
  listen: (port: number, host: string, done: () => void) => unknown
  close: (done: () => void) => unknown
  address: () => unknown
}

async function listening(server: Stoppable, sockets: ReadonlySet<Socket>): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(resolve)
      }),
  )
  const address = server.address()
  if (typeof address !== 'object' || address === null || !('port' in address))
    throw new Error('The server has no port.')
  return `http://127.0.0.1:${String(address.port)}`
}

function watched(sockets: Set<Socket>): (socket: Socket) => void {
  return (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  }
}

function bytesOf(sockets: ReadonlySet<Socket>): () => number {
  return () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
}

/** A server on loopback that answers as told, until the test is over. The body of each request is read before. */
export async function hostileServer(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<Hostile> {
  const sockets = new Set<Socket>()
  const seen: string[] = []
  const server = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    response.on('error', () => undefined)
    const chunks: string[] = []
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => chunks.push(chunk))
    request.on('end', () => answer(request, response, chunks.join('')))
  })
  server.on('connection', watched(sockets))
  return { origin: await listening(server, sockets), seen, sent: bytesOf(sockets) }
}

/** The same below HTTP: whatever bytes may come. */
export async function rawServer(answer: (socket: Socket) => void): Promise<Hostile> {
  const sockets = new Set<Socket>()
  const seen: string[] = []
  const server = createNetServer((socket) => {
    watched(sockets)(socket)
    socket.on('data', (chunk) => {
      seen.push(String(chunk).split('\r\n')[0] ?? '')
      answer(socket)
    })
  })
  return { origin: await listening(server, sockets), seen, sent: bytesOf(sockets) }
}

const RUNTIME: Runtime = { sleep: async () => undefined }

/** A client of each provider, all of them sent to one server. */
export const CLIENTS: Readonly<Record<string, (origin: string) => ShareLinks>> = {
  docspace: (baseUrl) => createShareLinks(createDocSpace({ baseUrl, apiKey: CREDENTIAL, limits: false }), RUNTIME),
  workdrive: (baseUrl) =>
    createShareLinks(createWorkDrive({ baseUrl, accessToken: CREDENTIAL, limits: false }), RUNTIME),
  docs: (baseUrl) => createShareLinks(createZohoDocs({ baseUrl, accessToken: CREDENTIAL, limits: false }), RUNTIME),
  sheet: (baseUrl) =>
    createShareLinks(createZohoSheet({ baseUrl, apiKey: CREDENTIAL, authToken: CREDENTIAL, limits: false }), RUNTIME),
  token: (origin) => {
    const account = {
      clientId: 'client',
      clientSecret: CREDENTIAL,
      refreshToken: `1000.${CREDENTIAL}`,
      limits: false,
    } as const
    return createShareLinks(createWorkDrive({ ...account, accountsUrl: origin, baseUrl: origin }), RUNTIME)
  },
}

const FILE = { kind: 'file', id: '5001' } as const
const BOOK = { kind: 'spreadsheet', id: '15265000000006107' } as const

/** A create that carries the password where the provider has one. */
export function create(links: ShareLinks, deadline = 5_000): Promise<unknown> {
  if (links.provider === 'zoho-sheet')
    return links.create({ target: BOOK, role: 'viewer', audience: 'people', people: ['derrick'] }, { deadline })
  return links.create({ target: FILE, role: 'viewer', audience: 'anyone', password: PASSWORD }, { deadline })
}

/** A read, or where there is none a revoke. */
export function read(links: ShareLinks, deadline = 5_000): Promise<unknown> {
  if (links.provider === 'zoho-sheet') return links.revoke(`zoho-sheet:spreadsheet:${BOOK.id}:derrick`, { deadline })
  const id = links.provider === 'zoho-docs' ? 'link' : '75a5f745-f697-4418-b38d-0fe0d277e258'
  return links.get(`${links.provider}:file:5001:${id}`, { deadline })
}

/** The error of a call, which must be ours. */
export async function errorOf(calling: Promise<unknown>): Promise<ShareLinkError> {
  const thrown = await calling.then(
    () => 'no error',
    (error: unknown) => error,
  )
  if (ShareLinkError.is(thrown)) return thrown
  throw new Error(`not a ShareLinkError: ${String(thrown)}`)
}
