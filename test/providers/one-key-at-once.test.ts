import type { ShareLinkDraft } from '@sharelink/core'
import type { Bench, Place } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import * as nextcloud from '../conformance/nextcloud-bench.ts'
import * as openCloud from '../conformance/opencloud-bench.ts'

const KEY = { idempotencyKey: 'order-4711' }

const CLOUDS: readonly [name: string, start: () => Promise<Bench>, places: readonly Place[]][] = [
  ['nextcloud', () => nextcloud.startNextcloud({}, nextcloud.BY_APP_PASSWORD), nextcloud.PLACES],
  [
    'opencloud',
    () => openCloud.startOpenCloud({ passwordEnforced: false }, openCloud.BY_APP_PASSWORD),
    openCloud.PLACES,
  ],
]

describe.each(CLOUDS)('two clients of %s that create with one key in the same moment', (_name, start, [place]) => {
  it('leave one link, and both are told of that one', async () => {
    const bench = await start()
    if (place === undefined) throw new Error('There is no place.')
    const draft: ShareLinkDraft = { ...place.draft, password: 'Kestrel-Harbor-27' }
    // Time passes for the sleeper only as others come to act.
    const sleep = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20))
    const results = await Promise.allSettled(
      [1, 2].map(() => bench.createClient({ clock: bench.clock, sleep }).create(draft, KEY)),
    )
    const held = (await bench.world.links(draft.target)).map(({ id }) => id)
    expect(
      bench.world.requests().filter(({ method, url }) => method === 'POST' && !url.includes('Password')),
    ).toHaveLength(2)
    expect(held).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'fulfilled') expect(held).toEqual([result.value.link.id])
      else expect(result.reason).toMatchObject({ code: 'conflict', takenBack: true, link: { id: held[0] } })
    }
    await bench.stop?.()
  })
})
