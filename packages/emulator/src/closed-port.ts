import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Published by node:http (Node 22.12 and later) before a request opens its connection. */
const CHANNEL = 'http.client.request.created'

/** Refuses connections for real: the port is closed while the refused request tries to reach it. */
export type ClosedPort = {
  /** Whether the request on this socket was already asked about when it was made. */
  wasAsked(socket: Socket): boolean
  stop(): void
}

/**
 * Watches the requests that this process makes to a server; for one that is to be refused the server stops listening until the
 * request has failed. A client in another process, or one that is not node:http, is not seen.
 */
export function closePortFor(
  server: Server,
  port: number,
  refuses: (request: { method: string; path: string }) => boolean,
): ClosedPort {
  const askedPorts = new Set<number>()
  let refused = 0
  let isStopped = false
  const reopen = (): void => {
    refused -= 1
    if (refused === 0 && !isStopped) server.listen(port, '127.0.0.1')
  }
  const onCreated = (message: unknown): void => {
    const request = createdRequest(message)
    if (!request || request.getHeader('host') !== `127.0.0.1:${port}`) return
    if (refuses({ method: request.method, path: request.path })) {
      refused += 1
      if (server.listening) server.close()
      // The first listener there is, so the port is open again before the client hears of the error and tries once more.
      request.once('error', reopen)
      return
    }
    request.once('socket', (socket) => {
      const note = (): void => void (socket.localPort !== undefined && askedPorts.add(socket.localPort))
      if (socket.connecting) socket.once('connect', note)
      else note()
    })
  }
  subscribe(CHANNEL, onCreated)
  return {
    wasAsked: (socket) => socket.remotePort !== undefined && askedPorts.delete(socket.remotePort),
    stop() {
      isStopped = true
      unsubscribe(CHANNEL, onCreated)
    },
  }
}

function createdRequest(message: unknown): ClientRequest | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined
  return message.request instanceof ClientRequest ? message.request : undefined
}
