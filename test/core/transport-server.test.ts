import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { refusal } from './scripted.ts'
import { GET, POST, wire } from './wire.ts'

/** Faults that only a real socket shows, on loopback. */
const servers: Server[] = []

async function serve(listener: RequestListener): Promise<{ baseUrl: string; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { baseUrl: `http://127.0.0.1:${address.port}`, seen }
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
})

const truncated: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
  response.write('{"links":', () => response.destroy())
}

const tooLarge: RequestListener = (_request, response) => {
  response.writeHead(200)
  response.on('error', () => undefined)
  response.end(Buffer.alloc(9 * 1024 * 1024, ' '))
}

describe('an answer that breaks off', () => {
  it('to a read is asked for again, and never taken for whole', async () => {
    const { baseUrl, seen } = await serve(truncated)
    const { send, call, end, exchanges } = wire({ baseUrl })
    expect((await refusal(send(GET, call()))).code).toBe('unavailable')
    end()
    expect(seen).toHaveLength(3)
    expect(exchanges.map(({ failure: word }) => word)).toEqual(['truncated', 'truncated', 'truncated'])
  })

  it('to a write leaves its fate unknown', async () => {
    const { baseUrl, seen } = await serve(truncated)
    const { send, call, end } = wire({ baseUrl })
    expect((await refusal(send(POST, call()))).code).toBe('ambiguous')
    end()
    expect(seen).toEqual(['POST /links'])
  })
})

describe('an answer that is too large', () => {
  it.each([
    ['read', GET, 'unexpected-response'],
    ['write', POST, 'ambiguous'],
  ] as const)('to a %s is not read to its end, and not asked for again', async (_name, request, code) => {
    const { baseUrl, seen } = await serve(tooLarge)
    const { send, call, end } = wire({ baseUrl })
    expect((await refusal(send(request, call()))).code).toBe(code)
    end()
    expect(seen).toHaveLength(1)
  })
})

describe('an answer that does not end', () => {
  const endless: RequestListener = (_request, response) => {
    response.writeHead(200)
    response.write('{')
  }

  it.each([
    ['read', GET, 'cancelled'],
    ['write', POST, 'ambiguous'],
  ] as const)('ends with the signal of the caller, also in its body: %s', async (_name, request, code) => {
    const controller = new AbortController()
    const { baseUrl, seen } = await serve((incoming, response) => {
      endless(incoming, response)
      response.write(' ', () => controller.abort())
    })
    const { send, call, end } = wire({ baseUrl })
    expect((await refusal(send(request, call(30_000, controller.signal)))).code).toBe(code)
    end()
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['read', GET, 'timeout'],
    ['write', POST, 'ambiguous'],
  ] as const)('ends with the deadline, also in its body: %s', async (_name, request, code) => {
    const { baseUrl, seen } = await serve(endless)
    const { send, call, end } = wire({ baseUrl })
    // The body never ends, so that any deadline shows the same.
    expect((await refusal(send(request, call(300)))).code).toBe(code)
    end()
    expect(seen).toHaveLength(1)
  })
})

describe('the way to the provider', () => {
  it('follows no redirect, which would take the credential along', async () => {
    const { baseUrl, seen } = await serve((_request, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end()
    })
    const { send, call, end } = wire({ baseUrl })
    expect((await send(GET, call())).status).toBe(302)
    end()
    expect(seen).toEqual(['GET /links'])
  })

  it('takes no proxy from the environment', async () => {
    const { baseUrl, seen } = await serve((_request, response) => response.end('{}'))
    const before = process.env['http_proxy']
    process.env['http_proxy'] = 'http://127.0.0.1:1'
    const { send, call, end } = wire({ baseUrl })
    const answer = await send(GET, call())
    if (before === undefined) delete process.env['http_proxy']
    else process.env['http_proxy'] = before
    end()
    expect([answer.status, seen.length]).toEqual([200, 1])
  })

  it('keeps a connection for the next request', async () => {
    const sockets = new Set<unknown>()
    const { baseUrl } = await serve((request, response) => {
      sockets.add(request.socket)
      response.end('{}')
    })
    const { send, call, end } = wire({ baseUrl })
    for (let number = 0; number < 3; number += 1) await send(GET, call())
    end()
    expect(sockets.size).toBe(1)
  })
})
