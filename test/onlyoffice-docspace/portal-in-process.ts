import { type ShareLink, type ShareLinkDraft, ShareLinkError, type Target } from '@sharelink/core'
import { type DocSpaceLink, type Visit } from '@sharelink/emulator'
import { afterEach, expect } from 'vitest'
import { inProcessPortal, type Portal, type PortalOptions, PROVIDER } from '../properties/docspace-in-process.ts'

export { NOW } from '../properties/docspace-in-process.ts'

export const PRIMARY_ID = 'a9a9a9a9-1111-4222-8333-444455556666'
export const DAY = 86_400_000

const opened: Portal[] = []

/** After each test of a file that calls this, no portal may have seen the GET …/link that creates. */
export function watchPortals(): void {
  afterEach(() => {
    const requests = opened.splice(0).flatMap(({ emulator }) => emulator.requests)
    const creating = requests.filter(({ method, path }) => method === 'GET' && /\/link(\?|$)/.test(path))
    expect(creating.map(({ path }) => path)).toEqual([])
  })
}

export function portal(options: PortalOptions = {}): Portal {
  const made = inProcessPortal(options)
  opened.push(made)
  return made
}

export function target(kind: Target['kind'], id: number | string, type?: string): Target {
  return { kind, id: String(id), ...(type === undefined ? {} : { type }) }
}

/** A viewer link for anyone, and what else is asked. */
export function wish(on: Target, more: Partial<ShareLinkDraft> = {}): ShareLinkDraft {
  return { target: on, role: 'viewer', audience: 'anyone', ...more }
}

/** The links that the portal stores on an item. */
export function storedOn({ state }: Portal, { kind, id }: Target): DocSpaceLink[] {
  const places = kind === 'room' ? state.rooms : kind === 'folder' ? state.folders : state.files
  const place = places.find((each) => String(each.id) === id)
  if (place === undefined) throw new Error(`the portal has no ${kind} ${id}`)
  return place.links
}

/** Puts a primary link on an item, as the web client's first look at it would. */
export function addPrimary(on: Portal, item: Target, more: Partial<DocSpaceLink> = {}): string {
  storedOn(on, item).push({
    id: PRIMARY_ID,
    subjectType: 4,
    access: 2,
    title: 'Shared link',
    expirationDate: null,
    password: null,
    denyDownload: false,
    internal: false,
    maxUseCount: null,
    currentUseCount: 0,
    ...more,
  })
  return refOf(item, PRIMARY_ID)
}

export function refOf({ kind, id }: Target, linkId: string): string {
  return `${PROVIDER}:${kind}:${encodeURIComponent(id)}:${linkId}`
}

/** Follows a link as an outsider, or as a signed-in member of the portal. */
export function visit({ emulator }: Portal, { url = '' }: ShareLink, password?: string, signedIn = false): Visit {
  return emulator.visit(PROVIDER, { url, signedIn, ...(password === undefined ? {} : { password }) })
}

/** Runs a call that must be refused, and says with what, and whether anything was written. */
export async function refusal(
  { emulator }: Portal,
  call: () => Promise<unknown>,
): Promise<{ code: string; field: string | undefined; wrote: boolean }> {
  const before = emulator.requests.length
  const error = await call().then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
  if (!ShareLinkError.is(error)) throw new Error(`not a ShareLinkError: ${String(error)}`)
  const wrote = emulator.requests.slice(before).some(({ method }) => method !== 'GET')
  return { code: error.code, field: error.field, wrote }
}
