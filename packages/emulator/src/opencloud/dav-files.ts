import type { EmulatedResponse } from '../kernel.ts'
import { emptyAnswer } from './answer.ts'
import type { DavResource } from './dav-multistatus.ts'
import { etagOf } from './etag.ts'
import type { OpenCloudDrive, OpenCloudItem, OpenCloudState } from './opencloud-state.ts'
import { childrenOf } from './space-tree.ts'
import { randomUuid } from './uuid.ts'

/** A folder that something is put into; `parent` null is the drive's root. */
export type Place = {
  readonly state: OpenCloudState
  readonly drive: OpenCloudDrive
  readonly parent: OpenCloudItem | null
  readonly name: string
  readonly now: number
  readonly random: () => number
}

export function addItem(
  { state, drive, parent, name, now, random }: Place,
  kind: OpenCloudItem['kind'],
  content = '',
): void {
  const id = `${drive.id}!${randomUuid(random)}`
  state.items.push({ id, driveId: drive.id, kind, parentId: parent?.id ?? null, name, content, members: [] })
  drive.lastModified = now
}

/** 201 for a new file, 204 for a new content. */
export function putFile(place: Place, standing: OpenCloudItem | undefined, content: string): EmulatedResponse {
  const headers = { etag: etagOf(content) }
  if (!standing) {
    addItem(place, 'file', content)
    return emptyAnswer(201, headers)
  }
  standing.content = content
  place.drive.lastModified = place.now
  return emptyAnswer(204, headers)
}

const TYPES: Readonly<Record<string, string>> = { txt: 'text/plain; charset=UTF-8', md: 'text/markdown' }

export function fileContent({ name, content }: OpenCloudItem): EmulatedResponse {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type, etag: etagOf(content) }, body: content }
}

/** A resource and, with a depth of one, what lies in it. */
export function withChildren(
  state: OpenCloudState,
  self: DavResource,
  { driveId, item, depth }: { driveId: string; item: OpenCloudItem | null; depth: string | undefined },
): DavResource[] {
  if (self.kind === 'file' || depth === '0') return [self]
  const { href, permissions } = self
  const below = childrenOf(state, driveId, item?.id ?? null)
  return [self, ...below.map((child) => ({ ...child, href: `${href}/${encodeURIComponent(child.name)}`, permissions }))]
}
