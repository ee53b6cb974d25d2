import { must } from '../conformance/memory-variants.ts'
import { type Broken, broken, brokenCall } from './broken-kit.ts'

export const BROKEN_ACCOUNTS: readonly Broken[] = [
  brokenCall('passes over a rule for passwords', 'tells what it demands', ({ account }) => ({
    account: async (call) => {
      const policy = await must(account)(call)
      return { ...policy, password: { ...policy.password, rules: [] } }
    },
  })),
  brokenCall(
    'passes over the expiry that the account gives',
    'takes a draft that comes up to it, with the expiry that is expected',
    ({ account }) => ({
      account: async (call) => {
        const policy = await must(account)(call)
        return { ...policy, expiry: { required: false } }
      },
    }),
  ),
  brokenCall(
    'passes over what is switched off',
    'refuses a draft that does not, before anything is sent',
    ({ account }) => ({ account: async (call) => ({ ...(await must(account)(call)), switchedOff: [] }) }),
  ),
  broken('demands what no server demands', 'demands what the server demands', (adapter, server) => {
    server.refuses = () => undefined
    return adapter
  }),
  broken('reads the account for a plan', 'is not read by a plan', (adapter, server) => ({
    ...adapter,
    planCreate: (order) => {
      server.policy()
      return adapter.planCreate(order)
    },
  })),
]
