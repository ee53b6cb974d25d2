import type { Answer } from './compare-answers.ts'
import { closeCut, isCut } from './cut-json.ts'

const HASH = /^3\|\$argon2id\$v=19\$m=65536,t=4,p=1\$[\w+/]{22}\$[\w+/]{43}$/

/** What every server and run has its own of: it has to be there, in the same form. */
const OWN: Readonly<Record<string, RegExp>> = {
  token: /^[A-Za-z0-9]{15}$/,
  url: /^http:\/\/[^/]+\/index\.php\/s\/[A-Za-z0-9]{15}$/,
  stime: /^\d{10}$/,
  share_with: HASH,
  password: HASH,
  storage: /^\d+$/,
  item_source: /^\d+$/,
  file_source: /^\d+$/,
  file_parent: /^\d+$/,
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `whole` is false where the recorded answer is the beginning of what was answered. */
type Place = { path: string; whole: boolean }

function memberDifferences(name: string, recorded: unknown, emulated: unknown, place: Place): readonly string[] {
  const form = OWN[name]
  const path = `${place.path}.${name}`
  if (form === undefined || recorded === null) return valueDifferences(recorded, emulated, { ...place, path })
  return [recorded, emulated].every((value) => form.test(String(value))) ? [] : [`${path}: form`]
}

/** Paths at which two JSON values differ. */
function valueDifferences(recorded: unknown, emulated: unknown, { path, whole }: Place): readonly string[] {
  if (Array.isArray(recorded) && Array.isArray(emulated)) {
    const same = !whole || recorded.length === emulated.length
    const length = same ? [] : [`${path}.length: ${recorded.length} is ${emulated.length}`]
    const each = recorded.map((one, at) => valueDifferences(one, emulated[at], { path: `${path}[${at}]`, whole }))
    return [...length, ...each.flat()]
  }
  if (isObject(recorded) && isObject(emulated)) {
    const names = [...new Set([...Object.keys(recorded), ...(whole ? Object.keys(emulated) : [])])]
    return names.flatMap((name) => memberDifferences(name, recorded[name], emulated[name], { path, whole }))
  }
  return recorded === emulated ? [] : [`${path}: ${JSON.stringify(recorded)} is ${JSON.stringify(emulated)}`]
}

/** The leaves of a document in XML, in order, which is what a reader gets of it. */
function leavesOf(xml: string): unknown {
  const leaves = [...xml.matchAll(/<([\w:]+)[^<>]*?(?:\/>|>([^<>]*)<\/\1>)/g)]
  return leaves.map(([, name = '', text = '']) => ({ [name]: text.trim() }))
}

function bodyDifferences(recorded: string, emulated: string): readonly string[] {
  if (/^[{[]/.test(recorded)) {
    if (!/^[{[]/.test(emulated)) return [`body: ${emulated} is no JSON`]
    const whole = !isCut(recorded)
    const value: unknown = JSON.parse(whole ? recorded : closeCut(recorded))
    return valueDifferences(value, JSON.parse(emulated), { path: '$', whole })
  }
  if (recorded.startsWith('<?xml'))
    return valueDifferences(leavesOf(recorded), leavesOf(emulated), { path: '$', whole: true })
  return recorded.trim() === emulated.trim() ? [] : ['body: another text']
}

const FORMS: Readonly<Record<string, RegExp>> = { etag: /^"[0-9a-f]{32}"$/, 'x-request-id': /^[A-Za-z0-9]{20}$/ }

/** Headers that both kept; of an entity tag and a request id only the form is compared, where they are. */
function headerDifferences(recorded: Answer['headers'], emulated: Answer['headers']): readonly string[] {
  return Object.entries(recorded).flatMap(([name, value]) => {
    const [form, own] = [FORMS[name], emulated[name]]
    const same = form === undefined ? own === value : name === 'etag' || form.test(own ?? '')
    return same ? [] : [`${name}: ${value} is ${own ?? 'absent'}`]
  })
}

/** Everything that matters in which an emulated answer is not the recorded one. */
export function ocsDifferences(recorded: Answer, emulated: Answer): readonly string[] {
  return [
    ...(recorded.status === emulated.status ? [] : [`status: ${recorded.status} is ${emulated.status}`]),
    ...headerDifferences(recorded.headers, emulated.headers),
    ...bodyDifferences(recorded.body, emulated.body),
  ]
}
