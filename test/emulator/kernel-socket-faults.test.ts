import { docSpaceRooms, startEmulator } from '@sharelink/emulator'
import type { Fault, StartedEmulator } from '@sharelink/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requestDocSpace } from './request-docspace.ts'
import type { Received } from './request-docspace.ts'

const provider = 'onlyoffice-docspace'
const links = `rooms/${docSpaceRooms.custom}/links`

let emulator: StartedEmulator

beforeEach(async () => {
  emulator = await startEmulator({ providers: [provider] })
})

afterEach(() => emulator.stop())

/** PUT of a new link while a fault is waiting; the fault hits one request. */
function putLink(fault: Fault, giveUpAfterMs?: number): Promise<Received> {
  emulator.faults.push(fault)
  const body = JSON.stringify({ access: 2, title: 'Link', linkType: 1 })
  return requestDocSpace(emulator.urls[provider], links, {
    method: 'PUT',
    body,
    ...(giveUpAfterMs !== undefined && { giveUpAfterMs }),
  })
}

function madeLinks(): number {
  return emulator.state[provider].rooms.find((room) => room.id === docSpaceRooms.custom)?.links.length ?? -1
}

async function expectRecovered(): Promise<void> {
  const next = await requestDocSpace(emulator.urls[provider], links)
  expect(next).toMatchObject({ status: 200, error: undefined })
}

describe('faults that need a socket', () => {
  it('refuse-connection: the client meets a closed port, and nothing arrives', async () => {
    const received = await putLink({ kind: 'refuse-connection', method: 'PUT' })
    expect(received).toMatchObject({ status: undefined, error: 'ECONNREFUSED' })
    expect(emulator.requests).toEqual([])
    expect(madeLinks()).toBe(0)
    await expectRecovered()
  })

  it('refuse-connection: lets other methods pass and counts', async () => {
    emulator.faults.push({ kind: 'refuse-connection', method: 'PUT', skip: 1, times: 2 })
    const errors: unknown[] = []
    for (const method of ['PUT', 'GET', 'PUT', 'GET', 'PUT', 'PUT']) {
      const body = method === 'PUT' ? JSON.stringify({ access: 2, linkType: 1 }) : ''
      const received = await requestDocSpace(emulator.urls[provider], links, { method, body })
      errors.push(received.error ?? received.status)
    }
    expect(errors).toEqual([200, 200, 'ECONNREFUSED', 200, 'ECONNREFUSED', 200])
  })

  it('refuse-connection: several at once', async () => {
    emulator.faults.push({ kind: 'refuse-connection', times: 3 })
    const asked = [1, 2, 3].map(() => requestDocSpace(emulator.urls[provider], links))
    const received = await Promise.all(asked)
    expect(received.map(({ error }) => error)).toEqual(['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED'])
    await expectRecovered()
  })

  it('refuse-connection: a client that is not node:http is cut off before anything is done', async () => {
    emulator.faults.push({ kind: 'refuse-connection' })
    const headers = { 'content-type': 'application/json' }
    const url = `${emulator.urls[provider]}/api/2.0/files/${links}`
    await expect(fetch(url, { method: 'PUT', headers, body: '{}' })).rejects.toThrow('fetch failed')
    expect(emulator.requests).toMatchObject([{ fault: 'refuse-connection', handled: false, status: 0 }])
  })

  it('reset-before-headers: the connection dies and nothing was done', async () => {
    const received = await putLink({ kind: 'reset-before-headers' })
    expect(received).toMatchObject({ status: undefined, error: 'ECONNRESET' })
    expect(madeLinks()).toBe(0)
    expect(emulator.requests).toMatchObject([{ fault: 'reset-before-headers', handled: false, status: 0 }])
    await expectRecovered()
  })

  it('reset-after-work: the connection dies and the link is there', async () => {
    const received = await putLink({ kind: 'reset-after-work' })
    expect(received).toMatchObject({ status: undefined, error: 'ECONNRESET' })
    expect(madeLinks()).toBe(1)
    expect(emulator.requests).toMatchObject([{ fault: 'reset-after-work', handled: true, status: 0 }])
    await expectRecovered()
  })

  it('truncate-body: fewer bytes come than were promised, and the link is there', async () => {
    const received = await putLink({ kind: 'truncate-body' })
    expect(received).toMatchObject({ status: 200, error: 'ECONNRESET' })
    const body = received.chunks.join('')
    expect(body.length).toBeGreaterThan(0)
    expect(body.length).toBeLessThan(Number(received.headers['content-length']))
    expect(madeLinks()).toBe(1)
  })

  it('slow-headers: the answer is whole, and a later request is answered first', async () => {
    const order: string[] = []
    const slow = putLink({ kind: 'slow-headers', method: 'PUT', delayMs: 150 }).finally(() => order.push('slow'))
    const fast = requestDocSpace(emulator.urls[provider], links).finally(() => order.push('fast'))
    const [received] = await Promise.all([slow, fast])
    expect(order).toEqual(['fast', 'slow'])
    expect(received).toMatchObject({ status: 200, error: undefined })
    expect(JSON.parse(received.chunks.join(''))).toMatchObject({ statusCode: 200 })
  })

  it('slow-body: the answer comes in two parts', async () => {
    const received = await putLink({ kind: 'slow-body', delayMs: 40 })
    expect(received).toMatchObject({ status: 200, error: undefined })
    expect(received.chunks).toHaveLength(2)
    expect(JSON.parse(received.chunks.join(''))).toMatchObject({ statusCode: 200 })
  })

  it('never-answers: nothing comes and nothing was done', async () => {
    const received = await putLink({ kind: 'never-answers' }, 60)
    expect(received).toMatchObject({ status: undefined, error: 'gave up' })
    expect(madeLinks()).toBe(0)
  })

  it('never-answers with work: nothing comes and the link is there', async () => {
    const received = await putLink({ kind: 'never-answers', work: true }, 60)
    expect(received).toMatchObject({ status: undefined, error: 'gave up' })
    expect(madeLinks()).toBe(1)
  })
})
