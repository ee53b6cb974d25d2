import type { DocSpaceUser } from './docspace-state.ts'

/** Whether an API key's permissions cover a request: by method and path prefix (AuthorizationExtension.cs). */
export function coversRequest(user: DocSpaceUser, method: string, path: string): boolean {
  const { apiKeyPermissions: permissions } = user
  if (permissions.length === 0 || permissions.includes('*')) return true
  const area = /^\/api\/2\.0\/files\/rooms(?:[/?]|$)/i.test(path) ? 'rooms' : 'files'
  const enough = [`${area}:write`, '*:write', ...(method === 'GET' ? [`${area}:read`, '*:read'] : [])]
  return enough.some((permission) => permissions.includes(permission))
}
