import { createShareLinks } from '@sharelink/core'
import { createOpenCloud } from '@sharelink/opencloud'
import * as z from 'zod'
import { basic, type Dav, davOf, makeFolder, tokenOf } from './dav.ts'
import type { Host, HostSettings } from './host.ts'

const DAY = 86_400_000

const drives = z.object({ value: z.array(z.object({ id: z.string(), driveType: z.string().optional() })) })

const FILE_ID =
  '<d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop><oc:fileid/></d:prop></d:propfind>'

async function itemId(owner: Dav, path: string): Promise<string> {
  const answer = await (await owner('PROPFIND', path, FILE_ID, { depth: '0' })).text()
  const id = /<oc:fileid>([^<]+)</.exec(answer)?.[1]
  if (id === undefined) throw new Error(`${path} tells no id.`)
  return id
}

async function personalDrive(owner: Dav): Promise<string> {
  const { value } = drives.parse(await (await owner('GET', '/graph/v1.0/me/drives')).json())
  const drive = value.find(({ driveType = 'personal' }) => driveType === 'personal')
  if (drive === undefined) throw new Error('The user has no personal space.')
  return drive.id
}

/** Files over /dav/spaces, visitors over /remote.php/dav/public-files as the user `public`. */
export function openCloudHost({ url, user, password }: HostSettings, name: string): Host {
  const client = (appPassword: string) =>
    createShareLinks(createOpenCloud({ baseUrl: url, username: user, appPassword }))
  const owner = davOf(url, basic(user, password))
  const visit = (secret?: string): Dav => davOf(url, secret === undefined ? {} : basic('public', secret))
  const publicPath = (link: string, file = ''): string => `/remote.php/dav/public-files/${tokenOf(link)}/${file}`
  return {
    provider: 'opencloud',
    links: client(password),
    strangers: client('no such password'),
    prepare: async () => {
      const drive = await personalDrive(owner)
      const folder = `/dav/spaces/${drive}/${name}`
      await makeFolder(owner, folder)
      return {
        folder: { kind: 'folder', id: await itemId(owner, folder) },
        file: { kind: 'file', id: await itemId(owner, `${folder}/report.txt`) },
        remove: async () => void (await owner('DELETE', folder)),
      }
    },
    visitor: {
      read: async (link, secret) => (await visit(secret)('GET', publicPath(link, 'report.txt'))).status,
      upload: async (link, file, secret) => (await visit(secret)('PUT', publicPath(link, file), 'new')).status,
    },
    folderRoles: [
      { role: 'viewer', reads: true, uploads: false },
      { role: 'editor', reads: true, uploads: true },
      { role: 'uploader', reads: false, uploads: true },
    ],
    special: {
      what: 'is for members only',
      asks: { audience: 'organization', password: null },
      strangersRefused: true,
    },
    expiresIn: 7 * DAY,
  }
}
