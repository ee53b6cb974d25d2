import type { EmulatedResponse } from '@sharelink/emulator'
import type { Chance } from './chance.ts'
import { mutatedJson } from './mutate.ts'
import { nested, oddValue } from './odd-values.ts'

const BOMB =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><response><result>&c;</result></response>'

/** What is no answer of any service. */
const STRANGE: readonly (() => string)[] = [
  () => '',
  () => ' ',
  () => 'null',
  () => 'true',
  () => '""',
  () => '[]',
  () => '{}',
  () => '1e400',
  () => '-0',
  () => '\ufeff{}',
  () => 'OK',
  () => '<html><body><h1>502 Bad Gateway</h1></body></html>',
  () => '<!doctype html><title>Sign in</title><script>var a = {"response":[]}</script>',
  () => BOMB,
  () => '<response><result/></response>',
  () =>
    '<response><__proto__><polluted>1</polluted></__proto__><result><constructor>1</constructor></result></response>',
  () => '#\n#Sat Nov 21 2026\nAUTHTOKEN=abc\nRESULT=TRUE',
  () => '{"ERROR":"Invalid URL specified !!"}',
  () => '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  () => '{"error":{"message":null,"type":null},"statusCode":1e400}',
  () => '{"errors":[{"id":"F000","title":"General exception"}]}',
  () => '\u0000\u0001\u0002',
]

/** Seldom, for they cost as much as hundreds of others. */
const HEAVY: readonly (() => string)[] = [
  () => nested(10_000, '[', ']'),
  () => nested(10_000, '{"response":', '}'),
  () => nested(10_000, '{"data":[', ']}'),
  () => nested(3_000, '<a>', '</a>'),
  () => `<response><result>${nested(3_000, '<sharedto>', '</sharedto>')}</result></response>`,
  () => 'x'.repeat(1_000_000),
  () => '{'.repeat(500_000),
  () => `{"response":${'"a:'.repeat(100_000)}`,
  () => `{response: ${'a, '.repeat(100_000)}}`,
]

const STATUSES = [200, 200, 200, 201, 202, 204, 206, 299, 300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405]
const MORE_STATUSES = [409, 410, 412, 415, 418, 422, 423, 429, 451, 499, 500, 501, 502, 503, 504, 507, 511, 520, 599]

const WAITS = ['0', '1', '-1', '1.5', '1e9', '99999999999999999999', 'soon', '', ' 5 ', 'Thu, 01 Jan 1970 00:00:00 GMT']
const MORE_WAITS = [
  'Sat, 21 Nov 2026 12:00:05 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  '2026-11-21T12:00:05Z',
  'NaN',
  '0x10',
]
const DATES = [
  '',
  'garbage',
  'Sat, 21 Nov 2026 12:00:00 GMT',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '+275760-09-13',
  '1e400',
]

function oddHeaders(chance: Chance): Record<string, string> {
  return {
    ...(chance.oneIn(2) ? { 'retry-after': chance.pick([...WAITS, ...MORE_WAITS]) } : {}),
    ...(chance.oneIn(2) ? { date: chance.pick(DATES) } : {}),
    ...(chance.oneIn(2) ? { 'content-type': chance.pick(['text/html', 'application/xml', 'x', '']) } : {}),
    ...(chance.oneIn(4) ? { location: 'https://evil.example/', 'set-cookie': 'a=b' } : {}),
    ...(chance.oneIn(4) ? JSON.parse('{"__proto__":"x","constructor":"y"}') : {}),
  }
}

/** A text cut off, or with a few of its characters lost, doubled or swapped for others. */
function scratched(text: string, chance: Chance, echoes: readonly string[]): string {
  const at = chance.below(text.length + 1)
  const until = at + chance.below(12)
  const pieces = ['', '"', '}', ']', ',', ':', '<', '&', "'", '\u0000', '\ud800', '/*', oddValue(chance, echoes)]
  return chance.pick([
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(until),
    () => text.slice(0, until) + text.slice(at),
    () => text.slice(0, at) + chance.pick(pieces) + text.slice(until),
    () => text + text,
    () => `${text}${chance.pick(['\n', '}', ',', ';', '<!-- -->', '\u0000'])}`,
    () => text.replaceAll('"', chance.pick(["'", '', '\\"'])),
    () => text.replace(/>([^<]*)</, () => `>${oddValue(chance, echoes)}<`),
    () => text.replace(/<(\w+)>/, () => `<${chance.pick(['__proto__', 'result', 'error', 'user', 'constructor'])}>`),
  ])()
}

function fuzzedText(text: string, chance: Chance, echoes: readonly string[]): string {
  if (chance.oneIn(1500)) return chance.pick(HEAVY)()
  if (chance.oneIn(20)) return chance.pick(STRANGE)()
  if (chance.oneIn(30)) return oddValue(chance, echoes)
  if (chance.oneIn(8)) return scratched(text, chance, echoes)
  return mutatedJson(text, chance, echoes) ?? scratched(text, chance, echoes)
}

/** An answer made of an honest one, or of one of the documents' samples: its bytes, its status and headers. */
export function fuzzedAnswer(
  honest: EmulatedResponse,
  samples: readonly string[],
  chance: Chance,
  echoes: readonly string[],
): EmulatedResponse {
  const text = chance.oneIn(6) ? chance.pick(samples) : honest.body
  const odd = chance.oneIn(10)
  return {
    status: odd ? chance.pick([...STATUSES, ...MORE_STATUSES]) : honest.status,
    headers: chance.oneIn(10) ? { ...honest.headers, ...oddHeaders(chance) } : honest.headers,
    // An honest body under another status, now and then.
    body: odd && chance.oneIn(3) ? honest.body : fuzzedText(text, chance, echoes),
  }
}
