import type { NextcloudState } from './nextcloud-state.ts'

/**
 * What files_sharing and password_policy tell of themselves. The recording breaks off before them: as in the apps' own
 * Capabilities.php (inferred).
 */
export function capabilitiesOf({ rules }: NextcloudState): object {
  const { linksEnabled, apiEnabled, passwordEnforced, passwordPolicy, defaultExpiry, publicUpload } = rules
  const expiry =
    defaultExpiry === null
      ? { enabled: false }
      : { enabled: true, days: String(defaultExpiry.days), enforced: defaultExpiry.enforced }
  const links = {
    enabled: true,
    password: { enforced: passwordEnforced, askForOptionalPassword: false },
    multiple_links: true,
    expire_date: expiry,
    expire_date_internal: { enabled: false },
    expire_date_remote: { enabled: false },
    send_mail: false,
    upload: publicUpload,
    upload_files_drop: publicUpload,
  }
  const policy = passwordPolicy && {
    minLength: passwordPolicy.minLength,
    enforceNonCommonPassword: passwordPolicy.nonCommon,
    enforceNumericCharacters: passwordPolicy.numeric,
    enforceSpecialCharacters: passwordPolicy.special,
    enforceUpperLowerCase: passwordPolicy.upperLowerCase,
  }
  return {
    version: { major: 27, minor: 0, micro: 2, string: '27.0.2', edition: '', extendedSupport: false },
    capabilities: {
      core: { pollinterval: 60, 'webdav-root': 'remote.php/webdav' },
      files_sharing: {
        api_enabled: apiEnabled,
        public: linksEnabled && apiEnabled ? links : { enabled: false },
        resharing: true,
      },
      ...(policy === null ? {} : { password_policy: policy }),
    },
  }
}
