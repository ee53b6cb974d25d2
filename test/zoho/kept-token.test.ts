import { describe, expect, test } from 'vitest'
import { stubClient } from './stub-client.ts'
import { ACCESS_DENIED, accessToken, tokenAnswer } from './zoho-stub.ts'

const MINUTE = 60_000

describe('a token is kept', () => {
  test('until five minutes before its end, and not longer', async () => {
    const { stub, time, links } = await stubClient()
    await links.get('a')
    time.advance(55 * MINUTE - 1)
    await links.get('b')
    expect(stub.tokenRequests).toHaveLength(1)
    time.advance(1)
    await links.get('c')
    expect(stub.tokenRequests).toHaveLength(2)
  })

  test('also when it lives for less than five minutes', async () => {
    const { stub, time, links } = await stubClient()
    stub.nextTokenAnswers.push(tokenAnswer('short', { expires_in: 60 }))
    stub.live.add('short')
    await links.get('a')
    time.advance(50_000)
    await links.get('b')
    expect(stub.tokenRequests).toHaveLength(1)
  })

  test('for an hour at most, whatever expires_in says', async () => {
    const { stub, time, links } = await stubClient()
    stub.nextTokenAnswers.push(tokenAnswer('long', { expires_in: 3_600_000 }))
    stub.live.add('long')
    await links.get('a')
    time.advance(55 * MINUTE)
    await links.get('b')
    expect(stub.tokenRequests).toHaveLength(2)
  })

  test('in its last minutes while no new one is to be had', async () => {
    const { stub, time, links } = await stubClient()
    await links.get('a')
    time.advance(56 * MINUTE)
    stub.nextTokenAnswers.push(ACCESS_DENIED)
    await links.get('b')
    expect(stub.apiTokens).toEqual([accessToken(1), accessToken(1)])
    expect(time.sleeps).toEqual([])
    time.advance(4 * MINUTE)
    await links.get('c')
    expect(stub.apiTokens.at(-1)).toBe(accessToken(2))
  })
})
