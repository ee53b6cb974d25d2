import { type Adapter, createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import type { Emulator, ServerName } from '@sharelink/emulator'
import { inProcess } from '../conformance/in-process.ts'

/** A client over sockets, or without them where the emulator is given: what is only prepared need not wait for them. */
export function clientOf<State>(
  provider: ServerName,
  adapter: Adapter<State>,
  runtime: Runtime,
  emulator: Emulator | undefined,
): ShareLinks {
  if (emulator === undefined) return createShareLinks(adapter, runtime)
  const handed = inProcess(adapter, (request) => emulator.handle(provider, request))
  return createShareLinks(handed, runtime)
}
