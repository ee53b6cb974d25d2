import { describe, expect, it } from 'vitest'
import { CLIENTS, CREDENTIAL, create, errorOf, hostileServer, PASSWORD, read } from './hostile-server.ts'
import { shown } from './reading.ts'

const NAMES = Object.keys(CLIENTS)

function clientOf(name: string, origin: string): ReturnType<(typeof CLIENTS)['docspace'] & {}> {
  const client = CLIENTS[name]?.(origin)
  if (client === undefined) throw new Error(`no client ${name}`)
  return client
}

describe.each(NAMES)('a server that redirects %s', (name) => {
  it.each([301, 302, 303, 307, 308])('to another origin with %i gets nothing sent there', async (status) => {
    const other = await hostileServer((_request, response) => response.end('{}'))
    const { origin, seen } = await hostileServer((_request, response) => {
      response.writeHead(status, { location: `${other.origin}/api?x=1` }).end('{}')
    })
    const links = clientOf(name, origin)
    await errorOf(read(links))
    await errorOf(create(links))
    expect(seen.length).toBeGreaterThan(1)
    expect(other.seen).toEqual([])
  })
})

describe('an address in an answer', () => {
  it.each(['?page%5Bnext%5D=', '?page=', '/links/'])(
    'is followed to no other host by a list of WorkDrive: %s',
    async (query) => {
      const other = await hostileServer((_request, response) => response.end('{"data":[]}'))
      let page = 0
      const { origin, seen } = await hostileServer((_request, response) => {
        page += 1
        const links = { cursor: { has_next: true, next: `${other.origin}/workdrive${query}${page}` } }
        response.end(JSON.stringify({ data: [{ id: `L${page % 3}`, type: 'links', attributes: {} }], links }))
      })
      const ids: string[] = []
      for await (const { id } of clientOf('workdrive', origin).list({ kind: 'file', id: '5001' })) ids.push(id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(other.seen).toEqual([])
      // Each of the two lists ends, though every page says that there is more.
      expect(seen.length).toBeLessThan(60)
    },
  )

  it('is asked by DocSpace neither for a link nor for a page', async () => {
    const other = await hostileServer((_request, response) => response.end('{}'))
    const { origin } = await hostileServer((_request, response) => {
      const sharedLink = { id: '75a5f745-f697-4418-b38d-0fe0d277e258', shareLink: `${other.origin}/s/1`, linkType: 1 }
      const links = [{ href: `${other.origin}/api/2.0/files`, action: 'GET' }]
      response.end(
        JSON.stringify({ response: [{ access: 2, sharedLink }], total: 1_000_000, links, next: other.origin }),
      )
    })
    expect(await read(clientOf('docspace', origin))).toMatchObject({ url: `${other.origin}/s/1` })
    expect(other.seen).toEqual([])
  })
})

/** Whatever a request brought, in every place of an answer in which a provider writes texts. */
function echo(path: string, credential: string, body: string): string {
  const words = `no: ${credential} ${body} ${PASSWORD}`
  const sharedLink = { id: 'L1', title: words, linkType: 1, shareLink: 'https://x.example/s/1', password: PASSWORD }
  const attributes = { link_name: words, resource_id: '5001', role_id: words, is_password_protected: true }
  const group = { sharedEmails: words, sharedUsers: '', sharedGroups: words, sharedUserZuids: '' }
  const details = { ReadOnly: group, ReadWrite: group, coOwner: group, visibility: 'linkshare', permission: words }
  const response = { access: words, sharedLink, canShare: true, result: details, message: 'SUCCESS' }
  const isList = path.includes('/links') && !path.includes('/workdrive/')
  return JSON.stringify({ response: isList ? [response] : response, data: { id: 'L1', type: 'links', attributes } })
}

const REFUSALS: Readonly<Record<string, (words: string) => object>> = {
  docspace: (message) => ({ error: { message, type: `System.ArgumentException ${message}` }, statusCode: 400 }),
  workdrive: (words) => ({ errors: [{ id: words, title: words }] }),
  docs: (words) => ({ response: [{ message: words }, { result: [{ message: words }] }], ERROR: words }),
  sheet: (words) => ({ response: { error: { code: words, message: words } } }),
  token: (words) => ({ error: words, error_description: words, status: words }),
}

describe.each(NAMES)('a server that repeats the secrets to %s', (name) => {
  const secretsOf = (headers: NodeJS.Dict<string | string[]>): string =>
    [headers['authorization'], headers['cookie'], CREDENTIAL].join(' ')

  it.each([200, 400, 401, 403, 404, 500, 503])('in its refusal with %i shows them to nobody', async (status) => {
    const { origin } = await hostileServer((request, response, body) => {
      const words = `no: ${secretsOf(request.headers)} ${body} ${PASSWORD}`
      response.writeHead(status, { 'x-error': 'no' }).end(JSON.stringify(REFUSALS[name]?.(words)))
    })
    const links = clientOf(name, origin)
    for (const error of [await errorOf(read(links)), await errorOf(create(links))]) {
      expect(shown(error)).not.toContain(CREDENTIAL)
      expect(shown(error)).not.toContain(PASSWORD)
    }
  })

  it('in the names and words of its links shows them to nobody', async () => {
    const { origin } = await hostileServer((request, response, body) => {
      response.end(echo(request.url ?? '', secretsOf(request.headers), body))
    })
    const links = clientOf(name, origin)
    const made = await create(links).catch((error: unknown) => error)
    expect(shown(made)).not.toContain(CREDENTIAL)
    expect(shown(made)).not.toContain(PASSWORD)
    expect(shown(await read(links).catch((error: unknown) => error))).not.toContain(CREDENTIAL)
  })
})
