import type { DocSpaceSeed } from '@sharelink/emulator'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import { type Bench, conformanceCases, type Place } from '@sharelink/testing'
import { describe, it } from 'vitest'
import { INVITATIONS, PLACES, portalInProcess, startPortal } from './onlyoffice-docspace-bench.ts'

const LABELS = [...PLACES, ...INVITATIONS].map(({ label }) => label)

/** A room's one invitation is a full list to the server, and `limit-reached` to us: `error-reasons.test.ts`. */
const CANNOT = /^invitation .*: a second create is a conflict/

/** The suite over one kind of portal; `labels` chooses among the places. */
function conform(
  name: string,
  seed: DocSpaceSeed,
  settings: Partial<DocSpaceSettings> = {},
  labels: readonly Place['label'][] = LABELS,
  start: () => Bench | Promise<Bench> = () => portalInProcess(seed, settings),
): void {
  const { capabilities } = createDocSpace({ baseUrl: 'https://portal.example', apiKey: 'sk-1', ...settings })
  const places = [...PLACES, ...INVITATIONS].filter(({ label }) => labels.includes(label))
  const cases = conformanceCases({ capabilities, places, start })
  describe(`onlyoffice-docspace, ${name}`, () => {
    for (const { name: what, run } of cases) if (!CANNOT.test(what)) it(what, run)
  })
}

conform('3.7.2 over a socket', { version: '3.7.2' }, {}, LABELS, () => startPortal({ version: '3.7.2' }))
conform('3.6.1', { version: '3.6.1' }, { serverVersion: '3.6.1' }, ['custom room', 'folder of a data room'])
conform('3.2.1', { version: '3.2.1' }, { serverVersion: '3.2.1' }, ['custom room', 'document'])
conform(
  'dates as the published page has them, in a zone, and access by name',
  { expirationFormat: 'object', portalTimeZoneOffset: -210 },
  { expirationFormat: 'object', accessFormat: 'name' },
  ['document', 'invitation to a custom room'],
)
conform('in German, in a zone', { culture: 'de', portalTimeZoneOffset: 345 }, {}, ['folder'])
