import type { SignedIn } from './exchange.ts'
import { rfc3339Nano } from './go-time.ts'
import { etagOf } from './etag.ts'
import { invalid } from './graph-refusal.ts'
import type { OpenCloudDrive, OpenCloudState } from './opencloud-state.ts'

const SHARES = 'a0ca6a90-a365-4782-871e-d44447bbc668$a0ca6a90-a365-4782-871e-d44447bbc668'

/** GET /graph/v1.0/me/drives: the caller's own, and the virtual one of what was shared with them. `$filter` knows the drive's type. */
export function listDrives({ state, user, query, origin }: SignedIn): object {
  const wanted = /^driveType eq '?(\w+)'?$/.exec(query.get('$filter') ?? '')?.[1]
  if (query.has('$filter') && wanted === undefined) throw invalid(`unsupported filter: ${query.get('$filter') ?? ''}`)
  const own = state.drives
    .filter((drive) => drive.owner === user.id)
    .map((drive) => ({
      driveAlias: `personal/${user.username}`,
      driveType: 'personal',
      id: drive.id,
      lastModifiedDateTime: rfc3339Nano(drive.lastModified),
      name: drive.name,
      owner: { user: { displayName: '', id: drive.owner } },
      quota: { remaining: 2 ** 63, state: 'normal', total: 0, used: usedBytes(state, drive) },
      root: { eTag: etagOf(`${drive.id}${drive.lastModified}`), ...places(origin, drive.id) },
      webUrl: `${origin}/f/${drive.id}`,
    }))
  const shares = {
    driveAlias: 'virtual/shares',
    driveType: 'virtual',
    id: SHARES,
    name: 'Shares',
    root: { eTag: 'DECAFC00FEE', ...places(origin, SHARES) },
    webUrl: `${origin}/f/${SHARES}`,
  }
  return { value: [...own, shares].filter(({ driveType }) => wanted === undefined || driveType === wanted) }
}

function places(origin: string, id: string): { id: string; webDavUrl: string } {
  return { id, webDavUrl: `${origin}/dav/spaces/${id}` }
}

function usedBytes({ items }: OpenCloudState, { id }: OpenCloudDrive): number {
  return items.filter(({ driveId }) => driveId === id).reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
}
