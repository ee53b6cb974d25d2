import type { Exchange } from '@sharelink/core'
import { expect, test } from 'vitest'
import { CREDENTIAL, probeClient, rejection } from './probe-client.ts'
import type { ServedAnswer } from './serve.ts'
import { stubClient } from './stub-client.ts'
import { ACCESS_DENIED, accessToken, json, REVOKED } from './zoho-stub.ts'

const ECHO = json(200, { error: CREDENTIAL.refreshToken, error_description: CREDENTIAL.clientSecret })

test.each<[string, ServedAnswer | undefined]>([
  ['revoked', REVOKED],
  ['throttled', ACCESS_DENIED],
  ['an echo of the secrets', ECHO],
  ['no JSON', { status: 200, body: CREDENTIAL.refreshToken }],
  ['in trouble', json(503, { refresh_token: CREDENTIAL.refreshToken })],
  ['cut off', undefined],
])('neither errors nor exchanges hold a secret: %s', async (_name, answer) => {
  const { stub, settings, runtime } = await stubClient()
  const exchanges: Exchange[] = []
  const links = probeClient(settings, { ...runtime, onExchange: (exchange) => exchanges.push(exchange) })
  stub.nextTokenAnswers.push(answer, answer, answer)
  const error = await rejection(links.get('a', { deadline: 9_000 }))
  stub.nextTokenAnswers = []
  const told = JSON.stringify([error, error.stack, error.hint, exchanges])
  expect(exchanges.length).toBeGreaterThan(0)
  expect(told).toContain('/oauth/v2/token')
  for (const secret of [CREDENTIAL.clientSecret, CREDENTIAL.refreshToken]) expect(told).not.toContain(secret)
})

test('an access token is in no exchange and in no error', async () => {
  const { stub, settings, runtime } = await stubClient()
  const exchanges: Exchange[] = []
  const links = probeClient(settings, { ...runtime, onExchange: (exchange) => exchanges.push(exchange) })
  await links.get('a')
  stub.tokenAnswer = () => json(200, { access_token: accessToken(9), expires_in: 3600 })
  stub.live.clear()
  const told = JSON.stringify([await rejection(links.get('b')), exchanges])
  expect(exchanges).toHaveLength(5)
  expect(told).not.toContain(accessToken(1))
  expect(told).not.toContain(accessToken(9))
})
