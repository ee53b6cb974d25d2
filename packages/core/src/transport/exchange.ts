import diagnostics from 'node:diagnostics_channel'

/** One exchange with a provider, redacted; answers' bodies are left out, for they may hold passwords in clear. */
export type Exchange = {
  provider: string
  method: string
  url: string
  requestBody?: unknown
  /** 1 for the first try. */
  attempt: number
  status?: number
  failure?: string
  /** Milliseconds since 1970. */
  startedAt: number
  /** Milliseconds. */
  duration: number
}

const channel = diagnostics.channel('sharelink')

/** Tells whoever listens: the client's own hook, and the process-wide channel `sharelink`. */
export function tellExchange(exchange: Exchange, onExchange: ((exchange: Exchange) => void) | undefined): void {
  try {
    onExchange?.(exchange)
  } catch {
    // A listener that throws must not make a write look as if its fate were unknown.
  }
  if (channel.hasSubscribers) channel.publish(exchange)
}
