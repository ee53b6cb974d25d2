import { accessDenied } from './api-error.ts'
import type { Answer, Exchange } from './exchange.ts'
import { readBoolean, readJsonObject } from './json-fields.ts'

const NAMES = [
  'externalShare',
  'defaultShareLinkInternal',
  'externalShareApplyToDocuments',
  'externalShareApplyToRooms',
  'blockExistingLinksOnRestrict',
] as const

/** PUT /files/settings/externalsharingsettings: all of them at once, what is absent is false. For portal administrators. */
export function putSharingSettings({ state, caller, request }: Exchange): Answer {
  if (caller.user?.type !== 'DocSpaceAdmin') throw accessDenied()
  const sent = new Map(Object.entries(readJsonObject(request.body)).map(([key, value]) => [key.toLowerCase(), value]))
  for (const name of NAMES) {
    const value = sent.get(name.toLowerCase())
    state.externalSharing[name] = value === undefined ? false : readBoolean(value, name)
  }
  return { response: { ...state.externalSharing } }
}
