import { type Adapter, type Runtime, ShareLinkError } from '@sharelink/core'
import { fullRuntime } from '../../packages/core/src/runtime.ts'
import { createLimiter } from '../../packages/core/src/transport/limiter.ts'
import { retryAfter } from '../../packages/core/src/transport/retry.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What a request takes, in virtual milliseconds. */
export const REQUEST_TIME = 100

/** core's limiter before a server in this process that takes its time and counts for itself. */
export function throughLimiter<State>(
  adapter: Adapter<State>,
  time: VirtualTime,
  runtime: Runtime,
  on429: () => void,
): Adapter<State> {
  const { provider } = adapter
  const full = fullRuntime(provider, runtime)
  return {
    ...adapter,
    connect: (connection) =>
      adapter.connect({
        ...connection,
        transport: (settings) => {
          const send = connection.transport(settings)
          const limiter = createLimiter(provider, full, settings.limits ?? { rates: [], atOnce: [] })
          return async (request, call) => {
            const leave = await limiter.enter(request, call)
            const arriving = send(request, call)
            await time.sleep(REQUEST_TIME)
            const answer = await arriving.finally(leave)
            if (answer.status !== 429) return answer
            on429()
            const wait = retryAfter(answer.headers, time.now()) ?? 1_000
            throw new ShareLinkError({
              code: 'rate-limited',
              provider,
              message: 'Too many requests.',
              retryAt: new Date(time.now() + wait),
            })
          }
        },
      }),
  }
}
