import type { ErrorCode, ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { withDetails } from '../../packages/core/src/errors.ts'
import { failure } from './scripted.ts'

describe('the hint of an error', () => {
  it.each<ErrorCode>(['invalid-request', 'unsupported'])('says of our own refusal %s that nothing was sent', (code) => {
    expect(failure(code).hint).toMatch(/ Nothing was sent\.$/)
  })

  it.each<ErrorCode>(['invalid-request', 'unsupported'])("does not say so of the provider's %s", (code) => {
    expect(failure(code, { status: 400 }).hint).not.toContain('Nothing was sent')
  })

  it.each<ErrorCode>(['forbidden', 'ambiguous', 'unexpected-response'])('does not say so of %s', (code) => {
    expect(failure(code).hint).not.toContain('Nothing was sent')
  })

  it('stays that of its thrower when the code is given anew but is the same', () => {
    const hinted = failure('conflict', { hint: 'Mine.', retryable: true })
    const more = withDetails(hinted, { code: 'conflict', status: 409 })
    expect([more.hint, more.retryable, more.status]).toEqual(['Mine.', true, 409])
  })
})

describe('the members of an error', () => {
  const members = (error: ShareLinkError): readonly string[] => Object.keys(error).sort()

  it('are there only where something is known', () => {
    expect(members(failure('conflict', { status: undefined, field: 'name', link: undefined }))).toEqual(
      ['code', 'field', 'hint', 'name', 'provider', 'retryable'].sort(),
    )
  })
})
