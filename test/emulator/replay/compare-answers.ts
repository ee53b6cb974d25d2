import { closeCut, isCut, withoutCut } from './cut-json.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What every run has its own of: it has to be there, in the same form. */
const VOLATILE: Readonly<Record<string, RegExp>> = {
  createdDateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  lastModifiedDateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  eTag: /^("[0-9a-f]{32}"|DECAFC00FEE)$/,
  date: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  'request-id': /^\w+\/[\w-]+-\d{6}$/,
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Paths at which two JSON values differ; `whole` is false where the recorded one is the beginning of what was answered. */
function jsonDifferences(recorded: unknown, emulated: unknown, whole: boolean, path = '$'): readonly string[] {
  if (Array.isArray(recorded) && Array.isArray(emulated)) {
    const length = whole && recorded.length !== emulated.length ? [`${path}.length`] : []
    return [...length, ...recorded.flatMap((each, at) => jsonDifferences(each, emulated[at], whole, `${path}[${at}]`))]
  }
  if (isObject(recorded) && isObject(emulated)) {
    const names = new Set([...Object.keys(recorded), ...(whole ? Object.keys(emulated) : [])])
    return [...names].flatMap((name) =>
      memberDifferences(name, recorded[name], emulated[name], whole, `${path}.${name}`),
    )
  }
  return recorded === emulated ? [] : [`${path}: ${JSON.stringify(recorded)} is ${JSON.stringify(emulated)}`]
}

function memberDifferences(
  name: string,
  recorded: unknown,
  emulated: unknown,
  whole: boolean,
  path: string,
): readonly string[] {
  const form = VOLATILE[name]
  if (form === undefined || typeof recorded !== 'string') return jsonDifferences(recorded, emulated, whole, path)
  return [recorded, emulated].every((value) => typeof value === 'string' && form.test(value)) ? [] : [`${path}: form`]
}

function bodyDifferences(recorded: string, emulated: string): readonly string[] {
  if (!/^[{[]/.test(recorded)) {
    const same = isCut(recorded) ? emulated.startsWith(withoutCut(recorded)) : recorded === emulated.trimEnd()
    return same ? [] : [`body: ${recorded} is ${emulated}`]
  }
  if (!/^[{[]/.test(emulated)) return [`body: ${emulated} is no JSON`]
  const cut = isCut(recorded)
  return jsonDifferences(JSON.parse(cut ? closeCut(recorded) : recorded), JSON.parse(emulated), !cut)
}

/** Headers that the recordings kept; of an entity tag and a request id only the form is compared. */
function headerDifferences(recorded: Answer['headers'], emulated: Answer['headers']): readonly string[] {
  const forms: Readonly<Record<string, RegExp>> = {
    etag: /^"[0-9a-f]{32}"$/,
    'x-request-id': /^(\w+\/[\w-]+-\d{6}|[A-Za-z0-9]{20})$/,
  }
  return Object.entries(recorded)
    .filter(([name, value]) => !(forms[name]?.test(emulated[name] ?? '') ?? emulated[name] === value))
    .map(([name, value]) => `${name}: ${value} is ${emulated[name] ?? 'absent'}`)
}

/** Everything in which an emulated answer is not the recorded one; ids are translated before. */
export function answerDifferences(recorded: Answer, emulated: Answer): readonly string[] {
  return [
    ...(recorded.status === emulated.status ? [] : [`status: ${recorded.status} is ${emulated.status}`]),
    ...headerDifferences(recorded.headers, emulated.headers),
    ...bodyDifferences(recorded.body, emulated.body),
  ]
}
