import { expect, test } from 'vitest'
import { probeClient, rejection } from './probe-client.ts'
import { stubClient } from './stub-client.ts'
import { START } from './virtual-time.ts'

const MINUTE = 60_000

test('never more than ten refreshes in ten minutes, whatever the API refuses', async () => {
  const { stub, time, settings, runtime, links } = await stubClient()
  const second = probeClient(settings, runtime)
  const seenAt: number[] = []
  const make = stub.tokenAnswer
  stub.tokenAnswer = (number) => {
    seenAt.push(time.clock.now())
    return make(number)
  }
  for (let number = 0; number < 40; number += 1) {
    stub.live.clear()
    await (number % 2 === 0 ? links : second).get(`id${number}`, { deadline: 30 * MINUTE })
    time.advance(5_000)
  }
  expect(seenAt).toHaveLength(40)
  const tooClose = seenAt.filter((at, index) => index >= 10 && at - (seenAt[index - 10] ?? 0) <= 10 * MINUTE)
  expect(tooClose).toEqual([])
})

test('the eleventh refresh of a short call is rate-limited with retryAt, and sends nothing', async () => {
  const { stub, time, links } = await stubClient()
  for (let number = 1; number <= 10; number += 1) {
    stub.live.clear()
    await links.get('a')
    time.advance(1_000)
  }
  stub.live.clear()
  const error = await rejection(links.get('a'))
  expect(error.code).toBe('rate-limited')
  expect(error.retryAt?.getTime()).toBeGreaterThanOrEqual(START + 10 * MINUTE)
  expect(error.retryAt?.getTime()).toBeLessThanOrEqual(START + 10 * MINUTE + 2_000)
  expect(stub.tokenRequests).toHaveLength(10)
  time.advance((error.retryAt?.getTime() ?? 0) - time.clock.now())
  expect((await links.get('a')).id).toBe('a')
})

test('tries that may have reached Zoho count, though no answer came', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(...Array.from({ length: 30 }, () => undefined))
  for (let number = 1; number <= 6; number += 1) await rejection(links.get('a'))
  expect(stub.tokenRequests).toHaveLength(10)
  expect((await rejection(links.get('a'))).code).toBe('rate-limited')
})
