import type { SignedIn } from './exchange.ts'
import type { Found } from './link-endpoints.ts'
import { CREATE, DELETE, has, PUBLIC_UPLOAD, READ, SHARE, UPDATE, widened } from './permissions.ts'
import { OcsRefusal } from './refusal.ts'

type Asked = { readonly permissions: number | null; readonly publicUpload: string | null }

/** `permissions` goes before `publicUpload`. */
function askedPermissions({ permissions, publicUpload }: Asked): number | undefined {
  if (permissions !== null) return permissions & ~SHARE
  if (publicUpload === 'true') return PUBLIC_UPLOAD
  return publicUpload === 'false' ? READ : undefined
}

/** The mask of a link after an update, with the refusals of the controller. */
export function permissionsAfter({ state }: SignedIn, update: Asked, { link, item }: Found): number {
  const asked = askedPermissions(update)
  if (asked === undefined) return link.permissions
  if (!has(asked, READ | CREATE)) throw new OcsRefusal(400, 'Share must at least have READ or CREATE permissions')
  if (!has(asked, READ) && has(asked, UPDATE | DELETE)) {
    throw new OcsRefusal(400, 'Share must have READ permission if UPDATE or DELETE permission is set')
  }
  if (asked === PUBLIC_UPLOAD || asked === (READ | UPDATE | CREATE)) {
    if (!state.policies.publicUpload) throw new OcsRefusal(403, 'Public upload disabled by the administrator')
    if (item.kind === 'file') throw new OcsRefusal(400, 'Public upload is only possible for publicly shared folders')
  }
  return widened(asked, state.policies.federation)
}
