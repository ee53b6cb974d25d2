import type { Chance } from './chance.ts'

/** Texts of JSON values that lie near to what belongs there, and are wrong, or that are wrong anywhere. */
const NEAR = [
  ['null', 'true', 'false', '"true"', '"false"', '"TRUE"', '""', '" "', '[]', '{}', '[[]]', '[null]', '[{}]'],
  ['0', '1', '2', '-0', '-1', '2.5', '99', '3', '4', '10', '11', '1e400', '-1e400', '9007199254740993', '1e21'],
  ['8640000000000001', '-8640000000000001', '123456789012345678901234567890', '15265000000006108', '1e-7'],
  ['"0"', '"1"', '"2"', '"02"', '"10"', '"5"', '"6"', '"7"', '"34"', '"034"', '34', '5', '6', '7', '"2 "', '"2\\n"'],
  ['"None"', '"read"', '"Read"', '"Editing"', '"External"', '"Invitation"', '"InvitationLink"', '"User"'],
  ['"private"', '"Private"', '"linkshare"', '"orgshare"', '"orglinkshare"', '"orglinkshare "', '"OrgShare"'],
  ['"readonly"', '"readwrite"', '"coowner"', '"READONLY"', '"custom"', '"download"', '"Download"', '"links"'],
  ['"never"', '"a@b.c,"', '"a@b.c,d@e.f"', '"derrick"', '"2345234,"', '["a@b.c"]', '{"0":"a@b.c"}'],
  ['17', '19', '31', '"17"', '20', '15', '4294967297', '4294967313', '"view"', '"edit"', '"createOnly"', '"internal"'],
  ['"Internal"', '"upload"', '"blocksDownload"', '"folder"', '"file"', '100000', '2147483648', '"/room/"', '"../x"'],
  ['"https://evil.example/s/1"', '"javascript:alert(1)"', '"http://x/external/y/download"', '"https://x/folder/1"'],
  ['"https://www.zohoapis.eu"', '"https://www.zohoapis.com.evil.example"', '"https://www.zohoapis.com@evil.example"'],
  ['"\\ud800"', '"\\udc00a"', '"\\u0000"', '"\\u001b[31m"', '"\\r\\nx: y"', '"<script>"', '"&lt;a&gt;"', '"\\u202e"'],
  ['"invalid_code"', '"Access Denied"', '"SHARED_DOCUMENT_SUCCESS"', '"unsuccessful"', '"F7003"', '"F7008"', '"F6012"'],
  ['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"toString":1}', '{"length":3}'],
  ['"__proto__"', '"constructor"', '"hasOwnProperty"', '"toString"', '"valueOf"'],
].flat()

/** Dates of every odd shape: never, past, to come, without a zone, with one that is none, of days that are none. */
const DATES = [
  '0001-01-01T00:00:00.0000000Z',
  '2020-01-01T00:00:00.0000000Z',
  '2030-01-02T03:04:05.0000001Z',
  '2030-01-02T03:04:05',
  '2030-01-02 03:04:05Z',
  '2030-01-02T03:04:05+99:00',
  '2030-01-02T03:04:05+0530',
  '2030-02-30T00:00:00Z',
  '2030-01-02T24:00:00Z',
  '2030-01-02T23:59:60Z',
  '2029-01-02T03:04:05.9999999-11:30',
  '2029-01-02T03:04:05.+05:30',
  '+012030-01-02T03:04:05Z',
  '-002030-01-02T03:04:05Z',
  '99999-01-01T00:00:00Z',
  '2030-01-02',
  '2030-1-2 3:04',
  '2030-1-2 3:04:60',
  '2030-01-02 23:59:60',
  '2030-02-30 00:00:00',
  '2030-13-01 00:00:00',
  '2030-01-02 24:00:00',
  '2030-01-02 99:99:99',
  '0000-00-00 00:00:00',
  '0000-01-01 00:00:00',
  '9999-12-31 23:59:59',
  '1970-1-1 23:59:59',
  '02/03/2030',
  '17-May-2030',
  'Thu, 01 Jan 2030 00:00:00 GMT',
  '1893456000000',
  'tomorrow',
  '２０３０-01-02T03:04:05Z',
  '2030-01-02T03:04:05\u0000Z',
]

const OBJECTS = [
  '{"utcTime":"2029-01-02T03:04:05.0000000","timeZoneOffset":"03:00:00"}',
  '{"utcTime":"2029-01-02T03:04:05+03:00"}',
  '{"utcTime":""}',
  '{"utcTime":7}',
]

export function nested(levels: number, open: string, close: string): string {
  return `${open.repeat(levels)}1${close.repeat(levels)}`
}

const LONG = 1_000_000

/** Rarely: ten thousand levels, or a text of a megabyte. */
function huge(chance: Chance): string {
  return chance.pick([
    () => nested(10_000, '[', ']'),
    () => nested(10_000, '{"a":', '}'),
    () => `"${'x'.repeat(LONG)}"`,
    () => `"${'a@b.c,'.repeat(LONG / 10)}"`,
    () => `"${' '.repeat(LONG / 4)}"`,
    () => `"${'9'.repeat(LONG / 10)}"`,
    () => '9'.repeat(400),
  ])()
}

/** Any value at all, a few levels deep. */
function junk(chance: Chance, depth = 3): string {
  if (depth === 0 || chance.oneIn(3)) return chance.pick(NEAR)
  const parts = Array.from({ length: chance.below(4) }, () => junk(chance, depth - 1))
  if (chance.oneIn(2)) return `[${parts.join(',')}]`
  return `{${parts.map((part) => `${chance.pick(['"a"', '"id"', '"response"', '"data"', '"__proto__"'])}:${part}`).join(',')}}`
}

export function oddDate(chance: Chance): string {
  return chance.oneIn(10) ? chance.pick(OBJECTS) : JSON.stringify(chance.pick(DATES))
}

/** The text of a JSON value that does not belong there. `echoes`: texts that an answer may repeat, secrets among them. */
export function oddValue(chance: Chance, echoes: readonly string[]): string {
  if (chance.oneIn(2000)) return huge(chance)
  if (chance.oneIn(12)) return JSON.stringify(`${chance.pick(['', 'no: '])}${chance.pick(echoes)}`)
  if (chance.oneIn(5)) return oddDate(chance)
  return chance.oneIn(8) ? junk(chance) : chance.pick(NEAR)
}
