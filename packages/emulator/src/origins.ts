import { serverNames } from './servers.ts'
import type { ServerName } from './servers.ts'

/** One origin for every server; the object is written to when a port becomes known. */
export function originsOf(origin: (name: ServerName) => string): Record<ServerName, string> {
  const origins: Record<ServerName, string> = Object.create(null)
  for (const name of serverNames) origins[name] = origin(name)
  return origins
}
