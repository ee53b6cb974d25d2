/** What the recorded server said of what is no concern of links. The recording ends in `circles`; what stood after it is left out. */
export const VERSION = { major: 27, minor: 0, micro: 2, string: '27.0.2', edition: '', extendedSupport: false }

const IMAGES = String.raw`/image\/(png|jpeg|heif|webp|tiff)/`

const CORE = {
  pollinterval: 60,
  'webdav-root': 'remote.php/webdav',
  'reference-api': true,
  'reference-regex': String.raw`(\s|\n|^)(https?:\/\/)((?:[-A-Z0-9+_]+\.)+[-A-Z]+(?:\/[-A-Z0-9+&@#%?=~_|!:,.;()]*)*)(\s|\n|$)`,
}

const CIRCLE_FLAGS = {
  1: 'Single',
  2: 'Personal',
  4: 'System',
  8: 'Visible',
  16: 'Open',
  32: 'Invite',
  64: 'Join Request',
  128: 'Friends',
  256: 'Password Protected',
  512: 'No Owner',
  1024: 'Hidden',
  2048: 'Backend',
  4096: 'Local',
  8192: 'Root',
  16384: 'Circle Invite',
  32768: 'Federated',
  65536: 'Mount point',
}

const CIRCLES = {
  version: '27.0.1',
  status: { globalScale: false },
  settings: { frontendEnabled: true, allowedCircles: 262_143, allowedUserTypes: 31, membersLimit: -1 },
  circle: { constants: { flags: CIRCLE_FLAGS, source: { core: { 1: 'Nextcloud Account', 2: 'Nextcloud Group' } } } },
}

/** The capabilities of the apps before files_sharing. */
export function otherCapabilities(origin: string): object {
  const url = `${origin}/ocs/v2.php/apps/files/api/v1/directEditing`
  return {
    core: CORE,
    bruteforce: { delay: 0 },
    metadataAvailable: { size: [IMAGES], gps: [IMAGES] },
    files: {
      bigfilechunking: true,
      blacklisted_files: ['.htaccess'],
      directEditing: { url, etag: 'c748e8fc588b54fc5af38c4481a19d20', supportsFileId: true },
      comments: true,
      undelete: true,
      versioning: true,
      version_labeling: true,
      version_deletion: true,
    },
    activity: { apiv2: ['filters', 'filters-api', 'previews', 'rich-strings'] },
    circles: CIRCLES,
  }
}
