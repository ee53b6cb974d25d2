import * as fc from 'fast-check'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Values that are near to what belongs there, and wrong. */
const NEAR: readonly Json[] = [
  null,
  true,
  false,
  'true',
  'false',
  '',
  ' ',
  0,
  1,
  -1,
  2.5,
  99,
  '0',
  '2',
  '10',
  'None',
  'read',
  'Read',
  'External',
  [],
  {},
  'soon',
  '0001-01-01T00:00:00.0000000Z',
  '2020-01-01T00:00:00.0000000Z',
  '2030-01-02T03:04:05.0000001Z',
  '2030-01-02T03:04:05',
  '2030-01-02T03:04:05+99:00',
  '2030-02-30T00:00:00Z',
  '2029-01-02T03:04:05.9999999-11:30',
  { utcTime: '2029-01-02T03:04:05.0000000', timeZoneOffset: '03:00:00' },
  { utcTime: '' },
]

const replacement: fc.Arbitrary<Json | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NEAR) },
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))) },
)

type Path = readonly string[]

function isRecord(value: unknown): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (!isRecord(value)) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))]
}

function changed(value: Json, [key, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (key === undefined || !isRecord(value)) return by
  const { [key]: member, ...others } = value
  const after = member === undefined ? by : changed(member, rest, by)
  return after === undefined ? others : { ...others, [key]: after }
}

/** The same answer with one to three places changed or left out. */
export function mutated(original: Json): fc.Arbitrary<Json> {
  const change = fc.tuple(fc.constantFrom(...pathsOf(original)), replacement)
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<Json>((value, [path, by]) => changed(value, path, by) ?? null, original))
}
