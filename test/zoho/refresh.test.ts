import { expect, test } from 'vitest'
import { CREDENTIAL, probeClient, rejection } from './probe-client.ts'
import { stubClient } from './stub-client.ts'
import { virtualTime } from './virtual-time.ts'
import { accessToken, json, tokenAnswer } from './zoho-stub.ts'

const MINUTE = 60_000

test('a refresh is a form post of the documented fields, and the header says Zoho-oauthtoken', async () => {
  const { stub, links } = await stubClient()
  await links.get('a')
  expect(stub.tokenRequests).toEqual([
    {
      grant_type: 'refresh_token',
      client_id: CREDENTIAL.clientId,
      client_secret: CREDENTIAL.clientSecret,
      refresh_token: CREDENTIAL.refreshToken,
    },
  ])
  expect(stub.apiTokens).toEqual([accessToken(1)])
})

test('redirect_uri goes with a refresh where it is set, as the Zoho Docs documents demand', async () => {
  const { stub, settings, runtime } = await stubClient()
  await probeClient({ ...settings, redirectUri: 'http://127.0.0.1:8912/callback' }, runtime).get('a')
  expect(stub.tokenRequests[0]?.['redirect_uri']).toBe('http://127.0.0.1:8912/callback')
})

test('200 concurrent calls of two clients on an expired token make exactly one refresh', async () => {
  const { stub, time, links, settings, runtime } = await stubClient()
  const second = probeClient(settings, runtime)
  await links.get('first')
  time.advance(61 * MINUTE)
  stub.live.clear()
  const ids = Array.from({ length: 200 }, (_, index) => `id${index}`)
  const found = await Promise.all(ids.map((id, index) => (index % 2 === 0 ? links : second).get(id)))
  expect(found.map(({ id }) => id)).toEqual(ids)
  expect(stub.tokenRequests).toHaveLength(2)
})

test('200 concurrent calls whose token the API refuses make exactly one refresh', async () => {
  const { stub, links } = await stubClient()
  await links.get('first')
  stub.live.clear()
  await Promise.all(Array.from({ length: 200 }, (_, index) => links.get(`id${index}`)))
  expect(stub.tokenRequests).toHaveLength(2)
})

test('a late 401 to an older token does not refresh again', async () => {
  const { stub, links } = await stubClient()
  await links.get('first')
  const old = accessToken(1)
  stub.live.delete(old)
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  stub.holdBack = (id, token) => (id === 'late' && token === old ? released : undefined)
  const late = links.get('late')
  await expect.poll(() => stub.apiTokens.length).toBe(2)
  await links.get('early')
  expect(stub.tokenRequests).toHaveLength(2)
  release()
  expect((await late).id).toBe('late')
  expect(stub.apiTokens).toEqual([old, old, old, accessToken(2), accessToken(2)])
  expect(stub.tokenRequests).toHaveLength(2)
})

test('one caller who gives up does not fail the refresh of the others', async () => {
  const { stub, links } = await stubClient()
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  stub.live.add('slow')
  stub.nextTokenAnswers.push(released.then(() => tokenAnswer('slow')))
  const controller = new AbortController()
  const first = rejection(links.get('a', { signal: controller.signal }))
  const second = links.get('b')
  await expect.poll(() => stub.tokenRequests.length).toBe(1)
  controller.abort()
  expect((await first).code).toBe('cancelled')
  release()
  expect((await second).id).toBe('b')
  expect(stub.tokenRequests).toHaveLength(1)
})

test('a new token that is refused as well is reported, and not replaced at every call', async () => {
  const { stub, time, links } = await stubClient()
  stub.tokenAnswer = (number) => tokenAnswer(`refused${number}`)
  expect(await rejection(links.get('a'))).toMatchObject({ code: 'unauthorized', status: 401 })
  expect(stub.tokenRequests).toHaveLength(2)
  await rejection(links.get('b'))
  await rejection(links.get('c'))
  expect(stub.tokenRequests).toHaveLength(2)
  time.advance(MINUTE)
  await rejection(links.get('d'))
  expect(stub.tokenRequests).toHaveLength(3)
})

test('clients of other credentials, and on other clocks, share nothing', async () => {
  const { stub, links, settings, runtime } = await stubClient()
  await links.get('a')
  await probeClient({ ...settings, refreshToken: '1000.other.secret' }, runtime).get('b')
  await probeClient(settings, { ...runtime, clock: virtualTime().clock }).get('c')
  expect(stub.apiTokens).toEqual([accessToken(1), accessToken(2), accessToken(3)])
})

test('a token answer without a usable token is unexpected-response', async () => {
  const { stub, links } = await stubClient()
  stub.nextTokenAnswers.push(json(200, { access_token: 'line\r\nbreak' }), { status: 200, body: '<html>' })
  expect((await rejection(links.get('a'))).code).toBe('unexpected-response')
  expect((await rejection(links.get('b'))).code).toBe('unexpected-response')
})

test('the server that made the token may name itself as the place to send it to', async () => {
  const { stub, runtime } = await stubClient()
  stub.live.add('own')
  stub.nextTokenAnswers.push(tokenAnswer('own', { api_domain: stub.url }))
  await probeClient({ ...CREDENTIAL, accountsUrl: stub.url }, runtime).get('a')
  expect(stub.apiTokens).toEqual(['own'])
})
