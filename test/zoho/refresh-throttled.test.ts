import { expect, test } from 'vitest'
import { probeClient, rejection } from './probe-client.ts'
import { stubClient } from './stub-client.ts'
import { virtualTime } from './virtual-time.ts'
import { ACCESS_DENIED, accessToken, tokenAnswer } from './zoho-stub.ts'

const MINUTE = 60_000

test('a throttled refresh waits and goes on', async () => {
  const { stub, time, links } = await stubClient()
  stub.nextTokenAnswers.push(ACCESS_DENIED)
  expect((await links.get('a')).id).toBe('a')
  expect(time.sleeps).toEqual([10_000])
  expect(stub.tokenRequests).toHaveLength(2)
})

test('100 callers wait out a throttle together, with one request each time', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(ACCESS_DENIED, ACCESS_DENIED, ACCESS_DENIED)
  const ids = Array.from({ length: 100 }, (_, index) => `id${index}`)
  const found = await Promise.all(ids.map((id) => links.get(id, { deadline: 15 * MINUTE })))
  expect(found).toHaveLength(100)
  expect(stub.tokenRequests).toHaveLength(4)
})

test('a throttle longer than the call is rate-limited with retryAt, and nobody asks before', async () => {
  const { stub, time, links } = await stubClient()
  const always = Array.from({ length: 20 }, () => ACCESS_DENIED)
  stub.nextTokenAnswers.push(...always)
  const error = await rejection(links.get('a', { deadline: 9_000 }))
  expect(error).toMatchObject({ code: 'rate-limited', retryable: true })
  expect(error.retryAt).toEqual(new Date(time.clock.now() + 10_000))
  await rejection(links.get('b', { deadline: 9_000 }))
  expect(stub.tokenRequests).toHaveLength(1)
  stub.nextTokenAnswers = []
  time.advance(10_000)
  expect((await links.get('c')).id).toBe('c')
})

test('a throttle of ten minutes is waited out with few requests', async () => {
  const { stub, time, links } = await stubClient()
  const open = time.clock.now() + 10 * MINUTE
  stub.tokenAnswer = () => {
    stub.live.add(accessToken(1))
    return time.clock.now() < open ? ACCESS_DENIED : tokenAnswer(accessToken(1))
  }
  expect((await links.get('a', { deadline: 20 * MINUTE })).id).toBe('a')
  expect(stub.tokenRequests.length).toBeLessThanOrEqual(8)
})

test('a throttle is waited out also on a clock that stands still', async () => {
  const { stub, settings } = await stubClient()
  const { clock } = virtualTime()
  const links = probeClient(settings, { clock, sleep: () => Promise.resolve() })
  stub.nextTokenAnswers.push(ACCESS_DENIED, ACCESS_DENIED)
  expect((await links.get('a', { deadline: 15 * MINUTE })).id).toBe('a')
  stub.nextTokenAnswers.push(...Array.from({ length: 50 }, () => ACCESS_DENIED))
  stub.live.clear()
  expect((await rejection(links.get('b', { deadline: 15 * MINUTE }))).code).toBe('rate-limited')
})

test('giving up during the wait is cancelled', async () => {
  const { stub, settings, time } = await stubClient()
  const controller = new AbortController()
  const sleep = (): Promise<void> => {
    controller.abort()
    return Promise.reject(new Error('aborted'))
  }
  stub.nextTokenAnswers.push(ACCESS_DENIED)
  const links = probeClient(settings, { clock: time.clock, sleep })
  expect((await rejection(links.get('a', { signal: controller.signal }))).code).toBe('cancelled')
  expect(stub.tokenRequests).toHaveLength(1)
})

test('Retry-After of a 429 at the token endpoint is honoured', async () => {
  const { stub, time, links } = await stubClient()
  stub.nextTokenAnswers.push(
    ...Array.from({ length: 3 }, () => ({ status: 429, headers: { 'retry-after': '120' }, body: '' })),
  )
  const error = await rejection(links.get('a'))
  expect(error).toMatchObject({ code: 'rate-limited', retryAt: new Date(time.clock.now() + 120_000) })
})
