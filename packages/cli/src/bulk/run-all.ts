import { ShareLinkError, type ShareLinks } from '@sharelink/core'
import type { ProviderName } from '@sharelink/providers/planning'

/** Runs a task for each provider at once. The first that fails stops all; gives its error, when all have ended. */
export async function runAll(
  clients: ReadonlyMap<ProviderName, ShareLinks>,
  signal: AbortSignal | undefined,
  task: (provider: ProviderName, links: ShareLinks, stop: AbortSignal) => Promise<void>,
): Promise<ShareLinkError | undefined> {
  const failure = new AbortController()
  const stop = AbortSignal.any([failure.signal, ...(signal === undefined ? [] : [signal])])
  const ended = await Promise.allSettled(
    [...clients].map(async ([provider, links]) => {
      try {
        await task(provider, links, stop)
      } catch (error) {
        failure.abort()
        throw error
      }
    }),
  )
  for (const end of ended) {
    if (end.status === 'fulfilled') continue
    if (!ShareLinkError.is(end.reason)) throw end.reason
    return end.reason
  }
  return undefined
}
