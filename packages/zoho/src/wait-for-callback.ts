import { createServer } from 'node:http'
import { ShareLinkError } from '@sharelink/core'

const PROVIDER = 'zoho'
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const PAGE = '<!doctype html><meta charset="utf-8"><title>sharelink</title><p>You may close this window.'

export type CallbackWait = {
  /** http, a loopback address and a port: where the browser is sent back to. */
  redirectUri: string
  /** Requests with another state are turned away, and the wait goes on. */
  state: string
  signal?: AbortSignal
  /** Called when the address can be reached: the moment to open the browser. */
  onListening?: () => void
}

function parseRedirectUri(redirectUri: string): URL {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined
  if (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname) && url.port !== '') return url
  const field = 'redirectUri'
  const message = `${field}: must be http to a loopback address with a port, such as http://127.0.0.1:8912/callback`
  throw new ShareLinkError({ code: 'invalid-request', provider: PROVIDER, field, message })
}

/** Waits on loopback for the browser to come back from the consent; resolves with the whole address it came to. */
export async function waitForCallback(wait: CallbackWait): Promise<string> {
  const { state, signal, onListening } = wait
  const { origin, pathname, hostname, port } = parseRedirectUri(wait.redirectUri)
  const server = createServer()
  let cancel = (): void => undefined
  try {
    return await new Promise((resolve, reject) => {
      const fail = (code: 'cancelled' | 'unavailable', message: string): void =>
        reject(new ShareLinkError({ code, provider: PROVIDER, message }))
      cancel = () => fail('cancelled', 'The login was cancelled.')
      if (signal?.aborted) cancel()
      signal?.addEventListener('abort', cancel)
      server.on('request', (request, response) => {
        const url = URL.canParse(request.url ?? '', origin) ? new URL(request.url ?? '', origin) : undefined
        const ours = url?.origin === origin && url.pathname === pathname && url.searchParams.get('state') === state
        response.writeHead(ours ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', connection: 'close' })
        response.end(ours ? PAGE : '')
        if (ours) response.on('close', () => resolve(url.href))
      })
      server.on('error', () => fail('unavailable', `Nothing can listen on port ${port}: choose another redirect URI.`))
      server.listen(Number(port), hostname.replace(/^\[|\]$/g, ''), onListening)
    })
  } finally {
    signal?.removeEventListener('abort', cancel)
    server.close()
    server.closeAllConnections()
  }
}
