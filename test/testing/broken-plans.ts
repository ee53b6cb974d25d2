import { ShareLinkError } from '@sharelink/core'
import { CREDENTIAL } from '../conformance/memory-bench.ts'
import { must } from '../conformance/memory-variants.ts'
import { type Broken, broken, brokenCall } from './broken-kit.ts'

const SECRETS = 'no secret shows in results, errors, plans and exchanges'

const PLANS: readonly Broken[] = [
  broken('plans another request than it sends', 'a create sends what its plan shows', (adapter) => ({
    ...adapter,
    planCreate: (order) => adapter.planCreate(order).map((request) => ({ ...request, method: 'POST' })),
  })),
  broken('plans less than it sends', 'a create sends what its plan shows', (adapter, server) => {
    const { put } = server
    server.put = (link) => {
      server.requests.push({ method: 'POST', url: '/notices' })
      return put(link)
    }
    return adapter
  }),
  broken('plans more than it sends', 'a create sends what its plan shows', (adapter) => ({
    ...adapter,
    planCreate: (order) => [...adapter.planCreate(order), { method: 'POST', url: 'memory:///notices', headers: {} }],
  })),
  broken('expects another link than comes', 'a create comes to what its plan expects', (adapter) => {
    let asked = 0
    return {
      ...adapter,
      holdExpiry: (expiry) => {
        asked += 1
        return new Date(expiry.getTime() - asked * 1000)
      },
    }
  }),
  broken('asks the provider for a plan', 'a plan touches no network', (adapter, server) => ({
    ...adapter,
    planCreate: (order) => {
      server.list('/file/7')
      return adapter.planCreate(order)
    },
  })),
  broken('shows its credential in a plan', 'a plan holds no secret', (adapter) => ({
    ...adapter,
    planCreate: (order) =>
      adapter.planCreate(order).map((request) => ({ ...request, headers: { authorization: CREDENTIAL } })),
  })),
]

const SHOWS: readonly Broken[] = [
  // In the outcome of the call that was given the password, core itself masks it.
  brokenCall('shows the password in the name of a link read later', SECRETS, ({ create, get }) => {
    let last = ''
    return {
      create: (order, call) => {
        last = order.draft.password ?? last
        return must(create)(order, call)
      },
      get: async (address, call) => {
        const { link, ...rest } = await must(get)(address, call)
        return { ...rest, link: { ...link, name: `${link.name} ${last}` } }
      },
    }
  }),
  brokenCall('shows the password in an error', SECRETS, ({ create, get }) => {
    let last = ''
    return {
      create: (order, call) => {
        last = order.draft.password ?? last
        return must(create)(order, call)
      },
      get: async (address, call) => {
        const message = `The link of ${last} is gone.`
        return must(get)(address, call).catch(() =>
          Promise.reject(new ShareLinkError({ code: 'not-found', provider: 'memory', message })),
        )
      },
    }
  }),
  brokenCall('chains an error that holds the request', SECRETS, ({ get }) => ({
    get: (address, call) =>
      must(get)(address, call).catch(() => {
        const error = new ShareLinkError({ code: 'not-found', provider: 'memory', message: 'There is no such link.' })
        return Promise.reject(Object.assign(error, { cause: { headers: [CREDENTIAL] } }))
      }),
  })),
]

export const BROKEN_PLANS: readonly Broken[] = [...PLANS, ...SHOWS]
