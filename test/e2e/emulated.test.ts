import { nextcloudUsers, openCloudUsers, startEmulator } from '@sharelink/emulator'
import { afterAll, describe, expect, it } from 'vitest'
import type { Host, HostSettings } from './host.ts'
import { describeLife } from './life-of-links.ts'
import { nextcloudHost } from './nextcloud-host.ts'
import { openCloudHost } from './opencloud-host.ts'
import { settingsOf } from './settings.ts'

const NAME = 'sharelink-e2e'
const owner = nextcloudUsers.admin
const { admin } = openCloudUsers
const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
})

/** An emulated server as an environment would name it. */
async function emulated(
  provider: 'nextcloud' | 'opencloud',
  user: string,
  password: string,
  hostOf: (settings: HostSettings, name: string) => Host,
): Promise<Host> {
  const emulator = await startEmulator({ providers: [provider], clock: Date })
  stops.push(() => emulator.stop())
  return hostOf({ url: emulator.urls[provider], user, password }, NAME)
}

describeLife('nextcloud, emulated', () => emulated('nextcloud', owner.username, owner.appPassword, nextcloudHost))
describeLife('opencloud, emulated', () => emulated('opencloud', admin.username, admin.appPassword, openCloudHost))

describe('the settings of a server', () => {
  it('are none where nothing is set', () => expect(settingsOf('NEXTCLOUD', {})).toBeUndefined())

  it('are all three or an error that names the missing ones', () => {
    const url = 'http://127.0.0.1:8080'
    const all = { SHARELINK_E2E_NEXTCLOUD_URL: url, SHARELINK_E2E_NEXTCLOUD_USER: 'a' }
    expect(() => settingsOf('NEXTCLOUD', all)).toThrow('Set SHARELINK_E2E_NEXTCLOUD_PASSWORD as well.')
    const settings = settingsOf('NEXTCLOUD', { ...all, SHARELINK_E2E_NEXTCLOUD_PASSWORD: 'p' })
    expect(settings).toEqual({ url, user: 'a', password: 'p' })
  })
})
