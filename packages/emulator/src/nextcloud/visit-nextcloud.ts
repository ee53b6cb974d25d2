import type { EmulatedResponse, EmulatedServer } from '../kernel.ts'
import type { Visit, VisitOptions } from '../visit.ts'
import { CREATE, UPDATE } from './masks.ts'
import type { NextcloudState } from './nextcloud-state.ts'

type Server = EmulatedServer<NextcloudState>

function ask(server: Server, method: string, token: string, password: string, path = ''): EmulatedResponse {
  const authorization = `Basic ${Buffer.from(`${token}:${password}`).toString('base64')}`
  return server.handle({ method, path: `/public.php/webdav/${path}`, headers: { authorization }, body: '' })
}

function refused(reason: NonNullable<Visit['reason']>): Visit {
  return { opened: false, download: false, reason }
}

/** The name of a file in the shared folder, which a visitor could download. */
function someFile({ items }: NextcloudState, itemId: number): string | undefined {
  const folder = items.find(({ id }) => id === itemId)
  const file = items.find(({ kind, path }) => kind === 'file' && path.startsWith(`${folder?.path ?? ''}/`))
  return folder?.kind === 'folder' ? file?.path.slice(folder.path.length + 1) : ''
}

/** Opens a link as an outsider does, by WebDAV with the link's token. Whoever is signed in is a stranger here as well. */
export function visitNextcloud(server: Server, { url, password = '' }: VisitOptions): Visit {
  const token = URL.canParse(url) ? /^\/index\.php\/s\/([^/]+)$/.exec(new URL(url).pathname)?.[1] : undefined
  if (token === undefined) return refused('invalid')
  // A test may look ahead of the clock and come back: what a visit at that time would delete is there again then.
  const { links } = server.state
  const known = links.some((link) => link.token === token)
  const shown = ask(server, 'PROPFIND', token, password)
  const link = server.state.links.find((each) => each.token === token)
  server.state.links = links
  if (link === undefined) return refused(known ? 'expired' : 'gone')
  if (shown.status === 401) return refused('password')
  const edit = (link.permissions & UPDATE) !== 0
  // Who may only drop files sees the page for that and nothing else.
  if (shown.status === 403) return { opened: (link.permissions & CREATE) !== 0, download: false, edit }
  const name = someFile(server.state, link.itemId)
  const fetched = name === undefined ? undefined : ask(server, 'GET', token, password, name)
  return { opened: true, download: fetched === undefined || fetched.status === 200, edit }
}
