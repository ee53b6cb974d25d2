import type { PasswordRule } from '@sharelink/core'
import { nextcloudPaths, type NextcloudSeed } from '@sharelink/emulator'
import { createNextcloud } from '@sharelink/nextcloud'
import { type AccountSetup, type Bench, conformanceCases } from '@sharelink/testing'
import { describe, it } from 'vitest'
import { BY_APP_PASSWORD, BY_TOKEN, nextcloudInProcess, PLACES, startNextcloud } from './nextcloud-bench.ts'

/**
 * After a restart, a link of the key may have another password: no answer tells it, and this is told as a conflict.
 * `test/nextcloud/repeat.test.ts` holds what is true instead.
 */
const CANNOT = /^link on .*: a repeated idempotency key gives the same link$/

const AGREEABLE = {
  target: { kind: 'folder', id: nextcloudPaths.room },
  role: 'viewer',
  audience: 'anyone',
  password: 'Kestrel-Harbor-27',
} as const

const inWords = (rule: string): PasswordRule => ({ pattern: '', rule })

/** An administrator who has switched on all that can be. */
const STRICT: NextcloudSeed = {
  policies: {
    passwordEnforced: true,
    passwordPolicy: {
      minLength: 12,
      enforceUpperLowerCase: true,
      enforceNumericCharacters: true,
      enforceSpecialCharacters: true,
    },
    defaultExpiry: { days: 7, enforced: true },
    publicUpload: false,
  },
}

// The emulator's clock starts at 2026-11-21T12:00:00Z.
const EIGHT_DAYS = '2026-11-29T00:00:00Z'

const ACCOUNT: AccountSetup = {
  policy: {
    password: {
      required: true,
      rules: [
        inWords('At least 12 characters are required.'),
        inWords('Upper and lower case are required.'),
        inWords('A digit is required.'),
        inWords('A special character is required.'),
      ],
    },
    expiry: { required: true, longest: 7, default: 7 },
    switchedOff: [
      { field: 'role', values: ['editor', 'uploader'], target: 'folder', message: 'Uploading is switched off.' },
    ],
  },
  works: AGREEABLE,
  against: [
    { field: 'password', draft: { ...AGREEABLE, password: null } },
    ...['Kestrel-27', 'kestrel-harbor-27', 'Kestrel-Harbor', 'KestrelHarbor27'].map((password) => ({
      field: 'password' as const,
      draft: { ...AGREEABLE, password },
    })),
    { field: 'expiresAt', draft: { ...AGREEABLE, expiresAt: EIGHT_DAYS } },
    { field: 'role', draft: { ...AGREEABLE, role: 'editor' } },
    { field: 'role', draft: { ...AGREEABLE, role: 'uploader' } },
  ],
  start: () => nextcloudInProcess(STRICT, BY_TOKEN),
}

function conform(name: string, start: () => Bench | Promise<Bench>): void {
  const { capabilities } = createNextcloud({ baseUrl: 'https://nextcloud.example', username: 'admin', ...BY_TOKEN })
  const cases = conformanceCases({ capabilities, places: PLACES, start, account: ACCOUNT })
  describe(`nextcloud, ${name}`, () => {
    for (const { name: what, run } of cases) if (!CANNOT.test(what)) it(what, run)
  })
}

conform('a server over a socket, by app password', () => startNextcloud({}, BY_APP_PASSWORD))
conform('a server of another zone', () =>
  nextcloudInProcess({ timeZone: 'Pacific/Auckland' }, { ...BY_TOKEN, timeZone: 'Pacific/Auckland' }),
)
