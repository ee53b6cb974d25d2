import nock from 'nock'
import {
  type Call,
  type Exchange,
  type HttpRequest,
  REPEAT_ALWAYS,
  type Runtime,
  type Send,
  type TransportSettings,
} from '@sharelink/core'
import { expect } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { fullRuntime } from '../../packages/core/src/runtime.ts'
import { createTransport } from '../../packages/core/src/transport/transport.ts'
import * as setup from '../setup/network.ts'

export const BASE = 'https://portal.example'
export const CREDENTIAL = 'Bearer 9f8e7d6c5b4a'
export const START = Date.parse('2031-03-05T10:20:30Z')

export const GET: HttpRequest = { method: 'GET', path: '/links' }
export const POST: HttpRequest = { method: 'POST', path: '/links', body: { json: { password: 'Kestrel-Harbor-27' } } }
export const PUT: HttpRequest = { ...POST, method: 'PUT' }
export const REPEATABLE: HttpRequest = { ...PUT, repeatOn: REPEAT_ALWAYS }

export type Wire = {
  send: Send
  exchanges: Exchange[]
  /** Waits between tries, in milliseconds; the clock moves with them. */
  waits: number[]
  clock: { now: () => number; advance: (milliseconds: number) => void }
  call: (deadline?: number, signal?: AbortSignal) => Call
  end: () => void
}

/** The transport with a clock that only waits move. */
export function wire(settings: Partial<TransportSettings> = {}, runtime: Runtime = {}): Wire {
  let now = START
  const waits: number[] = []
  const exchanges: Exchange[] = []
  const calls: Call[] = []
  const clock = {
    now: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds
    },
  }
  const full = fullRuntime('memory', {
    clock,
    sleep: (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
    random: (bytes) => new Uint8Array(bytes).fill(128),
    onExchange: (exchange) => exchanges.push(exchange),
    ...runtime,
  })
  const send = createTransport('memory', full, {
    baseUrl: BASE,
    headers: () => ({ authorization: CREDENTIAL }),
    ...settings,
  })
  return {
    send,
    exchanges,
    waits,
    clock,
    call: (deadline = 30_000, signal) => {
      const call = startCall('memory', clock, deadline, signal)
      calls.push(call)
      return call
    },
    end: () => {
      for (const call of calls) call.end()
    },
  }
}

const unmatched: string[] = []

export function closeNetwork(): void {
  setup.closeNetwork()
  nock.emitter.on('no match', noteUnmatched)
}

function noteUnmatched(request: unknown): void {
  unmatched.push(String(request))
}

/** After each test: every mock was asked for, and nothing else was. */
export function expectQuiet(): void {
  const pending = nock.pendingMocks()
  nock.cleanAll()
  expect(pending).toEqual([])
  expect(unmatched.splice(0)).toEqual([])
}

export function openNetwork(): void {
  nock.emitter.off('no match', noteUnmatched)
  setup.openNetwork()
}

/** One answer after the other; a text is a fault of the network by its code. */
export function answers(request: HttpRequest, ...given: readonly (number | string)[]): void {
  for (const answer of given) {
    const interceptor = nock(BASE).intercept('/links', request.method)
    if (typeof answer === 'number') interceptor.reply(answer, {})
    else interceptor.replyWithError(Object.assign(new Error(answer), { code: answer }))
  }
}
