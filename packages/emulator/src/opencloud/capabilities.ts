import type { OpenCloudState } from './opencloud-state.ts'

const CORE = {
  pollinterval: 60,
  'webdav-root': 'remote.php/webdav',
  status: {
    installed: true,
    maintenance: false,
    needsDbUpgrade: false,
    version: '0.1.0.0',
    versionstring: '0.1.0',
    edition: 'Community',
    productname: 'OpenCloud',
    product: 'OpenCloud',
    productversion: '0.1.0+dev',
  },
  'support-url-signing': true,
  'support-sse': true,
}

const TUS = { version: '1.0.0', resumable: '1.0.0', extension: 'creation,creation-with-upload' }

const ARCHIVER = { enabled: true, version: '2.0.0', formats: ['tar', 'zip'], archiver_url: '/archiver' }

const FILES = {
  privateLinks: true,
  bigfilechunking: false,
  undelete: true,
  versioning: true,
  favorites: false,
  full_text_search: false,
  tags: true,
  blacklisted_files: [],
  tus_support: { ...TUS, max_chunk_size: 10_000_000, http_method_override: '' },
  archivers: [{ ...ARCHIVER, max_num_files: '10000', max_size: '1073741824' }],
  app_providers: [
    {
      enabled: true,
      version: '1.1.0',
      apps_url: '/app/list',
      open_url: '/app/open',
      open_web_url: '/app/open-with-web',
      new_url: '/app/new',
    },
  ],
}

const SHARING = {
  api_enabled: true,
  group_sharing: true,
  sharing_roles: true,
  deny_access: false,
  auto_accept_share: true,
  share_with_group_members_only: true,
  share_with_membership_groups_only: true,
  search_min_length: 3,
  default_permissions: 22,
}

/**
 * What the server can do. The recording ends in `user_enumeration`; what stands after it is from the server's own configuration
 * (inferred), cut down to what concerns links. `enforced` is false whatever is enforced: `enforced_for` tells, and its three other
 * words follow a setting of their own for links that can write.
 */
export function capabilitiesOf({ passwordEnforced, passwordPolicy }: OpenCloudState): object {
  const policy = passwordPolicy
  return {
    core: CORE,
    checksums: { supportedTypes: ['sha1', 'md5', 'adler32'], preferredUploadType: 'sha1' },
    files: FILES,
    dav: { chunking: '', trashbin: '1.0', reports: ['search-files'], chunkingParallelUploadDisabled: false },
    files_sharing: {
      ...SHARING,
      user_enumeration: { enabled: true, group_members_only: true },
      federation: { outgoing: false, incoming: false },
      public: publicLinks(passwordEnforced),
      user: { send_mail: true, profile_picture: false, expire_date: { enabled: true } },
    },
    password_policy: {
      min_characters: policy?.minCharacters ?? 0,
      max_characters: 72,
      min_lowercase_characters: policy?.minLowercase ?? 0,
      min_uppercase_characters: policy?.minUppercase ?? 0,
      min_digits: policy?.minDigits ?? 0,
      min_special_characters: policy?.minSpecial ?? 0,
    },
  }
}

function publicLinks(passwordEnforced: boolean): object {
  const enforcedFor = { read_only: passwordEnforced, read_write: false, read_write_delete: false, upload_only: false }
  return {
    enabled: true,
    send_mail: true,
    social_share: true,
    upload: true,
    multiple: true,
    supports_upload_only: true,
    password: { enforced_for: enforcedFor, enforced: false },
    expire_date: { enabled: false },
    can_edit: true,
    alias: true,
    default_permissions: 1,
  }
}
