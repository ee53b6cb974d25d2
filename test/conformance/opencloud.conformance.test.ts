import type { OpenCloudSeed } from '@sharelink/emulator'
import { createOpenCloud } from '@sharelink/opencloud'
import { type Bench, conformanceCases, type Place } from '@sharelink/testing'
import { describe, it } from 'vitest'
import { BY_APP_PASSWORD, BY_TOKEN, openCloudInProcess, PLACES, startOpenCloud } from './opencloud-bench.ts'

/**
 * After a restart, a link of the key may have another password: no answer tells it, and this is told as a conflict.
 * `test/opencloud/repeat.test.ts` holds what is true instead.
 */
const CANNOT = /^link on .*: a repeated idempotency key gives the same link$/

function conform(name: string, places: readonly Place[], start: () => Bench | Promise<Bench>): void {
  const { capabilities } = createOpenCloud({ baseUrl: 'https://opencloud.example', ...BY_TOKEN })
  const cases = conformanceCases({ capabilities, places, start })
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
