import { once } from 'node:events'
import { createServer } from 'node:http'
import { waitForCallback } from '@sharelink/zoho'
import { describe, expect, test } from 'vitest'
import { rejection } from './probe-client.ts'

describe('waiting for the callback', () => {
  const at = async (): Promise<string> => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    await new Promise((resolve) => probe.close(resolve))
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/callback`
  }

  test('resolves with the whole address; other paths and states are turned away', async () => {
    const redirectUri = await at()
    let listening: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (listening = resolve))
    const waiting = waitForCallback({ redirectUri, state: 'st4te', onListening: listening })
    await Promise.race([ready, waiting])
    const statuses: number[] = []
    for (const url of [
      `${redirectUri}?code=x&state=other`,
      new URL('/favicon.ico', redirectUri).href,
      `${redirectUri}?code=c0de&state=st4te`,
    ])
      statuses.push((await fetch(url)).status)
    expect(statuses).toEqual([404, 404, 200])
    expect(await waiting).toBe(`${redirectUri}?code=c0de&state=st4te`)
    await expect(fetch(redirectUri)).rejects.toThrow()
  })

  test('is cancelled by its signal', async () => {
    const controller = new AbortController()
    const onListening = (): void => controller.abort()
    const waiting = waitForCallback({ redirectUri: await at(), state: 's', signal: controller.signal, onListening })
    expect((await rejection(waiting)).code).toBe('cancelled')
  })

  test.each(['https://127.0.0.1:8912/', 'http://example.com:8912/', 'http://127.0.0.1/', 'junk'])(
    'listens on loopback with a port only: %s',
    async (redirectUri) => {
      const error = await rejection(waitForCallback({ redirectUri, state: 's' }))
      expect(error).toMatchObject({ code: 'invalid-request', field: 'redirectUri' })
    },
  )
})
