export { createEmulator } from './create-emulator.ts'
export type { Emulator, EmulatorOptions, LoggedExchange } from './emulator.ts'
export type { Fault, FaultKind } from './fault.ts'
export type { Clock, EmulatedRequest, EmulatedResponse, EmulatedServer, ProviderName, ServerContext } from './kernel.ts'
export { nextcloudPaths, nextcloudUsers } from './nextcloud/nextcloud-seed.ts'
export type {
  NextcloudAttribute,
  NextcloudItem,
  NextcloudLink,
  NextcloudPasswordPolicy,
  NextcloudPolicies,
  NextcloudSeed,
  NextcloudState,
  NextcloudUser,
} from './nextcloud/nextcloud-state.ts'
export {
  docSpaceFiles,
  docSpaceFolders,
  docSpaceLinks,
  docSpaceRooms,
  docSpaceUsers,
} from './onlyoffice-docspace/docspace-seed.ts'
export { createDocSpaceServer } from './onlyoffice-docspace/docspace-server.ts'
export type {
  DocSpaceEntryId,
  DocSpaceFile,
  DocSpaceFolder,
  DocSpaceLink,
  DocSpaceMember,
  DocSpaceRoom,
  DocSpaceSeed,
  DocSpaceState,
  DocSpaceUser,
  DocSpaceVersion,
} from './onlyoffice-docspace/docspace-state.ts'
export { openCloudDrives, openCloudItems, openCloudUsers } from './opencloud/opencloud-seed.ts'
export type {
  OpenCloudItem,
  OpenCloudLink,
  OpenCloudPasswordPolicy,
  OpenCloudSeed,
  OpenCloudState,
} from './opencloud/opencloud-state.ts'
export { serverNames } from './servers.ts'
export type { Seeds, ServerName, States } from './servers.ts'
export { startEmulator } from './start-emulator.ts'
export type { StartedEmulator } from './start-emulator.ts'
export { virtualClock } from './virtual-clock.ts'
export type { VirtualClock } from './virtual-clock.ts'
export { visit } from './visit.ts'
export type { Visit, VisitOptions } from './visit.ts'
export { ZOHO_ACCOUNTS_SEED } from './zoho-accounts/zoho-accounts-seed.ts'
export type { ZohoAccountsState } from './zoho-accounts/zoho-accounts-state.ts'
export * as zohoDocsSeed from './zoho-docs/zoho-docs-seed.ts'
export type { ZohoDocsSeed, ZohoDocsState } from './zoho-docs/zoho-docs-state.ts'
export * as zohoOfficeSeed from './zoho-office/zoho-office-seed.ts'
export type { ZohoOfficeSeed, ZohoOfficeState } from './zoho-office/zoho-office-state.ts'
export { MEASURED_THROTTLE } from './zoho-workdrive/throttle.ts'
export { WORKDRIVE_SEED } from './zoho-workdrive/workdrive-seed.ts'
export type { WorkDriveSeed } from './zoho-workdrive/workdrive-seed.ts'
export type { WorkDriveState } from './zoho-workdrive/workdrive-state.ts'
