import { ShareLinkError } from '@sharelink/core'
import { type ConformanceSetup, MEMORY_CAPABILITIES } from '@sharelink/testing'
import { FIRST_PLACE, must, variant, withFields, withOperations } from '../conformance/memory-variants.ts'
import { type Broken, type BrokenChange } from './broken-kit.ts'

const TAKEN = 'a second create is a conflict and changes nothing'

/** One link an item: the second create meets what `taken` makes of the first. */
function taken(fault: string, meet: (link: { ref: string }) => ShareLinkError): Broken {
  const change: BrokenChange = (adapter, server) =>
    withOperations(adapter, ({ create, list }) => ({
      create: async (order, call) => {
        for await (const { link } of must(list)(order.draft.target, () => call)) throw meet(link)
        server.requests.pop()
        return must(create)(order, call)
      },
    }))
  return { fault, fails: TAKEN, setup: single(change) }
}

function single(change: BrokenChange): ConformanceSetup {
  return variant(MEMORY_CAPABILITIES, change, { places: FIRST_PLACE.map((place) => ({ ...place, single: true })) })
}

const details = { provider: 'memory', message: 'There is one already.' } as const

export const BROKEN_PLACES: readonly Broken[] = [
  taken('does not say which link takes the place', () => new ShareLinkError({ ...details, code: 'conflict' })),
  taken('calls a taken place a policy', () => new ShareLinkError({ ...details, code: 'policy' })),
  {
    fault: 'puts the new link in the place of the old',
    fails: TAKEN,
    setup: single((adapter) =>
      withOperations(adapter, ({ create }) => ({
        create: (order, call) => must(create)({ ...order, token: 'the-only-one' }, call),
      })),
    ),
  },
  {
    fault: 'takes an update that leaves out what it must name',
    fails: 'an update that does not name password is refused before sending',
    setup: variant(MEMORY_CAPABILITIES, undefined, {
      places: FIRST_PLACE.map((place) => ({ ...place, updatesName: ['password'] })),
    }),
  },
  {
    fault: 'takes what its draft leaves no room for',
    fails: 'password, for which the draft leaves no room, is refused before sending',
    setup: variant(MEMORY_CAPABILITIES, undefined, {
      places: FIRST_PLACE.map((place) => ({ ...place, without: ['password'] })),
    }),
  },
  {
    fault: 'gives a role that the item does not have',
    fails: 'role editor is refused before sending',
    setup: variant(MEMORY_CAPABILITIES, undefined, {
      places: FIRST_PLACE.map((place) => ({ ...place, roles: ['viewer'] })),
    }),
  },
  {
    fault: 'tells what it declares never to tell',
    fails: 'name given is in force after create',
    setup: variant(withFields({ name: { readBack: 'never', change: 'update' } }), undefined, { places: FIRST_PLACE }),
  },
]
