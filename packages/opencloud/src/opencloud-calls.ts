import {
  type Call,
  type Change,
  type DraftField,
  type ErrorCode,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  type Send,
  ShareLinkError,
  type Target,
  withDetails,
} from '@sharelink/core'
import * as api from './opencloud-api.ts'
import {
  fromWire,
  type OpenCloudLink,
  type OpenCloudState,
  same,
  type Settings,
  settingsAfter,
  settingsOf,
  type Step,
  stepsTo,
} from './opencloud-mapping.ts'

/** Sends a request and throws what the answer refuses. */
export async function checked(send: Send, request: HttpRequest, call: Call): Promise<HttpAnswer> {
  const answer = await send(request, call)
  const refused = api.refusalOf(answer, request.method !== 'GET')
  if (refused !== undefined) throw api.failure(refused)
  return answer
}

/** Sends a write that answers with the link. */
export async function written(send: Send, target: Target, request: HttpRequest, call: Call): Promise<OpenCloudLink> {
  const answer = await checked(send, request, call)
  return fromWire(target, api.understood(answer, api.permissionWire))
}

/** An item's links, the ids of its other permissions, and whether links of others are hidden from the caller. */
export type Listed = { links: readonly OpenCloudLink[]; others: readonly unknown[]; hidden: boolean }

export async function readLinks(send: Send, target: Target, call: Call): Promise<Listed> {
  const answer = await checked(send, api.listPermissions(target), call)
  const { links, others, hidden } = api.understood(answer, api.listWire)
  return { links: links.map((link) => fromWire(target, link)), others: others.map(({ id }) => id), hidden }
}

/** The link of this id, or `undefined` where it is seen not to be there. A member's permission is never taken for one. */
export function linkIn({ links, others, hidden }: Listed, id: string): OpenCloudLink | undefined {
  const found = links.find(({ link }) => link.id === id)
  if (found !== undefined || !(hidden || others.includes(id))) return found
  const message = hidden ? 'The account may not see the links of this item.' : 'This permission is not a link.'
  throw api.failure({ code: hidden ? 'forbidden' : 'not-found', message })
}

export async function getLink(send: Send, { target, id }: LinkAddress, call: Call): Promise<OpenCloudLink> {
  const found = linkIn(await readLinks(send, target, call), id)
  if (found !== undefined) return found
  throw api.failure({ code: 'not-found', message: 'The item has no such link: it was revoked, or it has expired.' })
}
/** Codes that promise that nothing was written, which no longer holds when a step before was done. */
const NOTHING_WRITTEN: readonly ErrorCode[] = ['unavailable', 'timeout', 'cancelled', 'rate-limited', 'unauthorized']

/** What a change does, and how far it is. */
type Progress = {
  from: OpenCloudLink
  password: string | null | undefined
  /** The link as it was answered last, and as it should have been. */
  held: OpenCloudLink
  expected: Settings
  done: DraftField[]
}

/** Whether all is as it should be. After another answer nothing more is sent: what is read back shows the rest. */
function mayGoOn({ from, password, held, expected, done }: Progress): boolean {
  const isLocked = from.link.passwordProtected === true || (typeof password === 'string' && done.includes('password'))
  return (
    (expected.type === 'internal' || !isLocked || held.link.passwordProtected === true) &&
    same([held.state.type, held.link.expiresAt], [expected.type, expected.expiresAt])
  )
}

async function take(send: Send, progress: Progress, steps: readonly Step[], call: Call): Promise<void> {
  const { link } = progress.from
  for (const { fields, sets, patch } of steps) {
    if (!mayGoOn(progress)) return
    progress.held = await written(send, link.target, api.patchPermission(link, patch), call)
    progress.expected = { ...progress.expected, ...sets }
    progress.done.push(...fields)
  }
}

/** Sets or clears the password, if this is what is to be done. */
async function lock(send: Send, progress: Progress, password: string | null | undefined, call: Call): Promise<void> {
  if (password === undefined || !mayGoOn(progress)) return
  const { link } = progress.from
  progress.held = await written(send, link.target, api.setPassword(link, password ?? ''), call)
  progress.done.push('password')
  // Where it was not taken, a link of the organization must not open to anyone.
  if (password !== null && progress.held.link.passwordProtected !== true)
    progress.expected = { ...progress.expected, type: '' }
}

async function halfDone(send: Send, { from, done }: Progress, thrown: unknown, call: Call): Promise<unknown> {
  if (!ShareLinkError.is(thrown) || done.length === 0) return thrown
  const now = await getLink(send, from.link, call.verifying).catch(() => undefined)
  return withDetails(thrown, {
    code: NOTHING_WRITTEN.includes(thrown.code) ? 'ambiguous' : thrown.code,
    link: now?.link,
    done,
    message: `The update is half done (${done.join(', ')}): ${thrown.message}`,
    hint: `See \`link\` for what is in force, and repeat the update. ${thrown.hint}`,
  })
}

/** Tightens, sets a password, loosens, clears a password last, and reads back what is in force. */
async function changeLink(
  send: Send,
  from: OpenCloudLink,
  to: Settings,
  password: string | null | undefined,
  call: Call,
): Promise<OpenCloudLink> {
  const { link } = from
  const progress: Progress = { from, password, held: from, expected: settingsOf(from), done: [] }
  const { done } = progress
  const steps = stepsTo(progress.expected, to)
  // What becomes internal loses its password by itself.
  const clears = password === null && link.passwordProtected === true && to.type !== 'internal'
  try {
    await take(
      send,
      progress,
      steps.filter(({ loosens }) => !loosens),
      call,
    )
    await lock(send, progress, password ?? undefined, call)
    await take(
      send,
      progress,
      steps.filter(({ loosens }) => loosens),
      call,
    )
    await lock(send, progress, clears ? null : undefined, call)
    const after = await getLink(send, link, done.length > 0 ? call.verifying : call)
    if (typeof password !== 'string') return after
    // One that was not sent looks like one that was.
    const wasSent = done.includes('password')
    return { ...after, told: { passwordMatches: wasSent }, state: { ...after.state, passwordSet: wasSent } }
  } catch (thrown) {
    throw await halfDone(send, progress, thrown, call)
  }
}

/** Changes what the patch changes, and nothing else. */
export function updateLink(send: Send, change: Change<OpenCloudState>, call: Call): Promise<OpenCloudLink> {
  return changeLink(send, change.before, settingsAfter(change), change.patch.password, call)
}

/** Puts the former state back, where its password is not gone. */
export async function restoreLink(
  send: Send,
  before: OpenCloudLink,
  after: OpenCloudLink | undefined,
  call: Call,
): Promise<OpenCloudLink> {
  const now = after ?? (await getLink(send, before.link, call))
  const moved = now.state.passwordSet === true || now.link.passwordProtected !== before.link.passwordProtected
  if (moved && before.link.passwordProtected === true)
    throw api.failure({ code: 'unsupported', field: 'password', message: 'password: the former one is not known.' })
  return changeLink(send, now, settingsOf(before), moved ? null : undefined, call)
}
