import { parseTimeZone } from '@sharelink/calendar'
import { expect, test } from 'vitest'

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['America/Port-au-Prince', 'America/Port-au-Prince'],
  ['Etc/GMT+12', 'Etc/GMT+12'],
  ['UTC', 'UTC'],
])('%s is the zone %s', (text, name) => expect(parseTimeZone('memory', text)).toBe(name))

test.each(['+01:00', 'UTC+1 ', ' UTC', 'Europe/Berlin ', 'Europe Berlin', 'Nowhere/City', '', '2', 'U[u-ca=iso8601]'])(
  '%j is no name of a zone',
  (text) => {
    expect(() => parseTimeZone('memory', text)).toThrowError(
      expect.objectContaining({
        code: 'invalid-request',
        provider: 'memory',
        field: 'timeZone',
        message: 'timeZone: must be the name of an IANA time zone such as Europe/Berlin',
      }),
    )
  },
)
