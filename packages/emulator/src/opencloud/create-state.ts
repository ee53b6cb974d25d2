import { defaultDrives, defaultItems, defaultUsers } from './opencloud-seed.ts'
import type { OpenCloudSeed, OpenCloudState } from './opencloud-state.ts'

const DEFAULT_POLICY = { minCharacters: 8, minLowercase: 1, minUppercase: 1, minDigits: 1, minSpecial: 1 }

/** The server at its start: the seed over the defaults. What the seed leaves out of an item is filled in. */
export function createOpenCloudState(seed: OpenCloudSeed, now: number): OpenCloudState {
  const items = seed.items ?? defaultItems()
  return {
    users: seed.users ?? defaultUsers(),
    drives: seed.drives ?? defaultDrives(now),
    items: items.map((item) => ({ parentId: null, content: '', members: [], ...item })),
    links: [],
    passwordEnforced: seed.passwordEnforced ?? true,
    passwordPolicy: seed.passwordPolicy === null ? null : { ...DEFAULT_POLICY, ...seed.passwordPolicy },
    requests: 0,
  }
}
