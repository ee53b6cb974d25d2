import type { EmulatedResponse, EmulatedServer } from '../kernel.ts'
import type { Visit, VisitOptions } from '../visit.ts'
import { forbidsDownload } from './attributes.ts'
import type { NextcloudLink, NextcloudState } from './nextcloud-state.ts'

type Server = EmulatedServer<NextcloudState>
type Ask = (method: string, path: string, depth?: string) => EmulatedResponse

/**
 * Opens a link as an outsider does: looks at its page, then at the shared item with the password, or without. Being signed in changes
 * nothing. What a test may know and a visitor does not is whether an address is over or never was.
 */
export function visitNextcloud(server: Server, options: VisitOptions): Visit {
  // A test may look ahead of the clock and come back: what a visit at that time would delete is there again then.
  const links = [...server.state.links]
  const seen = look(server, options)
  server.state.links = links
  return seen
}

function look(server: Server, { url, password = '' }: VisitOptions): Visit {
  const token = URL.canParse(url) ? /^(?:\/index\.php)?\/s\/([^/]+)$/.exec(new URL(url).pathname)?.[1] : undefined
  if (token === undefined) return refused('invalid')
  const link = server.state.links.find((each) => each.token === token)
  const authorization = `Basic ${Buffer.from(`${token}:${password}`).toString('base64')}`
  const ask: Ask = (method, path, depth = '0') =>
    server.handle({ method, path, headers: { authorization, depth, 'x-requested-with': 'XMLHttpRequest' }, body: '' })
  if (ask('GET', `/index.php/s/${token}`).status === 404) return refused(link ? 'expired' : 'gone')
  const shown = ask('PROPFIND', '/public.php/webdav/')
  if (shown.status === 401) return refused('password')
  if (shown.status === 405) return { opened: true, download: false, edit: false }
  return link ? describe(server, ask, shown, link) : refused('gone')
}

/** A file is fetched; of a folder the first file is, and of one without any the test may know. */
function describe({ state }: Server, ask: Ask, shown: EmulatedResponse, link: NextcloudLink): Visit {
  const opened = shown.status === 207
  const edit = /<oc:permissions>\w*[WD]\w*<\/oc:permissions>/.test(shown.body)
  if (!shown.body.includes('<d:collection/>')) {
    return { opened, download: ask('GET', '/public.php/webdav').status === 200, edit }
  }
  const folder = state.items.find(({ id }) => id === link.itemId)
  const file = state.items.find(
    (item) => item.kind === 'file' && item.owner === folder?.owner && item.path.startsWith(`${folder.path}/`),
  )
  if (!file || !folder) return { opened, download: opened && !forbidsDownload(link), edit }
  return {
    opened,
    download: ask('GET', `/public.php/webdav${encoded(file.path.slice(folder.path.length))}`).status === 200,
    edit,
  }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function refused(reason: NonNullable<Visit['reason']>): Visit {
  return { opened: false, download: false, reason }
}
