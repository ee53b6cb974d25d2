import type { EmulatedResponse, EmulatedServer } from '../kernel.ts'
import type { Visit, VisitOptions } from '../visit.ts'
import type { OpenCloudState } from './opencloud-state.ts'

type Server = EmulatedServer<OpenCloudState>
type Headers = Readonly<Record<string, string>>

const ROOT = '/remote.php/dav/public-files'

/**
 * Opens a link as an outsider does: asks for the shared item with the password, or without; an internal link sends who is signed in
 * to the item itself, where only their own rights count. Text in `signedIn` is a user's name.
 */
export function visitOpenCloud(server: Server, { url, password, signedIn = false }: VisitOptions): Visit {
  const token = URL.canParse(url) ? /^\/s\/([^/]+)$/.exec(new URL(url).pathname)?.[1] : undefined
  if (token === undefined) return refused('invalid')
  const basic = Buffer.from(`public:${password ?? ''}`).toString('base64')
  const asVisitor: Headers = password === undefined ? {} : { authorization: `Basic ${basic}` }
  const shown = ask(server, `${ROOT}/${token}`, asVisitor)
  if (shown.status === 404) return refused(isThere(server, token) ? 'expired' : 'gone')
  if (shown.status === 207) return describe(server, token, asVisitor, shown)
  if (!(shown.headers['www-authenticate'] ?? '').startsWith('Bearer')) return refused('password')
  return signedIn === false ? refused('denied') : openInternal(server, token, signInHeaders(server.state, signedIn))
}

function ask(server: Server, path: string, headers: Headers, method = 'PROPFIND', depth = '0'): EmulatedResponse {
  return server.handle({ method, path, headers: { ...headers, depth }, body: '' })
}

/** The visitor meets the same 404 for a link that is over and one that never was; the test may know. */
function isThere({ state }: Server, token: string): boolean {
  return state.links.some((link) => link.token === token)
}

function signInHeaders({ users }: OpenCloudState, signedIn: true | string): Headers {
  const user = signedIn === true ? users.at(-1) : users.find(({ username }) => username === signedIn)
  if (!user) throw new Error('the server has no such user to sign in')
  return { authorization: `Bearer ${user.accessToken}` }
}

function openInternal(server: Server, token: string, headers: Headers): Visit {
  const { location } = ask(server, `${ROOT}/${token}`, headers).headers
  if (location === undefined) return refused('denied')
  const shown = ask(server, new URL(location).pathname, headers)
  return { opened: shown.status === 207, download: shown.status === 207, edit: mayEdit(shown) }
}

/** A file is downloaded as such; a folder is open to who may look into it. */
function describe(server: Server, token: string, headers: Headers, shown: EmulatedResponse): Visit {
  const isFolder = shown.body.includes('<d:collection/>')
  const fetched = ask(server, `${ROOT}/${token}`, headers, isFolder ? 'PROPFIND' : 'GET', '1')
  return { opened: true, download: fetched.status < 300, edit: mayEdit(shown) }
}

/** Changing what is there: a file's content, or what is in a folder; adding to it alone is not. */
function mayEdit({ body }: EmulatedResponse): boolean {
  return /<oc:permissions>\w*[WD]\w*<\/oc:permissions>/.test(body)
}

function refused(reason: NonNullable<Visit['reason']>): Visit {
  return { opened: false, download: false, reason }
}
