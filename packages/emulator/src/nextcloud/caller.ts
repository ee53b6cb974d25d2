import type { EmulatedRequest } from '../kernel.ts'
import type { NextcloudState, NextcloudUser } from './nextcloud-state.ts'

export type BasicCredentials = { readonly username: string; readonly password: string }

/** What a Basic header says; undefined where there is none. */
export function readBasic({ headers }: EmulatedRequest): BasicCredentials | undefined {
  const encoded = /^Basic +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** The user that a request comes from: null without credentials, undefined with wrong ones. */
export function identifyCaller(state: NextcloudState, request: EmulatedRequest): NextcloudUser | null | undefined {
  if (request.headers['authorization'] === undefined) return null
  const token = /^Bearer +(\S+)$/i.exec(request.headers['authorization'])?.[1]
  if (token !== undefined) return state.users.find((user) => user.accessToken === token)
  const basic = readBasic(request)
  return state.users.find(
    (user) => user.username === basic?.username && [user.password, user.appPassword].includes(basic.password),
  )
}
