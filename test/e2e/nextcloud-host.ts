import { createShareLinks } from '@sharelink/core'
import { createNextcloud } from '@sharelink/nextcloud'
import { basic, davOf, makeFolder, tokenOf } from './dav.ts'
import type { Host, HostSettings } from './host.ts'

const DAY = 86_400_000

/** Files over /remote.php/dav, visitors over /public.php/webdav with the link's token as the user. */
export function nextcloudHost({ url, user, password }: HostSettings, name: string, timeZone?: string): Host {
  const zone = timeZone === undefined ? {} : { timeZone }
  const client = (appPassword: string) =>
    createShareLinks(createNextcloud({ baseUrl: url, username: user, appPassword, ...zone }))
  const owner = davOf(url, basic(user, password))
  const home = `/remote.php/dav/files/${encodeURIComponent(user)}`
  const visit = (link: string, secret = '') => davOf(url, basic(tokenOf(link), secret))
  return {
    provider: 'nextcloud',
    links: client(password),
    strangers: client('no such password'),
    prepare: async () => {
      await makeFolder(owner, `${home}/${name}`)
      return {
        folder: { kind: 'folder', id: `/${name}` },
        file: { kind: 'file', id: `/${name}/report.txt` },
        remove: async () => void (await owner('DELETE', `${home}/${name}`)),
      }
    },
    visitor: {
      read: async (link, secret) => {
        const inFolder = await visit(link, secret)('GET', '/public.php/webdav/report.txt')
        return inFolder.status === 404
          ? (await visit(link, secret)('GET', '/public.php/webdav/')).status
          : inFolder.status
      },
      upload: async (link, file, secret) =>
        (await visit(link, secret)('PUT', `/public.php/webdav/${file}`, 'new')).status,
    },
    folderRoles: [
      { role: 'viewer', reads: true, uploads: false },
      { role: 'editor', reads: true, uploads: true },
      { role: 'uploader', reads: false, uploads: true },
    ],
    // What a visitor may still do with such a link depends on the app that shows it.
    special: { what: 'forbids downloads', asks: { audience: 'anyone', allowDownload: false }, strangersRefused: false },
    expiresIn: 6.5 * DAY,
  }
}
