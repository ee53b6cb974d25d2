import { createPlanner } from '@sharelink/providers/planning'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { KEY, URL_OF_PORTAL } from './settings-table.ts'

const NAME = 'onlyoffice-docspace'

describe('createPlanner', () => {
  const draft = { target: { kind: 'room', id: '1', type: 'CustomRoom' }, role: 'viewer', audience: 'anyone' } as const

  it('plans without settings, for a sample origin and with a masked credential', () => {
    const { requests } = createPlanner(NAME, { env: {} }).plan(draft)
    expect(requests.map(({ url }) => new URL(url).origin)).toEqual(['https://docspace.example'])
    expect(requests[0]?.headers).toMatchObject({ authorization: '***' })
  })

  it.each([
    ['the URL alone', { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL }],
    ['URL and token', { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_TOKEN: KEY }],
  ])('plans with %s', (_what, env) => {
    const plan = createPlanner(NAME, { env }).plan(draft)
    expect(plan.requests.map(({ url }) => new URL(url).origin)).toEqual([URL_OF_PORTAL])
    expect(JSON.stringify(plan)).not.toContain(KEY)
  })

  it('still refuses what is wrong', () => {
    const error = errorOf(() => createPlanner(NAME, { env: { SHARELINK_DOCSPACE_URL: 'ftp://portal.example.org' } }))
    expect(error).toMatchObject({ field: 'SHARELINK_DOCSPACE_URL' })
  })

  it('takes the server version into account', () => {
    const env = { SHARELINK_DOCSPACE_SERVER_VERSION: '3.2.1' }
    const { refusal } = createPlanner(NAME, { env }).plan({ ...draft, audience: 'organization' })
    expect(refusal).toMatchObject({ code: 'unsupported', field: 'audience' })
  })
})
