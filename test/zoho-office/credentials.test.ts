import type { Exchange } from '@sharelink/core'
import { createZohoSheet } from '@sharelink/zoho-office'
import { expect, test } from 'vitest'
import { CREDENTIALS, documentOf } from './office-bench.ts'
import { useOffice } from './use-office.ts'

const draft = { role: 'viewer', audience: 'people', people: ['derrick', 'Simon@example.com'] } as const

test('credentials are in the form and in nothing else', async () => {
  const { client, requests } = await useOffice('sheet')
  const exchanges: Exchange[] = []
  const links = client({}, { onExchange: (exchange) => exchanges.push(exchange) })
  const wish = { ...draft, target: documentOf('sheet') }
  const outcome = await links.create(wish)
  await links.revoke(outcome.link.ref)
  const secrets = new RegExp(Object.values(CREDENTIALS).join('|'))
  expect(requests.map(({ path, headers }) => path + JSON.stringify(headers)).join('')).not.toMatch(secrets)
  expect(requests.every(({ body }) => secrets.test(body))).toBe(true)
  expect(JSON.stringify([exchanges, outcome, links.plan(wish)])).not.toMatch(secrets)
  expect(links.plan(wish).requests).toEqual([
    {
      method: 'POST',
      url: expect.stringMatching(new RegExp(`/api/private/json/shareBook/${wish.target.id}$`)),
      headers: { accept: '*/*', 'content-type': 'multipart/form-data' },
      body: {
        apikey: '***',
        authtoken: '***',
        scope: 'DataAPI',
        workbookId: wish.target.id,
        shareto: 'derrick,Simon@example.com',
        allowtowrite: 'false',
        readOnlyUsers: 'derrick,Simon@example.com',
      },
    },
  ])
})

test.each([
  ['apiKey', { apiKey: '' }],
  ['authToken', { authToken: '' }],
  ['baseUrl', { baseUrl: 'http://sheet.example' }],
] as const)('an unfit %s is refused by name', (field, settings) => {
  expect(() => createZohoSheet({ ...CREDENTIALS, ...settings })).toThrow(
    expect.objectContaining({ code: 'invalid-request', field }),
  )
})
