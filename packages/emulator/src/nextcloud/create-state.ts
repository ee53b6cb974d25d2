import { defaultItems, defaultUsers } from './nextcloud-seed.ts'
import type { NextcloudPolicies, NextcloudSeed, NextcloudState } from './nextcloud-state.ts'

const PASSWORD_POLICY = {
  minLength: 10,
  enforceNonCommonPassword: true,
  enforceNumericCharacters: false,
  enforceUpperLowerCase: false,
  enforceSpecialCharacters: false,
}

const POLICIES = {
  passwordEnforced: false,
  defaultExpiry: null,
  publicUpload: true,
  links: true,
  shareApi: true,
  federation: true,
}

function policiesOf({ passwordPolicy, ...others }: NonNullable<NextcloudSeed['policies']> = {}): NextcloudPolicies {
  return {
    ...POLICIES,
    ...others,
    passwordPolicy: passwordPolicy === null ? null : { ...PASSWORD_POLICY, ...passwordPolicy },
  }
}

/** The server at its start: the seed over the defaults. What the seed leaves out of an item is filled in. */
export function createNextcloudState(seed: NextcloudSeed): NextcloudState {
  const users = seed.users ?? defaultUsers()
  const first = seed.nextFileId ?? Math.max(...users.map(({ rootId }) => rootId)) + 1
  const items = (seed.items ?? defaultItems()).map((item, index) => ({
    id: first + index,
    owner: users[0]?.username ?? '',
    content: '',
    ...item,
  }))
  return {
    users,
    items,
    links: [...(seed.links ?? [])],
    policies: policiesOf(seed.policies),
    timeZone: seed.timeZone ?? 'UTC',
    maintenance: seed.maintenance ?? false,
    nextLinkId: seed.nextLinkId ?? 1,
    nextFileId: first + items.length,
  }
}
