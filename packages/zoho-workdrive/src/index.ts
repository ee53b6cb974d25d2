export { createWorkDrive } from './workdrive-adapter.ts'
export type { WorkDriveState } from './workdrive-mapping-answers.ts'
export type { WorkDriveSettings } from './workdrive-settings.ts'
