import type { Capabilities } from '@sharelink/core'
import { createNextcloud } from '@sharelink/nextcloud'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { createOpenCloud } from '@sharelink/opencloud'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { createZohoSheet, createZohoShow } from '@sharelink/zoho-office'
import { createWorkDrive } from '@sharelink/zoho-workdrive'

const zoho = { accessToken: 'token', timeZone: 'Europe/Berlin' }
const office = { apiKey: 'key', authToken: 'token' }

/** What every adapter of this repository says it holds, its settings complete. */
export const allCapabilities: readonly Capabilities[] = [
  createDocSpace({ baseUrl: 'https://portal.example', apiKey: 'sk-0' }).capabilities,
  createNextcloud({ baseUrl: 'https://nextcloud.example', username: 'ann', appPassword: 'secret' }).capabilities,
  createOpenCloud({ baseUrl: 'https://opencloud.example', accessToken: 'token' }).capabilities,
  createWorkDrive(zoho).capabilities,
  createZohoDocs(zoho).capabilities,
  createZohoSheet(office).capabilities,
  createZohoShow(office).capabilities,
]
