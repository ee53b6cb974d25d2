import { createShareLinks, ShareLinkError, type Target } from '@sharelink/core'
import { createNextcloud } from '@sharelink/nextcloud'
import { createOpenCloud } from '@sharelink/opencloud'
import { describe, expect, it } from 'vitest'

type Token = () => Promise<string>

const baseUrl = 'http://127.0.0.1:9'
const SECRET = 'refresh-token-7f3a'

/** The clouds that people host themselves take a function that gives the access token. */
const CLOUDS = [
  {
    name: 'nextcloud',
    target: { kind: 'file', id: '/report.txt' },
    links: (accessToken: Token) => createShareLinks(createNextcloud({ baseUrl, username: 'ann', accessToken })),
  },
  {
    name: 'opencloud',
    target: { kind: 'file', id: 'storage$space!report' },
    links: (accessToken: Token) => createShareLinks(createOpenCloud({ baseUrl, accessToken })),
  },
] as const

async function refusal(calling: Promise<unknown>): Promise<ShareLinkError> {
  const error = await calling.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!ShareLinkError.is(error)) throw new Error('It was expected to be refused.')
  return error
}

describe.each(CLOUDS)('the accessToken function of $name', ({ target, links }) => {
  const draft = { target: target satisfies Target, role: 'viewer', audience: 'anyone' } as const

  it('that never comes to an end keeps no call longer than its deadline', async () => {
    const never: Token = () => new Promise(() => undefined)
    expect((await refusal(links(never).create(draft, { deadline: 60 }))).code).toBe('timeout')
  })

  it.each<[string, Token]>([
    ['that fails', () => Promise.reject(new Error(SECRET))],
    [
      'that throws',
      () => {
        throw new Error(SECRET)
      },
    ],
    ['that gives two lines', () => Promise.resolve(`${SECRET}\r\nx-other: 1`)],
    ['that gives nothing', () => Promise.resolve('')],
  ])('%s leaves nobody signed in, and nothing of it is told', async (_what, token) => {
    const error = await refusal(links(token).create(draft))
    expect(error.code).toBe('unauthorized')
    expect(`${JSON.stringify(error)} ${error.stack} ${String(error.cause)}`).not.toContain(SECRET)
  })
})
