import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { closePortFor } from './closed-port.ts'
import type { ClosedPort } from './closed-port.ts'
import { deliver } from './deliver.ts'
import { createEmulatorCore } from './emulator.ts'
import type { Delivery, Emulator, EmulatorCore, EmulatorOptions } from './emulator.ts'
import { originsOf } from './origins.ts'
import { readRequest } from './read-request.ts'
import { serverNames } from './servers.ts'
import type { ServerName } from './servers.ts'

export type StartedEmulator = Emulator & {
  /** Closes every server and every connection. */
  readonly stop: () => Promise<void>
}

type Listener = { readonly origin: string; stop(): Promise<void> }

/**
 * Every provider's server on 127.0.0.1, one port each. Rejects with the system's error when a port cannot be had.
 *
 * A `refuse-connection` fault is a real ECONNREFUSED for clients of node:http in this process; any other client meets a
 * connection that is reset before its request is handled.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<StartedEmulator> {
  const urls = originsOf(() => '')
  const core = createEmulatorCore(options, urls)
  const listeners: Listener[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(listeners.splice(0).map((listener) => listener.stop()))
  }
  try {
    for (const name of options.providers ?? serverNames) {
      const listener = await listen(core, name, options.ports?.[name] ?? 0)
      listeners.push(listener)
      urls[name] = listener.origin
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { ...core.emulator, stop }
}

async function listen(core: EmulatorCore, name: ServerName, wanted: number): Promise<Listener> {
  let closedPort: ClosedPort | undefined
  const server = createServer((incoming, outgoing) => {
    void handle(core, name, incoming, closedPort).then(
      (delivery) => deliver(delivery, incoming, outgoing),
      (error: unknown) => outgoing.writeHead(500, { connection: 'close' }).end(`emulator: ${String(error)}`),
    )
  })
  const port = await bind(server, wanted)
  closedPort = closePortFor(
    server,
    port,
    (request) => core.queue.take(name, request, (kind) => kind === 'refuse-connection') !== undefined,
  )
  return { origin: `http://127.0.0.1:${port}`, stop: () => shut(server, closedPort) }
}

async function handle(
  core: EmulatorCore,
  name: ServerName,
  incoming: IncomingMessage,
  closedPort: ClosedPort | undefined,
): Promise<Delivery> {
  const asked = closedPort?.wasAsked(incoming.socket) ?? false
  const request = await readRequest(incoming)
  return core.exchange(name, request, (kind) => !asked || kind !== 'refuse-connection')
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address.port)
      else reject(new Error('the server has no port'))
    })
  })
}

function shut(server: Server, closedPort: ClosedPort | undefined): Promise<void> {
  closedPort?.stop()
  return new Promise((resolve) => {
    // Called with an error when the port is closed already, which is all that is wanted.
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
