import { type LinkCapability, ShareLinkError } from '@sharelink/core'
import type { ConformanceSetup } from '@sharelink/testing'
import { PLACES } from './memory-bench.ts'
import { HELD, LACKING, POOR } from './memory-fields.ts'
import { FIRST_PLACE, must, variant, withFields, withOperations } from './memory-variants.ts'

/** One link on each item: a second create says which link is there. */
export const single = variant(
  withFields({}),
  (adapter, server) =>
    withOperations(adapter, ({ create, list }) => ({
      create: async (order, call) => {
        for await (const { link } of must(list)(order.draft.target, () => call))
          throw new ShareLinkError({ code: 'conflict', provider: 'memory', message: 'There is one already.', link })
        server.requests.pop()
        return must(create)(order, call)
      },
    })),
  { places: PLACES.map((place) => ({ ...place, single: true })) },
)

export const bare = variant(
  { ...withFields(POOR), lists: [], revokeVerifiable: false },
  (adapter) => ({
    ...adapter,
    connect: (connection) => {
      const { create, revoke } = adapter.connect(connection)
      return {
        create: must(create),
        revoke: async (...given) => ({ ...(await must(revoke)(...given)), verified: false }),
      }
    },
  }),
  { lacksOperations: ['find', 'get', 'list', 'update'], lacksAccount: true, places: FIRST_PLACE },
)

/** Files of type 'locked' give fewer roles; the item says which it is. */
export function typed(): ConformanceSetup {
  const { links, ...capabilities } = withFields({})
  const [first] = links
  const locked = { ...POOR, role: { ...HELD, values: ['viewer'] } } as const
  const files: readonly LinkCapability[] =
    first === undefined
      ? []
      : [first, { ...first, types: ['locked'], itemDecides: ['role'], fields: { ...first.fields, ...locked } }]
  const closed = { target: 'folder', kind: 'download', types: ['archive'], notCreated: 'Archives are closed.' } as const
  const all = first === undefined ? files : [...files, { ...closed, fields: first.fields }]
  return variant(
    { ...capabilities, links: all },
    (adapter, server) => ({
      ...withOperations(adapter, () => ({
        describe: (target) => {
          server.requests.push({ method: 'GET', url: `/${target.kind}/${target.id}` })
          return Promise.resolve({ target: { ...target, type: 'locked' }, roles: ['viewer'] })
        },
      })),
      planDescribe: ({ kind, id }) => [{ method: 'GET', url: `memory:///${kind}/${id}`, headers: {} }],
    }),
    { places: FIRST_PLACE.map((place) => ({ ...place, type: 'locked' })) },
  )
}

/** The server forgets what an update does not name, so that the adapter wants it named. */
export const demanding = variant(
  withFields({}),
  (adapter) =>
    withOperations(adapter, () => ({
      refuseUpdate: ({ patch }) => {
        const field =
          patch.password === undefined ? 'password' : patch.expiresAt === undefined ? 'expiresAt' : undefined
        return field && { code: 'unsupported', field, message: `${field}: must be named.` }
      },
    })),
  { places: FIRST_PLACE.map((place) => ({ ...place, updatesName: ['password', 'expiresAt'] })) },
)

/** Links for people take no password although the capability has one: the draft decides. */
export const choosy = variant(
  withFields({}),
  (adapter) =>
    withOperations(adapter, ({ create }) => ({
      create: async (order, call) => {
        const refusal = {
          code: 'unsupported',
          provider: 'memory',
          field: 'password',
          message: 'Not for people.',
        } as const
        if (typeof order.draft.password === 'string') throw new ShareLinkError(refusal)
        return must(create)(order, call)
      },
    })),
  { places: PLACES.slice(2).map((place) => ({ ...place, without: ['password'] })) },
)

/** Other settings for people than for everybody. */
export function byAudience(): ConformanceSetup {
  const { links, ...capabilities } = withFields({})
  const all = links.flatMap((link): readonly LinkCapability[] => {
    const { fields } = link
    return [
      { ...link, audiences: ['anyone', 'organization'], fields: { ...fields, people: LACKING } },
      { ...link, audiences: ['people'], fields: { ...fields, password: LACKING, expiresAt: LACKING } },
    ]
  })
  return variant({ ...capabilities, links: all })
}
