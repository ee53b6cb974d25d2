import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { defineProvider } from './provider.ts'
import { workDriveSettings, ZOHO_CREDENTIALS, ZOHO_SAMPLE, ZOHO_VARIABLES } from './zoho-settings.ts'

/** Zoho WorkDrive by name. */
export const workDrive = defineProvider({
  provider: 'zoho-workdrive',
  settings: workDriveSettings,
  variables: { ...ZOHO_VARIABLES, SHARELINK_WORKDRIVE_URL: 'baseUrl' },
  sufficient: ZOHO_CREDENTIALS,
  sample: ZOHO_SAMPLE,
  create: createWorkDrive,
})
