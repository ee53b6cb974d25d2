import {
  type Call,
  type Capabilities,
  changeInSteps,
  type Connection,
  createByListing,
  type HttpRequest,
  type LinkAddress,
  type Listed,
  listedLink,
  linkOfList,
  type Operations,
  type Send,
  type Step,
  type Target,
} from '@sharelink/core'
import { accountPolicy, restoreBy, revokeSeen, type Server } from '@sharelink/self-hosted'
import * as api from './opencloud-api.ts'
import * as mapping from './opencloud-mapping.ts'
import type { OpenCloudLink, OpenCloudState } from './opencloud-mapping.ts'

const { ask } = api

async function readLinks(send: Send, target: Target, call: Call): Promise<Listed<OpenCloudState>> {
  const list = await ask(send, api.listPermissions(target), api.listWire, call)
  return { ...list, links: list.links.map((link) => mapping.fromWire(target, link)) }
}

async function getLink(send: Send, { target, id }: LinkAddress, call: Call): Promise<OpenCloudLink> {
  return linkOfList(api.PROVIDER, await readLinks(send, target, call), id)
}

/** Sends a write that answers with the link. */
async function written(send: Send, target: Target, request: HttpRequest, call: Call): Promise<OpenCloudLink> {
  return mapping.fromWire(target, await ask(send, request, api.permissionWire, call))
}

function revokeLink(send: Send, address: LinkAddress, call: Call): Promise<{ verified: true }> {
  let wasHidden = false
  const seen = async (looking: Call) => {
    const list = await readLinks(send, address.target, looking)
    // A link that was seen although others are hidden would be seen again.
    const found = listedLink(api.PROVIDER, { ...list, hidden: list.hidden && !wasHidden }, address.id)
    wasHidden = list.hidden
    return found?.link
  }
  return revokeSeen({ reader: api, seen, send: () => send(api.deletePermission(address), call) }, call)
}

/** What is to be in force, and what becomes of the password: a text sets it, `null` clears it. */
type Goal = { settings: mapping.Settings; password: string | null | undefined }

/** The calls of an update in their order. What becomes internal loses its password by itself. */
function movesTo(from: OpenCloudLink, { settings, password }: Goal): readonly mapping.Move[] {
  const lock = (rank: 1 | 3, text: string): mapping.Move => {
    return { rank, fields: ['password'], sets: { locked: text !== '' }, request: api.setPassword(from.link, text) }
  }
  const clears = password === null && from.link.passwordProtected === true && settings.type !== 'internal'
  return [
    ...mapping.patches(from, settings),
    ...(typeof password === 'string' ? [lock(1, password)] : []),
    ...(clears ? [lock(3, '')] : []),
  ].toSorted((one, other) => one.rank - other.rank)
}

/** Each call goes only while the answer of the one before is as it should be. */
function stepsTo(send: Send, from: OpenCloudLink, goal: Goal): readonly Step<OpenCloudState>[] {
  let expected = mapping.settingsOf(from)
  return movesTo(from, goal).map(({ fields, sets, request }) => {
    expected = { ...expected, ...sets }
    const { type, expiresAt, locked } = expected
    return {
      fields,
      send: (call) => written(send, from.link.target, request, call),
      holds: ({ link, state }) =>
        mapping.same([state.type, link.expiresAt], [type, expiresAt]) && (!locked || link.passwordProtected === true),
    }
  })
}

/** Tightens, sets a password, loosens, clears a password last, and reads back what is in force. */
async function changeLink(send: Send, from: OpenCloudLink, goal: Goal, call: Call): Promise<OpenCloudLink> {
  const { link } = from
  const { after, done } = await changeInSteps(
    stepsTo(send, from, goal),
    (looking) => getLink(send, link, looking),
    call,
  )
  if (typeof goal.password !== 'string') return after
  // One that was not sent looks like one that was.
  const passwordSet = done.includes('password')
  return { ...after, told: { passwordMatches: passwordSet }, state: { ...after.state, passwordSet } }
}

/** The calls of OpenCloud. */
export function connectOpenCloud(
  { baseUrl, authorization, limits }: Server,
  capabilities: Capabilities,
  { transport, sleep }: Connection,
): Operations<OpenCloudState> {
  const send = transport({ baseUrl, headers: async (call) => ({ authorization: await authorization(call) }), limits })
  return {
    ...createByListing<OpenCloudState>({
      capabilities,
      links: (target, call) => readLinks(send, target, call),
      send: (order, call) => {
        const { target } = order.draft
        return written(send, target, api.createLink(target, mapping.createBody(order)), call)
      },
      update: (change, call) => {
        const goal = { settings: mapping.settingsAfter(change), password: change.patch.password }
        return changeLink(send, change.before, goal, call)
      },
      revoke: (address, call) => revokeLink(send, address, call),
      sleep,
    }),
    account: async (call) => accountPolicy((await ask(send, api.readCapabilities(), api.accountWire, call)).ocs.data),
    refuseUpdate: mapping.refuseUpdate,
    restore: restoreBy<OpenCloudState>({
      get: (address, call) => getLink(send, address, call),
      change: (before, now, moved, call) =>
        changeLink(send, now, { settings: mapping.settingsOf(before), password: moved ? null : undefined }, call),
    }),
  }
}
