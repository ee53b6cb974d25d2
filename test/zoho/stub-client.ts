import type { Runtime, ShareLinks } from '@sharelink/core'
import type { ZohoSettings } from '@sharelink/zoho'
import { CREDENTIAL, probeClient } from './probe-client.ts'
import { type VirtualTime, virtualTime } from './virtual-time.ts'
import { type ZohoStub, zohoStub } from './zoho-stub.ts'

/** A client of a fresh stub on a clock of its own, and what makes another one like it. */
export type StubClient = {
  stub: ZohoStub
  time: VirtualTime
  settings: ZohoSettings
  runtime: Runtime
  links: ShareLinks
}

export async function stubClient(): Promise<StubClient> {
  const stub = await zohoStub()
  const time = virtualTime()
  const settings = { ...CREDENTIAL, accountsUrl: stub.url, baseUrl: stub.url }
  const runtime = { clock: time.clock, sleep: time.sleep }
  return { stub, time, settings, runtime, links: probeClient(settings, runtime) }
}
