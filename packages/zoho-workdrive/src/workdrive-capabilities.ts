import type { Capabilities, FieldCapabilities, FieldCapability, Held, LinkCapability } from '@sharelink/core'
import type { ZohoAccess } from '@sharelink/zoho'
import { ROLES_OF_FILE, ROLES_OF_FOLDER } from './workdrive-roles.ts'
import { PROVIDER } from './workdrive-settings.ts'

// No published page shows a whole answer: what is told is believed, what is not told is not guessed.
const CHANGED: Held = { readBack: 'sometimes', change: 'update' }
const RECREATED: Held = { readBack: 'sometimes', change: 'recreate' }

const NO_PEOPLE = { lacking: 'WorkDrive links are for anyone who has them, not for named people.' }
const NO_LISTING = { lacking: 'WorkDrive shows a link to nobody who does not have it.' }
const NO_NOTIFY = { lacking: 'WorkDrive sends no message about a link.' }
const NO_ZONE = {
  lacking:
    "An expiry is a wall time in the account's time zone: set `timeZone` in the settings, as Europe/Berlin, to use one.",
}
const ACCESS_HAS_NO_LIMIT = { lacking: 'WorkDrive counts the uses of download links only.' }
const DOWNLOAD_HAS_NO_PASSWORD = { lacking: "WorkDrive's documents know no password of a download link." }
const DOWNLOAD_MUST_DOWNLOAD = { lacking: 'A download link cannot forbid the download.' }

/** To clear an expiry no way is documented. */
function expiry({ timeZone }: Pick<ZohoAccess, 'timeZone'>): FieldCapability<'expiresAt'> {
  if (timeZone === undefined) return NO_ZONE
  return { ...CHANGED, clear: 'recreate', granularity: 'second', zone: 'account' }
}

function common(access: ZohoAccess): Omit<FieldCapabilities, 'role' | 'password' | 'allowDownload' | 'maxUses'> {
  return {
    audience: { readBack: 'always', change: 'update', values: ['anyone'] },
    people: NO_PEOPLE,
    listed: NO_LISTING,
    name: RECREATED,
    expiresAt: expiry(access),
    visitorFields: { ...RECREATED, values: ['name', 'phone', 'email'] },
    notify: NO_NOTIFY,
  }
}

function accessLink(access: ZohoAccess, target: 'file' | 'folder'): LinkCapability {
  return {
    target,
    kind: 'access',
    // One role_id means two roles: the item is read first to see that it is what the caller says.
    itemDecides: ['role'],
    fields: {
      ...common(access),
      role: { ...RECREATED, values: target === 'file' ? ROLES_OF_FILE : ROLES_OF_FOLDER },
      password: CHANGED,
      allowDownload: CHANGED,
      maxUses: ACCESS_HAS_NO_LIMIT,
    },
  }
}

function downloadLink(access: ZohoAccess, target: 'file' | 'folder'): LinkCapability {
  return {
    target,
    kind: 'download',
    fields: {
      ...common(access),
      role: { readBack: 'always', change: 'recreate', values: ['viewer'] },
      password: DOWNLOAD_HAS_NO_PASSWORD,
      allowDownload: DOWNLOAD_MUST_DOWNLOAD,
      maxUses: RECREATED,
    },
  }
}

/** What WorkDrive links can hold: by item and kind of link, and by whether the account's time zone is known. */
export function workDriveCapabilities(access: ZohoAccess): Capabilities {
  return {
    provider: PROVIDER,
    links: [
      accessLink(access, 'file'),
      accessLink(access, 'folder'),
      downloadLink(access, 'file'),
      downloadLink(access, 'folder'),
    ],
    lists: ['file', 'folder', 'privatespace', 'teamfolder'],
    revokeVerifiable: true,
    remarks: [
      'External links need a paid plan, and an administrator may forbid them or demand passwords; WorkDrive refuses both with one general error.',
      'Files that are not of Zoho Writer, Sheet or Show take viewers only; WorkDrive tells after sending.',
      'An administrator may have a default expiry, which WorkDrive gives to links that were asked for without one.',
      "WorkDrive's documents do not say which zone an expiry is in: check once that a link's expiry is shown as it was asked for.",
      'With an idempotencyKey the name of the link ends in a mark, as in "Shared link [k:5a3b1e005a3b]": do not remove it.',
      'No answer tells a password, or for sure a limit: with an idempotencyKey, a link that has or may have one is given again only by the client that made it; any other is told conflict.',
      'Of two clients that create with one idempotencyKey at the same time, one link stays; the other client is told conflict, and both are where neither can tell.',
      'Whether a list tells everything about a link is not documented; what is not told is reported as unverified.',
    ],
  }
}
