import type { FieldChange, LinkCapability } from '@sharelink/core'
import type { ConformanceSetup } from '@sharelink/testing'
import { PLACES } from './memory-bench.ts'
import { HELD, held, LACKING, NARROW, POOR } from './memory-fields.ts'
import { bare, byAudience, choosy, demanding, single, typed } from './memory-odd-variants.ts'
import { variant, withEffective, withFields } from './memory-variants.ts'

const DAY = 86_400_000

const narrowPlaces = PLACES.map((place) => ({
  ...place,
  draft: { ...place.draft, name: 'Report', password: 'Kestrel-27' },
}))

/** The last second of the last day, in UTC, that ends no later than asked. */
function lastDay(asked: Date, now: number): Date | undefined {
  const end = Math.floor((asked.getTime() + 1000) / DAY) * DAY - 1000
  return end > now ? new Date(end) : undefined
}

function lastSecond(asked: Date): Date {
  return new Date(Math.floor(asked.getTime() / 1000) * 1000)
}

const NEVER_TOLD = held({ readBack: 'never', change: 'update' })

function forgetful(capabilities = withFields({ ...NEVER_TOLD, listed: LACKING })): ConformanceSetup {
  return variant(capabilities, (adapter) =>
    withEffective(adapter, ({ link, state }) => {
      const { name: _n, passwordProtected: _p, expiresAt: _x, expired: _e, ...rest } = link
      const { allowDownload: _d, maxUses: _m, listed: _l, ...told } = rest
      return { link: told, state }
    }),
  )
}

function changedBy(change: FieldChange): ConformanceSetup {
  const values: LinkCapability['fields']['role'] = { ...HELD, change, values: ['viewer', 'uploader', 'editor'] }
  return variant(withFields({ ...held({ readBack: 'always', change }), role: values }))
}

/** The memory adapter as other providers are: every branch of the suite meets an adapter that is right. */
export const VARIANTS: readonly (readonly [name: string, setup: ConformanceSetup])[] = [
  ['has little', variant(withFields(POOR), undefined, { places: [...PLACES.slice(0, 1), ...PLACES.slice(2)] })],
  ['has narrow limits', variant(withFields(NARROW), undefined, { places: narrowPlaces })],
  [
    'knows days',
    variant(withFields({ expiresAt: { ...HELD, granularity: 'day', zone: 'account' } }), (adapter) => ({
      ...adapter,
      holdExpiry: lastDay,
    })),
  ],
  [
    'knows seconds',
    variant(withFields({ expiresAt: { ...HELD, granularity: 'second', zone: 'account' } }), (adapter) => ({
      ...adapter,
      holdExpiry: lastSecond,
    })),
  ],
  ['never tells', forgetful()],
  ['tells sometimes', forgetful(withFields({ ...held({ readBack: 'sometimes', change: 'update' }), listed: LACKING }))],
  ['changes by new links', changedBy('recreate')],
  ['never changes', changedBy('never')],
  ['empties by new links', variant(withFields(held({ ...HELD, clear: 'recreate' })))],
  ['holds one link an item', single],
  ['only makes and revokes', bare],
  ['asks the item', typed()],
  ['wants things named', demanding],
  ['leaves no room for some things', choosy],
  ['differs by audience', byAudience()],
]
