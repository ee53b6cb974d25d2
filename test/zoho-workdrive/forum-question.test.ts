import { describe, expect, it } from 'vitest'
import { ACCESS_TOKEN, FILE, startBench } from './workdrive-bench.ts'

// The poster's own request, as Zoho's script language sends a Map that is given as parameters: a form.
const JSON_STRING = JSON.stringify({
  data: {
    attributes: {
      resource_id: FILE.id,
      link_name: 'myTestLink',
      request_user_data: false,
      password_text: 'testPassword1',
      allow_download: true,
      expiration_date: '17-May-2021',
      role_id: '6',
    },
    type: 'links',
  },
})

describe('How to create password share link via API (a question in Zoho’s forum)', () => {
  it('the poster’s request gets JSON_PARSE_ERROR', async () => {
    const { server } = await startBench({}, Date.parse('2021-05-10T09:00:00Z'))
    const answer = server.handle({
      method: 'POST',
      path: '/api/v1/links',
      headers: {
        authorization: `Zoho-oauthtoken ${ACCESS_TOKEN}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ JSONString: JSON_STRING }).toString(),
    })
    expect(answer.body).toBe('{"errors":[{"id":"F000","title":"JSON_PARSE_ERROR"}]}')
  })

  it('the plan for the same wish prints the request that works, and the same request does work', async () => {
    const bench = await startBench({}, Date.parse('2021-05-10T09:00:00Z'))
    const plan = bench.client().plan({
      target: FILE,
      role: 'viewer',
      audience: 'anyone',
      name: 'myTestLink',
      password: 'testPassword1',
      allowDownload: true,
      expiresAt: '2021-05-17T23:59:59+02:00',
    })
    expect(plan.refusal).toBeUndefined()
    const [read, create, after] = plan.requests
    expect(read).toMatchObject({ method: 'GET', url: `${bench.origin}/workdrive/api/v1/files/${FILE.id}` })
    expect(create).toEqual({
      method: 'POST',
      url: `${bench.origin}/workdrive/api/v1/links`,
      headers: {
        accept: 'application/vnd.api+json',
        authorization: 'Zoho-oauthtoken ***',
        'content-type': 'application/vnd.api+json',
      },
      body: {
        data: {
          attributes: {
            resource_id: FILE.id,
            link_name: 'myTestLink',
            request_user_data: false,
            allow_download: true,
            role_id: '34',
            password_text: '***',
            expiration_date: '2021-05-17 23:59:59',
          },
          type: 'links',
        },
      },
    })
    expect(after).toMatchObject({ method: 'GET', sample: true })
    expect(plan.requests).toHaveLength(3)
    const { method, url, headers, body } = create ?? { method: '', url: '', headers: {}, body: {} }
    const answer = bench.server.handle({
      method,
      path: new URL(url).pathname,
      headers: { ...headers, authorization: `Zoho-oauthtoken ${ACCESS_TOKEN}` },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
  })

  it('a plan with a key shows the lists in which it is looked for', async () => {
    const bench = await startBench()
    const draft = { target: FILE, role: 'viewer', audience: 'anyone' } as const
    const plan = bench.client().plan(draft, { idempotencyKey: 'order-4711' })
    await bench.client().create(draft, { idempotencyKey: 'order-4711' })
    const [, , , create] = bench.requests
    expect(JSON.stringify(plan.requests[3]?.body)).toBe(create?.body)
    const planned = plan.requests.map(({ method, url }) => `${method} ${url.replace(bench.origin, '')}`)
    const sent = bench.sent()
    // Beside them only further pages of the lists are read; the last is the read of the link, here a sample.
    expect(planned.slice(0, 5)).toEqual(sent.slice(0, 5))
    expect(sent.filter((request) => planned.includes(request))).toEqual(planned.slice(0, -1))
    expect(planned).toHaveLength(7)
  })
})
