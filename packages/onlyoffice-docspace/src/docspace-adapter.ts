import {
  type Adapter,
  type Call,
  type Connection,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  MASK,
  type Operations,
  type PlannedRequest,
  plannedRequest,
  type Send,
  ShareLinkError,
  targetOfScope,
} from '@sharelink/core'
import { putLink, readItem, listLinks } from './docspace-api.ts'
import { linksHidden, maySeeLinks } from './docspace-calls.ts'
import { docSpaceCapabilities } from './docspace-capabilities.ts'
import { createDocSpaceLink, findDocSpaceLink } from './docspace-create.ts'
import { describeItem } from './docspace-describe.ts'
import { findLink, pageLinks, readLinks } from './docspace-list.ts'
import { createBody } from './docspace-mapping.ts'
import type { DocSpaceLink, DocSpaceState } from './docspace-mapping-answers.ts'
import { revokeDocSpaceLink } from './docspace-revoke.ts'
import { type DocSpaceConfig, type DocSpaceSettings, parseSettings, PROVIDER } from './docspace-settings.ts'
import { restoreDocSpaceLink, updateDocSpaceLink } from './docspace-update.ts'
import { refuseDocSpaceUpdate } from './docspace-update-refusals.ts'

async function getLink(
  send: Send,
  { target, id }: LinkAddress,
  call: Call,
  password?: string | null,
): Promise<DocSpaceLink> {
  const list = await readLinks(send, target, call, password)
  const found = findLink(list, id)
  if (found !== undefined) return found
  const visible = list.links.length > 0 || (await maySeeLinks(send, target, call))
  throw visible
    ? new ShareLinkError({ code: 'not-found', provider: PROVIDER, message: 'The item has no such link.' })
    : linksHidden()
}

const DAY = 86_400_000

/** A 429 tells Retry-After only sometimes. The server's code has Unix time here, the documents seconds from now (BaseStartup.cs:191-413). */
function untilReset(headers: HttpAnswer['headers'], now: number): number | undefined {
  const text = headers['x-ratelimit-reset'] ?? ''
  const milliseconds = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Number.NaN
  const wait = milliseconds > DAY ? milliseconds - now : milliseconds
  return wait >= 0 && wait <= DAY ? wait : undefined
}

function connect(config: DocSpaceConfig, { transport, clock }: Connection): Operations<DocSpaceState> {
  const { baseUrl, limits } = config
  const send = transport({ baseUrl, headers: () => config.credential, limits, otherRetryAfter: untilReset })
  return {
    describe: (target, call) => describeItem(send, target, call),
    create: (order, call) => createDocSpaceLink(send, config, order, call),
    find: (order, call) => findDocSpaceLink(send, order, call),
    get: (address, call, password) => getLink(send, address, call, password),
    list: async function* (scope, nextCall) {
      const { kind, id } = targetOfScope(PROVIDER, scope)
      yield* pageLinks(send, { kind, id }, nextCall)
    },
    refuseUpdate: refuseDocSpaceUpdate,
    update: (change, call) => updateDocSpaceLink(send, config, change, call),
    restore: (before, _after, call) => restoreDocSpaceLink(send, config, before, clock.now(), call),
    revoke: (address, call) => revokeDocSpaceLink(send, config, address, clock.now(), call),
  }
}

function planned({ baseUrl, credential }: DocSpaceConfig, request: HttpRequest): PlannedRequest {
  const masked = Object.keys(credential).map((name) => [name, MASK])
  return plannedRequest(baseUrl, Object.fromEntries(masked), request)
}

/** Links of ONLYOFFICE DocSpace. Throws `invalid-request` for unfit settings. */
export function createDocSpace(settings: DocSpaceSettings): Adapter<DocSpaceState> {
  const config = parseSettings(settings)
  return {
    provider: PROVIDER,
    capabilities: docSpaceCapabilities(config),
    planDescribe: (target) => [planned(config, readItem(target))],
    planCreate: (order) => [
      ...(order.key === undefined ? [] : [planned(config, listLinks(order.draft.target))]),
      planned(config, putLink(order.draft.target, createBody(order, config))),
    ],
    connect: (connection) => connect(config, connection),
  }
}
