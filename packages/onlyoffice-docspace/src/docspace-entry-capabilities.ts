import type { Audience, LinkCapability } from '@sharelink/core'
import { ALL_ROLES, type Config, externalAudiences, linkFields, tooOld } from './docspace-link-fields.ts'
import { olderThan } from './docspace-settings.ts'

const FORM_ENTRY = 'An entry of a form room is shared by the link of the room: update that.'

/** File and folder links by the type of the room they lie in; the first stands for all others (FileSecurity.cs:84-108). */
export function entryLinks(target: 'file' | 'folder', config: Config): readonly LinkCapability[] {
  const old = olderThan(config, [3, 5, 0])
  if (old && target === 'folder') return []
  const missing = {
    name: tooOld('A name', '3.5'),
    password: tooOld('A password', '3.5'),
    allowDownload: tooOld('A download rule', '3.5'),
  }
  const link = (audiences: readonly Audience[], more: Partial<LinkCapability> = {}): LinkCapability => ({
    target,
    kind: 'access',
    itemDecides: ['role'],
    ...more,
    fields: { ...linkFields(ALL_ROLES, audiences), ...(old ? missing : {}) },
  })
  return [
    link(externalAudiences(config)),
    link(['anyone'], { types: ['PublicRoom'] }),
    link(old ? [] : ['organization'], { types: ['VirtualDataRoom'] }),
    link(externalAudiences(config), { types: ['FillingFormsRoom'], notCreated: FORM_ENTRY }),
  ]
}
