import {
  type Call,
  type Change,
  type DraftField,
  type ErrorCode,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  type Refusal,
  type Send,
  ShareLinkError,
  type Target,
  type Tolerance,
  withDetails,
} from '@sharelink/core'
import * as api from './opencloud-api.ts'
import {
  expiryText,
  fromWire,
  MARK,
  type OpenCloudLink,
  type OpenCloudState,
  ROLES,
  typeOf,
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
const EVERY_RIGHT = ['read', 'add', 'change']

/** What each type grants. */
const RIGHTS = new Map<string, readonly string[]>([
  ['internal', []],
  ['view', ['read']],
  ['createOnly', ['add']],
  ['upload', ['read', 'add']],
  ['edit', EVERY_RIGHT],
])

/** What a PATCH can change. */
type Settings = { type: string; name: string; expiresAt: Date | null }

function settingsOf({ link, state }: OpenCloudLink): Settings {
  return { type: state.type, name: link.name ?? '', expiresAt: link.expiresAt ?? null }
}

/** What should be in force after an update. The mark of a key stays. */
function settingsAfter({ before, patch, requested }: Change<OpenCloudState>): Settings {
  const held = settingsOf(before)
  const retyped = patch.role !== undefined || requested.audience !== before.link.audience
  return {
    type: retyped ? typeOf(requested) : held.type,
    name: patch.name === undefined ? held.name : `${patch.name}${MARK.exec(held.name)?.[0] ?? ''}`,
    expiresAt: patch.expiresAt === undefined ? held.expiresAt : patch.expiresAt,
  }
}

/** One PATCH, which is never empty. A field each: of several, the server writes one after the other. */
type Step = { fields: readonly DraftField[]; loosens: boolean; sets: Partial<Settings>; patch: api.PermissionPatch }

/** The PATCHes that lead from one to the other: first what tightens, then what loosens. */
function stepsTo(from: Settings, to: Settings): readonly Step[] {
  const { type, name, expiresAt } = to
  const granted = RIGHTS.get(from.type) ?? []
  const grants = (RIGHTS.get(type) ?? EVERY_RIGHT).some((right) => !granted.includes(right))
  const lasts = (expiresAt?.getTime() ?? Infinity) > (from.expiresAt?.getTime() ?? Infinity)
  const retyped: readonly DraftField[] = [
    ...((from.type === 'internal') === (type === 'internal') ? [] : ['audience' as const]),
    ...(ROLES.get(from.type) === ROLES.get(type) ? [] : ['role' as const]),
  ]
  const expirationDateTime = expiresAt && expiryText(expiresAt)
  const steps: readonly Step[] = [
    { fields: retyped, loosens: grants, sets: { type }, patch: { link: { type } } },
    { fields: ['expiresAt'], loosens: lasts, sets: { expiresAt }, patch: { expirationDateTime } },
    { fields: ['name'], loosens: false, sets: { name }, patch: { link: { '@libre.graph.displayName': name } } },
  ]
  const changing = steps.filter(({ sets }) => !same({ ...from, ...sets }, from))
  return changing.toSorted((one, other) => Number(one.loosens) - Number(other.loosens))
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function mayGo(tolerate: Tolerance, field: DraftField): boolean {
  return tolerate === 'anything' || (typeof tolerate === 'object' && tolerate.includes(field))
}

/** What an update would lose without being told to: the server drops the password of what becomes `internal`. */
export function refuseUpdate(change: Change<OpenCloudState>, _now: number, tolerate: Tolerance): Refusal | undefined {
  const { before, patch, requested } = change
  const refuse = (field: DraftField, message: string): Refusal => ({
    code: 'unsupported',
    field,
    message: `${field}: ${message}`,
  })
  const becomesInternal = settingsAfter(change).type === 'internal' && before.state.type !== 'internal'
  if (becomesInternal && typeof requested.password === 'string' && !mayGo(tolerate, 'password'))
    return refuse('password', 'a link for the organization has none: name null to let it go.')
  if (patch.name !== undefined && tolerate === 'nothing' && MARK.test(before.link.name ?? ''))
    return refuse('name', 'the mark of an idempotency key stays at its end.')
  return undefined
}

/** Codes that promise that nothing was written, which no longer holds when a step before was done. */
const NOTHING_WRITTEN: readonly ErrorCode[] = ['unavailable', 'timeout', 'cancelled', 'rate-limited', 'unauthorized']

/** Sets a password first, tightens, loosens, clears a password last, and reads back what is in force. */
async function changeLink(
  send: Send,
  from: OpenCloudLink,
  to: Settings,
  password: string | null | undefined,
  call: Call,
): Promise<OpenCloudLink> {
  const { link } = from
  const done: DraftField[] = []
  const locked = typeof password === 'string' || link.passwordProtected === true
  let expected = settingsOf(from)
  let held = from
  const mayGoOn = (): boolean =>
    (held.link.passwordProtected === locked || expected.type === 'internal') &&
    same([held.state.type, held.link.expiresAt], [expected.type, expected.expiresAt])
  try {
    if (typeof password === 'string') {
      held = await written(send, link.target, api.setPassword(link, password), call)
      done.push('password')
      if (held.link.passwordProtected !== true) expected = { ...expected, type: '' }
    }
    for (const { fields, sets, patch } of stepsTo(settingsOf(from), to)) {
      // After an answer that is not as it should be nothing is loosened: what is read back shows the rest.
      if (!mayGoOn()) break
      held = await written(send, link.target, api.patchPermission(link, patch), call)
      expected = { ...expected, ...sets }
      done.push(...fields)
    }
    if (mayGoOn() && password === null && link.passwordProtected === true && to.type !== 'internal') {
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
