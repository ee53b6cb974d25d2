import { openCloudItems, type OpenCloudSeed } from '@sharelink/emulator'
import type { PasswordRule } from '@sharelink/core'
import { createOpenCloud } from '@sharelink/opencloud'
import { type AccountSetup, type Bench, conformanceCases, type Place } from '@sharelink/testing'
import { describe, it } from 'vitest'
import { BY_APP_PASSWORD, BY_TOKEN, openCloudInProcess, PLACES, startOpenCloud } from './opencloud-bench.ts'

/**
 * After a restart, a link of the key may have another password: no answer tells it, and this is told as a conflict.
 * `test/opencloud/repeat.test.ts` holds what is true instead.
 */
const CANNOT = /^link on .*: a repeated idempotency key gives the same link$/

const { room } = openCloudItems
const AGREEABLE = {
  target: { kind: 'folder', id: room },
  role: 'viewer',
  audience: 'anyone',
  password: 'Kestrel-Harbor-27',
} as const

const inWords = (rule: string): PasswordRule => ({ pattern: '', rule })

/** The server as it is set up by default: a password is enforced, and there are rules for it. */
const ACCOUNT: AccountSetup = {
  policy: {
    password: {
      required: true,
      rules: [
        inWords('At least 8 characters are required.'),
        inWords('At least 1 lower-case letters are required.'),
        inWords('At least 1 upper-case letters are required.'),
        inWords('At least 1 digits are required.'),
        inWords('At least 1 special characters are required.'),
      ],
    },
    expiry: { required: false },
    switchedOff: [],
  },
  works: AGREEABLE,
  against: [
    { field: 'password', draft: { ...AGREEABLE, password: null } },
    ...['Kest-27', 'KESTREL-HARBOR-27', 'kestrel-harbor-27', 'Kestrel-Harbor', 'KestrelHarbor27'].map((password) => ({
      field: 'password' as const,
      draft: { ...AGREEABLE, password },
    })),
  ],
  start: () => openCloudInProcess({}, BY_TOKEN),
}

function conform(name: string, places: readonly Place[], start: () => Bench | Promise<Bench>): void {
  const { capabilities } = createOpenCloud({ baseUrl: 'https://opencloud.example', ...BY_TOKEN })
  const cases = conformanceCases({ capabilities, places, start, account: ACCOUNT })
  describe(`opencloud, ${name}`, () => {
    for (const { name: what, run } of cases) if (!CANNOT.test(what)) it(what, run)
  })
}

/** Drafts of the suite ask for no password now and then. */
const FREE: OpenCloudSeed = { passwordEnforced: false }

conform('a server over a socket, by app password', PLACES, () => startOpenCloud(FREE, BY_APP_PASSWORD))
conform('a server without rules for passwords', PLACES, () =>
  openCloudInProcess({ ...FREE, passwordPolicy: null }, BY_TOKEN),
)
