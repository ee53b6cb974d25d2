import { createShare } from './create-share.ts'
import type { SignedIn } from './exchange.ts'
import { GraphRefusal } from './graph-refusal.ts'
import { expirationOf, rfc3339 } from './go-time.ts'
import type { OcsOutcome } from './ocs-routes.ts'
import type { OpenCloudItem, OpenCloudLinkType } from './opencloud-state.ts'
import { itemAt } from './space-tree.ts'

/** The OCS permission bits of each type. */
const BITS: Readonly<Record<string, OpenCloudLinkType>> = {
  0: 'internal',
  1: 'view',
  4: 'createOnly',
  5: 'upload',
  15: 'edit',
}

/** POST …/shares: takes a form and nothing else, so that a JSON body has no share type. Answers other than these are inferred. */
export function createOcsShare(exchange: SignedIn): OcsOutcome {
  const isForm = (exchange.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const form = new URLSearchParams(isForm ? exchange.request.body : '')
  if (!/^\d+$/.test(form.get('shareType') ?? '')) return { code: 400, message: 'shareType must be an integer' }
  if (form.get('shareType') !== '3') return { code: 400, message: 'unknown share type' }
  const item = itemOf(exchange, form.get('path') ?? '')
  if (!item) return { code: 998, message: 'Not found' }
  const type = BITS[form.get('permissions') ?? '1']
  if (!type) return { code: 400, message: 'invalid permissions' }
  try {
    return { code: 100, message: 'OK', data: shareData(exchange, item, type, form) }
  } catch (error) {
    // Whatever the share provider refuses comes out as one and the same.
    if (error instanceof GraphRefusal) return { code: 996, message: 'grpc create public share request failed' }
    throw error
  }
}

function itemOf({ state, user }: SignedIn, path: string): OpenCloudItem | null | undefined {
  const drive = state.drives.find(({ owner }) => owner === user.id)
  return (
    drive &&
    itemAt(
      state,
      drive.id,
      null,
      path.split('/').filter((name) => name !== ''),
    )
  )
}

function shareData(exchange: SignedIn, item: OpenCloudItem, type: OpenCloudLinkType, form: URLSearchParams): object {
  const day = form.get('expireDate') ?? ''
  const link = createShare(exchange, item, {
    type,
    password: form.get('password') ?? '',
    expiration: expirationOf(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : day),
    displayName: form.get('name') ?? '',
    quickLink: false,
  })
  return {
    id: link.id,
    share_type: 3,
    permissions: Number(form.get('permissions') ?? '1'),
    expiration: link.expiration === null ? '' : rfc3339(link.expiration).replace('T', ' ').replace('Z', ''),
    token: link.token,
    name: link.displayName,
    url: `${exchange.origin}/s/${link.token}`,
    item_type: item.kind,
  }
}
