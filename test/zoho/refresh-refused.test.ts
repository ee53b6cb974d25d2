import { expect, test } from 'vitest'
import { CREDENTIAL, probeClient, rejection } from './probe-client.ts'
import { stubClient } from './stub-client.ts'
import { json, REVOKED } from './zoho-stub.ts'

const MINUTE = 60_000

test('a revoked refresh token (200 with an error) is unauthorized with a hint, and not asked about again', async () => {
  const { stub, time, links } = await stubClient()
  stub.nextTokenAnswers.push(REVOKED)
  const errors = await Promise.all(Array.from({ length: 50 }, (_, index) => rejection(links.get(`id${index}`))))
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['unauthorized']))
  expect(errors[0]).toMatchObject({ retryable: false, provider: 'zoho-workdrive' })
  expect(errors[0]?.message).toContain('invalid_code')
  expect(errors[0]?.hint).toContain('sharelink login zoho')
  time.advance(59 * MINUTE)
  expect((await rejection(links.get('again'))).code).toBe('unauthorized')
  expect(stub.tokenRequests).toHaveLength(1)
  expect(stub.apiTokens).toEqual([])
  expect(time.sleeps).toEqual([])
})

test('a refusal is asked about again after an hour: a client can be put right', async () => {
  const { stub, time, links } = await stubClient()
  stub.nextTokenAnswers.push(json(200, { error: 'invalid_client' }))
  expect((await rejection(links.get('a'))).hint).toContain('dataCenter')
  time.advance(60 * MINUTE)
  expect((await links.get('a')).id).toBe('a')
})

test('a token in force is not used once the refresh token is refused', async () => {
  const { stub, time, links } = await stubClient()
  await links.get('a')
  time.advance(56 * MINUTE)
  stub.nextTokenAnswers.push(REVOKED)
  expect((await rejection(links.get('b'))).code).toBe('unauthorized')
})

test('an error word that is not documented is unauthorized, and not remembered', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(json(200, { error: 'general_error' }))
  expect((await rejection(links.get('a'))).code).toBe('unauthorized')
  expect((await links.get('a')).id).toBe('a')
})

test('an accounts server that cannot be reached is unavailable, and costs nothing of the ten refreshes', async () => {
  const { stub, time } = await stubClient()
  const nowhere = { ...CREDENTIAL, accountsUrl: 'http://127.0.0.1:9', baseUrl: stub.url }
  const links = probeClient(nowhere, { clock: time.clock, sleep: time.sleep })
  for (let number = 1; number <= 12; number += 1)
    expect(await rejection(links.get('a'))).toMatchObject({ code: 'unavailable', retryable: true })
})

test('an answer that is cut off is repeated, then unavailable: no link was touched', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(undefined)
  expect((await links.get('a')).id).toBe('a')
  stub.live.clear()
  stub.nextTokenAnswers.push(undefined, undefined, undefined)
  expect((await rejection(links.get('b'))).code).toBe('unavailable')
})

test('an accounts server in trouble is unavailable', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(json(500, { error: 'internal' }))
  expect(await rejection(links.get('a'))).toMatchObject({ code: 'unavailable', status: 500 })
})
