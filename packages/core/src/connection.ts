import { type FullRuntime, fullRuntime, type Runtime } from './runtime.ts'
import { type Connection, createTransport } from './transport/transport.ts'

export function connectionOf(provider: string, runtime: FullRuntime): Connection {
  const { clock, sleep, random } = runtime
  return { clock, sleep, random, transport: (settings) => createTransport(provider, runtime, settings) }
}

/** The way to a provider without a client, as for a login. Throws `invalid-request` for an unfit runtime. */
export function createConnection(provider: string, runtime: Runtime = {}): Connection {
  return connectionOf(provider, fullRuntime(provider, runtime))
}
