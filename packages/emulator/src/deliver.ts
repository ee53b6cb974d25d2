import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Delivery } from './emulator.ts'
import type { EmulatedResponse } from './kernel.ts'

const DEFAULT_DELAY = 50

/** Puts an answer on the wire, the way its fault wants it. */
export function deliver({ response, fault, date }: Delivery, from: IncomingMessage, to: ServerResponse): void {
  switch (fault?.kind) {
    case 'refuse-connection':
    case 'reset-before-headers':
    case 'reset-after-work':
      from.socket.resetAndDestroy()
      return
    case 'never-answers':
      return
    case 'truncate-body':
      sendTruncated(to, response, date)
      return
    case 'slow-headers':
      later(to, fault.delayMs, () => send(to, response, date))
      return
    case 'slow-body':
      sendSlowly(to, response, date, fault.delayMs)
      return
    default:
      send(to, response, date)
  }
}

function writeHead(to: ServerResponse, response: EmulatedResponse, date: number, length: number): void {
  to.sendDate = false
  for (const [name, value] of Object.entries(response.headers)) {
    // Several Set-Cookie lines stand in one value, a line each: they cannot be joined with commas (RFC 6265, section 3).
    to.setHeader(name, name.toLowerCase() === 'set-cookie' ? value.split('\n') : value)
  }
  to.setHeader('date', new Date(date).toUTCString())
  // One connection for one request, so that a fault on a socket hits the request it was meant for.
  to.setHeader('connection', 'close')
  if (length > 0 || response.status !== 204) to.setHeader('content-length', length)
  to.writeHead(response.status)
}

function send(to: ServerResponse, response: EmulatedResponse, date: number): void {
  writeHead(to, response, date, Buffer.byteLength(response.body))
  to.end(response.body)
}

function sendTruncated(to: ServerResponse, response: EmulatedResponse, date: number): void {
  const bytes = Buffer.from(response.body)
  writeHead(to, response, date, bytes.length + 1)
  to.flushHeaders()
  to.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => to.socket?.destroy())
}

function sendSlowly(to: ServerResponse, response: EmulatedResponse, date: number, delayMs: number | undefined): void {
  const bytes = Buffer.from(response.body)
  const half = Math.ceil(bytes.length / 2)
  writeHead(to, response, date, bytes.length)
  to.flushHeaders()
  to.write(bytes.subarray(0, half))
  later(to, delayMs, () => to.end(bytes.subarray(half)))
}

function later(to: ServerResponse, delayMs: number | undefined, work: () => void): void {
  const timer = setTimeout(work, delayMs ?? DEFAULT_DELAY)
  to.once('close', () => clearTimeout(timer))
}
