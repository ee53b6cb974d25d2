import { describeLife } from './life-of-links.ts'
import { nextcloudHost } from './nextcloud-host.ts'
import { openCloudHost } from './opencloud-host.ts'
import { settingsOf } from './settings.ts'

// Nobody has a folder of this name.
const name = `sharelink-e2e-${Date.now()}`

const nextcloud = settingsOf('NEXTCLOUD')
const timeZone = process.env['SHARELINK_E2E_NEXTCLOUD_TIME_ZONE']
if (nextcloud !== undefined)
  describeLife(`nextcloud at ${nextcloud.url}`, async () => nextcloudHost(nextcloud, name, timeZone))

const openCloud = settingsOf('OPENCLOUD')
if (openCloud !== undefined) describeLife(`opencloud at ${openCloud.url}`, async () => openCloudHost(openCloud, name))
