import { ERROR_CODES, ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../packages/cli/src/exit-code.ts'

// The design's section on the command: 0 done, 2 bad usage or draft, 3 refused before sending, 4 the provider refused or
// the link came out weaker, 5 ambiguous, 1 anything else.
const WITHOUT_STATUS: Readonly<Record<string, number>> = {
  'invalid-request': 2,
  unsupported: 3,
  policy: 3,
  'weaker-than-requested': 4,
  unauthorized: 4,
  forbidden: 4,
  'not-found': 4,
  conflict: 4,
  'plan-required': 4,
  'limit-reached': 4,
  'rate-limited': 4,
  unavailable: 1,
  timeout: 1,
  cancelled: 1,
  ambiguous: 5,
  'unexpected-response': 1,
}

describe('the exit code', () => {
  it.each(ERROR_CODES)('of %s', (code) => {
    expect(exitCodeOf(new ShareLinkError({ code, provider: 'p', message: 'm' }))).toBe(WITHOUT_STATUS[code])
  })

  it.each(['unsupported', 'policy', 'invalid-request'] as const)('of %s is 4 where the provider said it', (code) => {
    expect(exitCodeOf(new ShareLinkError({ code, provider: 'p', message: 'm', status: 400 }))).toBe(4)
  })

  it('of a bug is 1', () => {
    expect(exitCodeOf(new TypeError('x'))).toBe(1)
  })
})
