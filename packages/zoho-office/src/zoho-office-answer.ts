import { parseLooseJson } from './zoho-office-loose-json.ts'
import { parseXml, unescaped } from './zoho-office-xml.ts'

type Members = Readonly<Record<string, unknown>>

/** What an answer says, in whatever format it came. */
export type OfficeAnswer =
  | {
      kind: 'result'
      /** The id of the document, to the last digit. */
      id: string | undefined
      /** Whom the document has been shared with; absent where the answer has no list. */
      users?: readonly string[]
    }
  | { kind: 'error'; code: string | undefined; message: string }

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** Every text in a value, however deep: `{ user: ["a", "b"] }`, `{ user: "a" }` and `"a,b"` list the same. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(',')
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isMembers(value) ? Object.values(value).flatMap(textsIn) : []
}

/** User names come with quotes of their own (`<user>"derrick"</user>` in the sample). */
function userNames(value: unknown, isXml: boolean): readonly string[] {
  const names = textsIn(value).map((text) => (isXml ? unescaped(text) : text).trim())
  const bare = names.map((name) => name.replaceAll(/^"+|"+$/g, '').trim()).filter((name) => name !== '')
  return [...new Set(bare)]
}

/** Reads an answer; `undefined` where it is none of the service's. */
export function readAnswer(text: string, idField: string): OfficeAnswer | undefined {
  const isXml = text.trimStart().startsWith('<')
  const whole = isXml ? parseXml(text) : parseLooseJson(text)
  const response = isMembers(whole) ? whole['response'] : undefined
  if (!isMembers(response)) return undefined
  const { result, error } = response
  if (isMembers(error)) {
    const code = textOf(error['code']) ?? textOf(error['errorCode'])
    return { kind: 'error', code, message: textOf(error['message']) ?? '' }
  }
  if (typeof error === 'string') return { kind: 'error', code: undefined, message: error }
  if (!isMembers(result)) return undefined
  const { sharedto } = result
  const users = sharedto === undefined ? {} : { users: userNames(sharedto, isXml) }
  return { kind: 'result', id: textOf(result[idField]), ...users }
}
