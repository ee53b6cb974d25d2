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
import * as mapping from './opencloud-mapping.ts'

type OpenCloudLink = mapping.OpenCloudLink

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
  return mapping.fromWire(target, api.understood(answer, api.permissionWire))
}

/** An item's links, the ids of its other permissions, and whether links of others are hidden from the caller. */
export type Listed = { links: readonly OpenCloudLink[]; others: readonly unknown[]; hidden: boolean }

export async function readLinks(send: Send, target: Target, call: Call): Promise<Listed> {
  const answer = await checked(send, api.listPermissions(target), call)
  const { links, others, hidden } = api.understood(answer, api.listWire)
  return { links: links.map((link) => mapping.fromWire(target, link)), others: others.map(({ id }) => id), hidden }
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

/** Sets a password first, tightens, loosens, clears a password last, and reads back what is in force. */
async function changeLink(
  send: Send,
  from: OpenCloudLink,
  to: mapping.Settings,
  password: string | null | undefined,
  call: Call,
): Promise<OpenCloudLink> {
  const { link } = from
  const done: DraftField[] = []
  try {
    if (typeof password === 'string') {
      const set = await written(send, link.target, api.setPassword(link, password), call)
      // What was for the organization must not open to anyone before.
      if (set.link.passwordProtected !== true)
        throw api.failure({ code: 'policy', field: 'password', link: set.link, message: 'password: was not set.' })
      done.push('password')
    }
    for (const { fields, patch } of mapping.stepsTo(mapping.settingsOf(from), to)) {
      await checked(send, api.patchPermission(link, patch), call)
      done.push(...fields)
    }
    if (password === null && link.passwordProtected === true && to.type !== 'internal') {
      await checked(send, api.setPassword(link, ''), call)
      done.push('password')
    }
    const after = await getLink(send, link, done.length > 0 ? call.verifying : call)
    return typeof password === 'string' ? { ...after, state: { ...after.state, passwordSet: true } } : after
  } catch (thrown) {
    if (!ShareLinkError.is(thrown) || done.length === 0) throw thrown
    const now = await getLink(send, link, call.verifying).catch(() => undefined)
    throw withDetails(thrown, {
      code: NOTHING_WRITTEN.includes(thrown.code) ? 'ambiguous' : thrown.code,
      link: now?.link,
      done,
      message: `The update is half done (${done.join(', ')}): ${thrown.message}`,
      hint: `See \`link\` for what is in force, and repeat the update. ${thrown.hint}`,
    })
  }
}

/** Changes what the patch changes, and nothing else. */
export function updateLink(send: Send, change: Change<mapping.OpenCloudState>, call: Call): Promise<OpenCloudLink> {
  return changeLink(send, change.before, mapping.settingsAfter(change), change.patch.password, call)
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
  return changeLink(send, now, mapping.settingsOf(before), moved ? null : undefined, call)
}
