import { expect, test } from 'vitest'
import { visitZohoDocs } from '../../packages/emulator/src/zoho-docs/zoho-docs-visitor.ts'
import { FILE, NOW } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const draft = { target: FILE, role: 'viewer', audience: 'anyone' } as const

/** What is asked, where, and the last day that ends no later. */
const DAYS = [
  ['the last second of a day counts as that day', 'America/New_York', '2021-05-17T23:59:59-04:00', '05/17/2021'],
  ['a second earlier is the day before', 'America/New_York', '2021-05-17T23:59:58-04:00', '05/16/2021'],
  ['midnight is the day before', 'Europe/Berlin', '2021-06-01T00:00:00+02:00', '05/31/2021'],
  ['the zone counts, not UTC: earlier', 'Pacific/Honolulu', '2021-06-01T09:00:00Z', '05/30/2021'],
  ['the zone counts, not UTC: later', 'Pacific/Kiritimati', '2021-06-01T10:00:00Z', '06/01/2021'],
  ['a day of 25 hours ends by winter time', 'Europe/Berlin', '2021-10-31T22:59:59Z', '10/31/2021'],
  ['a day of 25 hours is not over by summer time', 'Europe/Berlin', '2021-10-31T21:59:59Z', '10/30/2021'],
  ['a day of 23 hours ends by summer time', 'America/New_York', '2022-03-14T03:59:59Z', '03/13/2022'],
  ['a day of 23 hours is not over by winter time less one', 'America/New_York', '2022-03-14T02:59:59Z', '03/12/2022'],
  ['a last hour that comes twice: the first is not the end', 'America/Asuncion', '2022-03-27T02:59:59Z', '03/25/2022'],
  ['a last hour that comes twice: the second is', 'America/Asuncion', '2022-03-27T03:59:59Z', '03/26/2022'],
] as const

test.each(DAYS)('%s (%s)', async (_name, timeZone, expiresAt, expireson) => {
  const { client, requests, state } = await useDocs({ timeZone })
  await client({ timeZone }).create({ ...draft, expiresAt })
  expect(new URLSearchParams(requests[1]?.body).get('expireson')).toBe(expireson)
  expect(state.items[0]?.link?.expiresOn).toBe(
    `${expireson.slice(6)}-${expireson.slice(0, 2)}-${expireson.slice(3, 5)}`,
  )
})

test.each(DAYS)('the link no longer opens at the instant asked for: %s (%s)', async (_name, timeZone, expiresAt) => {
  const { client, server, advance } = await useDocs({ timeZone })
  const { link } = await client({ timeZone }).create({ ...draft, expiresAt })
  const visit = (): boolean => visitZohoDocs(server, { url: link.url ?? '' }).opened
  expect(visit()).toBe(true)
  // The last second of the day is the link's last, too.
  advance(Date.parse(expiresAt) + 1_000 - NOW)
  expect(visit()).toBe(false)
})

test('an expiry whose last whole day is over already is refused before sending', async () => {
  const { client, requests } = await useDocs()
  const soon = new Date(NOW + 3_600_000)
  const refusal = { code: 'unsupported', field: 'expiresAt' }
  await expect(client().create({ ...draft, expiresAt: soon })).rejects.toMatchObject(refusal)
  expect(client().plan({ ...draft, expiresAt: soon }).refusal).toMatchObject(refusal)
  expect(requests).toEqual([])
})

test('without the account’s time zone an expiry is refused before sending, unless it may go', async () => {
  const { client, item, requests } = await useDocs()
  const links = client({ timeZone: undefined })
  const wish = { ...draft, expiresAt: '2021-06-01T00:00:00Z' }
  const refusal = { code: 'unsupported', field: 'expiresAt', message: expect.stringContaining('timeZone') }
  await expect(links.create(wish)).rejects.toMatchObject(refusal)
  expect(requests).toEqual([])
  const { differences } = await links.create(wish, { tolerate: ['expiresAt'] })
  expect(differences).toContainEqual(expect.objectContaining({ field: 'expiresAt', effect: 'weaker' }))
  expect(item(FILE.id).link).toEqual({ visibility: 'linkshare', permission: 'readonly' })
})

test('no expiry needs no time zone, and an update without one must say so, too', async () => {
  const { client } = await useDocs()
  const links = client({ timeZone: undefined })
  const { link } = await links.create({ ...draft, expiresAt: null })
  await expect(links.update(link.ref, { role: 'editor', password: null })).rejects.toMatchObject({ field: 'expiresAt' })
  await links.update(link.ref, { role: 'editor', password: null, expiresAt: null })
})
