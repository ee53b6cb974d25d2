import type { IncomingMessage } from 'node:http'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CLIENTS, create, errorOf, hostileServer, rawServer, read } from './hostile-server.ts'

const MEGABYTE = 1024 * 1024
/** What core reads of an answer at most. */
const LIMIT = 8 * MEGABYTE

function portal(origin: string): ReturnType<NonNullable<(typeof CLIENTS)['docspace']>> {
  const client = CLIENTS['docspace']?.(origin)
  if (client === undefined) throw new Error('no client')
  return client
}

const zeros = Buffer.alloc(100 * MEGABYTE)
const BOMBS = [
  ['gzip', gzipSync(zeros, { level: 1 })],
  ['deflate', deflateSync(zeros, { level: 1 })],
  ['br', brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
] as const

/** A create reads the item first. */
function isItem({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && !url.endsWith('/links')
}

const ITEM = '{"response":{"canShare":true}}'

describe.each([
  ['a read', read, 'unexpected-response'],
  ['a write', create, 'ambiguous'],
] as const)('to %s', (_name, calling, code) => {
  it('100 MB are not read, and hardly sent', async () => {
    const chunk = Buffer.alloc(MEGABYTE, ' ')
    const { origin, sent, seen } = await hostileServer((request, response) => {
      if (isItem(request)) return response.end(ITEM)
      let left = 100
      const more = (): void => {
        while (left > 0 && !response.destroyed) {
          left -= 1
          if (!response.write(chunk)) return void response.once('drain', more)
        }
        response.end()
      }
      return more()
    })
    expect((await errorOf(calling(portal(origin)))).code).toBe(code)
    expect(sent()).toBeLessThan(LIMIT + 24 * MEGABYTE)
    expect(seen.length).toBeLessThan(8)
  })

  it.each(BOMBS)('100 MB folded into %s are not unfolded', async (encoding, bomb) => {
    const { origin } = await hostileServer((request, response) => {
      if (isItem(request)) response.end(ITEM)
      else response.writeHead(200, { 'content-encoding': encoding }).end(bomb)
    })
    const before = process.memoryUsage().rss
    expect((await errorOf(calling(portal(origin)))).code).toBe(code)
    // Well below what is folded up in it.
    expect(process.memoryUsage().rss - before).toBeLessThan(90 * MEGABYTE)
  })
})

const SHORT = 150

describe('a server that never comes to an end is left at the deadline', () => {
  it.each([
    ['answers nothing', () => undefined],
    ['sends a byte of the body at a time', 'HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n'],
    ['sends a byte of the headers at a time', 'HTTP/1.1 200 OK\r\nx-header: '],
    ['sends a byte of the status line at a time', 'HTTP/1.1 200 O'],
    ['sends chunk after chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
  ] as const)('%s', async (_name, start) => {
    const { origin } = await rawServer((socket) => {
      if (typeof start !== 'string') return
      socket.write(start)
      const drip = setInterval(() => socket.write(start.includes('chunked') ? '1\r\n \r\n' : ' '), 20)
      socket.on('close', () => clearInterval(drip))
    })
    expect((await errorOf(read(portal(origin), SHORT))).code).toBe('timeout')
    expect(['timeout', 'ambiguous']).toContain((await errorOf(create(portal(origin), SHORT))).code)
  })

  it('hints that an answer will come, over and over', async () => {
    const { origin } = await rawServer((socket) => {
      const hint = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'), 5)
      socket.on('close', () => clearInterval(hint))
    })
    expect((await errorOf(read(portal(origin), SHORT))).code).toBe('timeout')
  })

  it('sends headers without end: those it stops at once', async () => {
    const { origin, sent } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const more = (): void => {
        while (!socket.destroyed && socket.write(`x-${'h'.repeat(200)}: ${'v'.repeat(2000)}\r\n`));
      }
      socket.on('drain', more)
      more()
    })
    expect((await errorOf(read(portal(origin)))).code).toBe('unavailable')
    // Three tries, each with what the sockets on the way hold.
    expect(sent()).toBeLessThan(3 * LIMIT)
  })
})

const BODY = '{"response":[]}'

describe('bytes that are no answer of HTTP become an error of ours', () => {
  it.each([
    ['two lengths', `HTTP/1.1 200 OK\r\ncontent-length: 15\r\ncontent-length: 7\r\n\r\n${BODY}`],
    ['a length and chunks', `HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n${BODY}`],
    ['a length below zero', `HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n${BODY}`],
    ['a length that is none', `HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n${BODY}`],
    ['a chunk without a size', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${BODY}\r\n0\r\n\r\n`],
    ['a chunk of endless size', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n${BODY}`],
    ['a body cut off', `HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n${BODY}`],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a status that is none', `HTTP/1.1 abc OK\r\n\r\n${BODY}`],
    ['a header with a line of its own', `HTTP/1.1 200 OK\r\nx: a\nb\u0000: c\r\n\r\n${BODY}`],
    ['gzip that is none', `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 15\r\n\r\n${BODY}`],
    ['nothing', ''],
  ])('%s', async (_name, bytes) => {
    const { origin } = await rawServer((socket) => socket.end(bytes, 'latin1'))
    expect(['unavailable', 'unexpected-response']).toContain((await errorOf(read(portal(origin)))).code)
    expect(['unavailable', 'ambiguous', 'unexpected-response']).toContain((await errorOf(create(portal(origin)))).code)
  })
})
