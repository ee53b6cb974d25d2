import type { EmulatedRequest } from '../kernel.ts'
import type { NextcloudState, NextcloudUser } from './nextcloud-state.ts'

/** What a Basic header says; undefined where there is none. */
export function readBasic({ headers }: EmulatedRequest): { username: string; password: string } | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** The user that a request comes from: `none` without a credential, `wrong` with one that is not known. */
export function identifyCaller(state: NextcloudState, request: EmulatedRequest): NextcloudUser | 'none' | 'wrong' {
  const token = /^Bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (token !== undefined) return state.users.find((user) => user.accessToken === token) ?? 'wrong'
  const basic = readBasic(request)
  if (basic === undefined) return 'none'
  const known = state.users.find(({ id, password, appPassword }) => {
    return id === basic.username && [password, appPassword].includes(basic.password)
  })
  return known ?? 'wrong'
}
