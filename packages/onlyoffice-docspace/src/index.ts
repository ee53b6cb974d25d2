export { createDocSpace } from './docspace-adapter.ts'
export type { DocSpaceState } from './docspace-mapping-answers.ts'
export type { DocSpaceSettings } from './docspace-settings.ts'
