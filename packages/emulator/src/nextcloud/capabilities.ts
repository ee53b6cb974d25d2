import { otherCapabilities, VERSION } from './capabilities-fixed.ts'
import type { SignedIn } from './exchange.ts'
import type { NextcloudPolicies } from './nextcloud-state.ts'

/** GET /ocs/v2.php/cloud/capabilities. What concerns links is beyond the recording's end: from the apps' source (inferred). */
export function capabilitiesOf({ state, origin }: SignedIn): object {
  const { passwordPolicy } = state.policies
  const api = `${origin}/ocs/v2.php/apps/password_policy/api/v1`
  return {
    version: VERSION,
    capabilities: {
      ...otherCapabilities(origin),
      files_sharing: sharing(state.policies),
      ...(passwordPolicy && {
        password_policy: {
          minLength: passwordPolicy.minLength,
          enforceNonCommonPassword: passwordPolicy.enforceNonCommonPassword,
          enforceNumericCharacters: passwordPolicy.enforceNumericCharacters,
          enforceSpecialCharacters: passwordPolicy.enforceSpecialCharacters,
          enforceUpperLowerCase: passwordPolicy.enforceUpperLowerCase,
          api: { generate: `${api}/generate`, validate: `${api}/validate` },
        },
      }),
    },
  }
}

function sharing(policies: NextcloudPolicies): object {
  const { shareApi, federation } = policies
  const others = {
    federation: { outgoing: federation, incoming: federation, expire_date: { enabled: true } },
    sharee: { query_lookup_default: false, always_show_unique: true },
  }
  if (!shareApi) {
    return { api_enabled: false, public: { enabled: false }, user: { send_mail: false }, resharing: false, ...others }
  }
  return {
    api_enabled: true,
    public: publicLinks(policies),
    resharing: true,
    user: { send_mail: false, expire_date: { enabled: true } },
    group_sharing: true,
    group: { enabled: true, expire_date: { enabled: true } },
    default_permissions: 31,
    ...others,
  }
}

/** Nothing but `enabled` where there may be no links; `days` and `enforced` only where there is a default. */
function publicLinks({ links, passwordEnforced, defaultExpiry, publicUpload }: NextcloudPolicies): object {
  if (!links) return { enabled: false }
  return {
    enabled: true,
    password: { enforced: passwordEnforced, askForOptionalPassword: false },
    expire_date: { enabled: defaultExpiry !== null, ...defaultExpiry },
    multiple_links: true,
    expire_date_internal: { enabled: false },
    expire_date_remote: { enabled: false },
    send_mail: false,
    upload: publicUpload,
    upload_files_drop: publicUpload,
  }
}
