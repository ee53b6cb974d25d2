import type { ZohoDocsRefusal } from './zoho-docs-refusal.ts'
import type { ZohoDocsItem, ZohoDocsState } from './zoho-docs-state.ts'

/** A value of an answer; every leaf is a string, numbers and booleans too. */
export type ZohoDocsValue = string | readonly ZohoDocsValue[] | { readonly [key: string]: ZohoDocsValue }

/** A success: a list of single-key objects (share, visibility, update, remove), or an object (details, publish). */
export type ZohoDocsAnswer =
  | {
      readonly shape: 'list'
      readonly about: ZohoDocsItem['kind']
      readonly message: string
      readonly result: readonly { readonly [key: string]: string }[]
    }
  | { readonly shape: 'object'; readonly result: { readonly [key: string]: ZohoDocsValue } }

/** The body of a success, in the state's answer style. */
export function writeAnswer(state: ZohoDocsState, uri: string, answer: ZohoDocsAnswer): string {
  if (answer.shape === 'object') return JSON.stringify({ response: { result: answer.result, uri } })
  const parts = [{ uri }, { message: answer.message }, { result: answer.result }]
  if (state.answerStyle === 'strings') return JSON.stringify({ response: parts.map((part) => JSON.stringify(part)) })
  if (state.answerStyle === 'unquoted' && answer.about === 'file') return withUnquotedKeys({ response: parts })
  return JSON.stringify({ response: parts })
}

/** The body of an error, in the state's envelope. The code stands before the text, as in the page's tables (inferred). */
export function writeRefusal(state: ZohoDocsState, uri: string, refusal: ZohoDocsRefusal): string {
  const { message } = refusal
  if (state.errorEnvelope === 'ERROR') return JSON.stringify({ ERROR: message })
  if (state.errorEnvelope === 'result-message') return JSON.stringify({ response: { result: { message }, uri } })
  return JSON.stringify({ response: [{ uri }, { message }] })
}

function withUnquotedKeys(value: ZohoDocsValue): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(withUnquotedKeys).join(',')}]`
  const entries = Object.entries(value).map(([key, entry]) => `${key}:${withUnquotedKeys(entry)}`)
  return `{${entries.join(',')}}`
}
