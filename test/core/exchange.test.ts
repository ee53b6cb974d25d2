import diagnostics from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusal } from './scripted.ts'
import { BASE, closeNetwork, CREDENTIAL, expectQuiet, GET, openNetwork, POST, START, wire } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

describe('what is told of an exchange', () => {
  it('is redacted, without headers and without the answer', async () => {
    nock(BASE).post('/links').query({ authtoken: '1f2e', page: '1' }).reply(200, { password: 'Walnut_Ember_9143' })
    const { send, call, end, exchanges } = wire()
    await send({ ...POST, query: { authtoken: '1f2e', page: '1' } }, call())
    end()
    expect(exchanges).toEqual([
      {
        provider: 'memory',
        method: 'POST',
        url: `${BASE}/links?authtoken=***&page=1`,
        requestBody: { password: '***' },
        attempt: 1,
        status: 200,
        startedAt: START,
        duration: 0,
      },
    ])
  })

  it('goes to the channel of the process too', async () => {
    nock(BASE).get('/links').reply(200, {})
    const told: unknown[] = []
    const listener = (message: unknown): number => told.push(message)
    diagnostics.subscribe('sharelink', listener)
    const { send, call, end, exchanges } = wire()
    await send(GET, call())
    diagnostics.unsubscribe('sharelink', listener)
    end()
    expect(told).toEqual(exchanges)
    expect(told).toHaveLength(1)
  })

  it('cannot break the call: a listener that throws changes nothing', async () => {
    nock(BASE).post('/links').reply(200, {})
    const { send, call, end } = wire(
      {},
      {
        onExchange: () => {
          throw new Error('The log is full.')
        },
      },
    )
    expect((await send(POST, call())).status).toBe(200)
    end()
  })
})

describe('an error', () => {
  it('holds neither the credential nor the body', async () => {
    nock(BASE)
      .post('/links')
      .replyWithError(Object.assign(new Error(`reset ${CREDENTIAL}`), { code: 'ECONNRESET' }))
    const { send, call, end, exchanges } = wire()
    const error = await refusal(send(POST, call()))
    end()
    const shown =
      inspect([error, exchanges], { depth: Infinity, showHidden: true }) + JSON.stringify(error) + error.stack
    expect(error).toMatchObject({
      code: 'ambiguous',
      message: 'No whole answer came (ECONNRESET). The write may have arrived.',
    })
    for (const secret of [CREDENTIAL, '9f8e7d6c5b4a', 'Kestrel-Harbor-27']) expect(shown).not.toContain(secret)
  })
})
