import type { Target } from '@sharelink/core'
import { type Bench, conformanceCases, type HeldLink, type Place } from '@sharelink/testing'
import type { ZohoOfficeSettings } from '@sharelink/zoho-office'
import { describe, it } from 'vitest'
import type { ZohoOfficeProduct, ZohoOfficeSeed } from '../../packages/emulator/src/zoho-office/zoho-office-state.ts'
import { CREDENTIALS, documentOf, type OfficeBench, otherDocumentOf, startOffice } from '../zoho-office/office-bench.ts'

const ROLES = { readonly: 'viewer', readwrite: 'editor' } as const

/** The service holds people one by one; those with the same access are what one create shared with. */
function held({ state }: OfficeBench, { id }: Target): readonly HeldLink[] {
  const shares = state.documents.find((one) => one.id === id)?.sharedWith ?? []
  const accesses = [...new Set(shares.map(({ access }) => access))]
  return accesses.map((access) => {
    const people = shares.filter((share) => share.access === access).map(({ zohoId }) => `${zohoId}@example.com`)
    return { id: people.toSorted().join(','), role: ROLES[access], audience: 'people', people }
  })
}

/** Cases that the service cannot come up to: nothing can be read, so that sharing again cannot be told from sharing. */
const CANNOT: readonly RegExp[] = [
  /a second create (makes a second link|is a conflict)/,
  /revoke leaves other links alone/,
]

const PEOPLE = ['derrick@example.com', 'simon@example.com']

/** Runs the suite over one service, whose answers are worded as the seed says and asked for in the format given. */
export function conform(
  product: ZohoOfficeProduct,
  name: string,
  format: NonNullable<ZohoOfficeSettings['format']>,
  seed: ZohoOfficeSeed,
  capabilities: Parameters<typeof conformanceCases>[0]['capabilities'],
): void {
  const start = async (): Promise<Bench> => {
    const bench = await startOffice(product, seed)
    return {
      clock: { now: bench.clock.now, advance: bench.advance },
      createClient: (runtime) => bench.client({ format }, runtime),
      secrets: Object.values(CREDENTIALS),
      stop: bench.stop,
      world: {
        links: (target) => held(bench, target),
        requests: () => bench.requests.map(({ method, path }) => ({ method, url: path })),
      },
    }
  }
  const place: Place = {
    draft: { role: 'viewer', audience: 'people', people: PEOPLE, target: documentOf(product) },
    otherTarget: otherDocumentOf(product),
    samples: { people: PEOPLE, otherPeople: ['derrick@example.com', 'martha@example.com'] },
  }
  const lacksOperations = ['find', 'get', 'list', 'update'] as const
  const cases = conformanceCases({ capabilities, places: [place], lacksOperations, start })
  describe(name, () => {
    for (const { name: what, run } of cases) if (!CANNOT.some((pattern) => pattern.test(what))) it(what, run)
  })
}
