import { expect, test } from 'vitest'
import { probeClient, rejection } from './probe-client.ts'
import { stubClient } from './stub-client.ts'

test('an access token given as text is all there is: a 401 is reported, nothing is refreshed', async () => {
  const { stub, runtime } = await stubClient()
  stub.live.add('mine')
  const links = probeClient({ accessToken: 'mine', baseUrl: stub.url, accountsUrl: stub.url }, runtime)
  expect((await links.get('a')).id).toBe('a')
  stub.live.clear()
  expect(await rejection(links.get('b'))).toMatchObject({ code: 'unauthorized', status: 401 })
  expect(stub.apiTokens).toEqual(['mine', 'mine'])
  expect(stub.tokenRequests).toEqual([])
})

test('a token function is asked before each request, and once more after a 401', async () => {
  const { stub, runtime } = await stubClient()
  const tokens = ['first', 'old', 'new']
  stub.live.add('first').add('new')
  const accessToken = (): Promise<string> => Promise.resolve(tokens.shift() ?? 'none left')
  const links = probeClient({ accessToken, baseUrl: stub.url }, runtime)
  await links.get('a')
  await links.get('b')
  expect(stub.apiTokens).toEqual(['first', 'old', 'new'])
})

test('a token function that gives the refused token again is not asked in a loop', async () => {
  const { stub, runtime } = await stubClient()
  let asked = 0
  const accessToken = (): Promise<string> => {
    asked += 1
    return Promise.resolve('refused')
  }
  const error = await rejection(probeClient({ accessToken, baseUrl: stub.url }, runtime).get('a'))
  expect(error).toMatchObject({ code: 'unauthorized', status: 401 })
  expect(asked).toBe(2)
  expect(stub.apiTokens).toEqual(['refused'])
})

test.each([
  ['throws', () => Promise.reject(new Error('vault said: s3cret'))],
  ['gives no header text', () => Promise.resolve('s3cret\r\nx: y')],
  ['gives nothing', () => Promise.resolve('')],
])('a token function that %s is unauthorized, without what it said', async (_name, accessToken) => {
  const { stub, runtime } = await stubClient()
  const error = await rejection(probeClient({ accessToken, baseUrl: stub.url }, runtime).get('a'))
  expect(error.code).toBe('unauthorized')
  expect(`${JSON.stringify(error)} ${error.stack}`).not.toContain('s3cret')
  expect(stub.apiTokens).toEqual([])
})

test('a token function that never answers ends with the call', async () => {
  const { stub, runtime } = await stubClient()
  const controller = new AbortController()
  const accessToken = (): Promise<string> => {
    setImmediate(() => controller.abort())
    return new Promise(() => undefined)
  }
  const links = probeClient({ accessToken, baseUrl: stub.url }, runtime)
  expect((await rejection(links.get('a', { signal: controller.signal }))).code).toBe('cancelled')
})
