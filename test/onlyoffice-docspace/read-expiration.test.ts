import { expect, test } from 'vitest'
import { client, script, useScript } from './portal-script.ts'
import { entry, envelope, LINK_ID } from './wire-samples.ts'

useScript()

/** ApiDateTime.cs:164-172, 328-337, and the object of the published page. */
test.each<[string, unknown, string | null | undefined]>([
  ['Z with seven digits', '2030-01-01T00:00:00.0000000Z', '2030-01-01T00:00:00.000Z'],
  ['an offset east', '2030-01-01T03:00:00.0000000+03:00', '2030-01-01T00:00:00.000Z'],
  ['an offset west of half an hour', '2029-12-31T20:30:00.0000000-03:30', '2030-01-01T00:00:00.000Z'],
  ['digits below a millisecond are cut off', '2030-01-01T00:00:00.9999999Z', '2030-01-01T00:00:00.999Z'],
  ['no fraction', '2030-01-01T00:00:00Z', '2030-01-01T00:00:00.000Z'],
  ['absent', undefined, null],
  ['null', null, null],
  ['the first moment of year 1 means never', '0001-01-01T00:00:00.0000000Z', null],
  ['the first moment of year 1 in a zone', '0001-01-01T00:00:00.0000000+03:00', null],
  [
    'the object of the published page',
    { utcTime: '2008-04-10T06:30:00.0000000+04:00', timeZoneOffset: '00:00:00' },
    '2008-04-10T02:30:00.000Z',
  ],
  [
    'the object, UTC without an offset',
    { utcTime: '2030-01-01T00:00:00.5555555', timeZoneOffset: '03:00:00' },
    '2030-01-01T00:00:00.555Z',
  ],
  ['text without an offset is a guess', '2030-01-01T00:00:00.0000000', undefined],
  ['a day alone', '2030-01-01', undefined],
  ['empty', '', undefined],
  ['a word', 'soon', undefined],
  ['a number', 1893456000000, undefined],
  ['an object without utcTime', { timeZoneOffset: '00:00:00' }, undefined],
  ['a month that is none', '2030-13-01T00:00:00Z', undefined],
])('expirationDate: %s', async (_name, expirationDate, expected) => {
  script({ request: 'GET /api/2.0/files/rooms/3975/links', answer: envelope([entry({ expirationDate })]) })
  const { expiresAt } = await client().get(`onlyoffice-docspace:room:3975:${LINK_ID}`)
  expect(expiresAt).toEqual(typeof expected === 'string' ? new Date(expected) : expected)
})
