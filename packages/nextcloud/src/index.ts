import { expiryHeldAsStart, parseTimeZone } from '@sharelink/calendar'
import {
  type Adapter,
  type Capabilities,
  createWithLooks,
  type Held,
  type LinkCapability,
  markedName,
  MASK,
  parseStrictly,
  plannedRequest,
} from '@sharelink/core'
import { serverOf, serverSettings, userName } from '@sharelink/self-hosted'
import * as z from 'zod'
import { createShare, HEADERS, listShares, PROVIDER } from './nextcloud-api.ts'
import { connectNextcloud, type NextcloudConfig } from './nextcloud-calls.ts'
import { createMembers, type NextcloudState, rolesOn } from './nextcloud-mapping.ts'

export type { NextcloudState } from './nextcloud-mapping.ts'

const schema = z
  .strictObject({ ...serverSettings, username: userName, timeZone: z.string().optional() })
  .refine(({ appPassword, accessToken }) => (appPassword === undefined) !== (accessToken === undefined), {
    error: 'either this or accessToken must be given',
    path: ['appPassword'],
  })

/**
 * How to reach an account. `baseUrl` is the server's origin. `appPassword` is sent with `username` as Basic;
 * `accessToken` as Bearer, where a function is asked before every request and should cache. `timeZone` is the server's,
 * UTC unless it was set otherwise.
 */
export type NextcloudSettings = z.input<typeof schema>

function parseSettings(settings: NextcloudSettings): NextcloudConfig {
  const { timeZone, ...parsed } = parseStrictly(PROVIDER, schema, settings)
  return { ...serverOf(PROVIDER, parsed), zone: parseTimeZone(PROVIDER, timeZone ?? 'UTC') }
}

const HELD: Held = { readBack: 'always', change: 'update' }

function linksOn(target: 'file' | 'folder'): LinkCapability {
  return {
    target,
    kind: 'access',
    fields: {
      role: { ...HELD, values: rolesOn(target) },
      audience: { ...HELD, values: ['anyone'] },
      people: { lacking: 'Links of Nextcloud are not made for named people.' },
      listed: { lacking: 'Nextcloud shows a link to nobody who does not have it.' },
      name: { ...HELD, maxBytes: 255 },
      password: HELD,
      expiresAt: { ...HELD, granularity: 'day', zone: 'account' },
      allowDownload: HELD,
      maxUses: { lacking: 'Nextcloud does not count uses.' },
      visitorFields: { lacking: 'Nextcloud does not ask visitors for their data.' },
      notify: { lacking: 'Nextcloud sends no message about a link.' },
    },
  }
}

const CAPABILITIES: Capabilities = {
  provider: PROVIDER,
  links: [linksOn('file'), linksOn('folder')],
  lists: ['file', 'folder'],
  revokeVerifiable: true,
  remarks: [
    "The id of a target is its path in the account's files, as /Projects/report.pdf; an item that is moved has another.",
    "An expiry is a day, and the link dies at its start, in the server's zone (UTC unless `timeZone` says another).",
    'A link that has expired is deleted by the server and cannot be extended.',
    'An idempotency key is marked at the end of the name. Of a link with a password, a repeat is known in one process only.',
  ],
}

/**
 * Public links of a Nextcloud account. A target's id is its path in the account's files. Throws `invalid-request` for
 * unfit settings.
 */
export function createNextcloud(settings: NextcloudSettings): Adapter<NextcloudState> {
  const config = parseSettings(settings)
  const { baseUrl, zone } = config
  return {
    provider: PROVIDER,
    capabilities: CAPABILITIES,
    holdExpiry: (asked, now) => expiryHeldAsStart(asked, zone, now),
    heldName: (order) => markedName(order) ?? '',
    planCreate: (order) => {
      const { id } = order.draft.target
      const create = createShare(id, createMembers(order, zone))
      return createWithLooks(order, listShares(id), create).map((one) =>
        plannedRequest(baseUrl, { ...HEADERS, authorization: MASK }, one),
      )
    },
    connect: (connection) => connectNextcloud(config, CAPABILITIES, connection),
  }
}
