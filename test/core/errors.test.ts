import { inspect } from 'node:util'
import { ERROR_CODES, type ErrorCode, ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { withDetails } from '../../packages/core/src/errors.ts'
import { failure, refusal, script } from './scripted.ts'

const RETRYABLE: readonly ErrorCode[] = ['rate-limited', 'unavailable', 'timeout']

describe('ShareLinkError', () => {
  it('has exactly the codes of the design', () => {
    expect([...ERROR_CODES].toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'ambiguous',
      'cancelled',
      'conflict',
      'forbidden',
      'invalid-request',
      'limit-reached',
      'not-found',
      'plan-required',
      'policy',
      'rate-limited',
      'timeout',
      'unauthorized',
      'unavailable',
      'unexpected-response',
      'unsupported',
      'weaker-than-requested',
    ])
  })

  it.each(ERROR_CODES)('%s tells what to do next, and whether the same call may be made again', (code) => {
    const error = failure(code)
    expect(error.hint).not.toBe('')
    expect(error.retryable).toBe(RETRYABLE.includes(code))
  })

  it('is recognised by its symbol, also from another copy of the package', () => {
    const other = Object.assign(new Error('from another copy'), { [Symbol.for('sharelink.error')]: true })
    expect(ShareLinkError.is(failure('conflict'))).toBe(true)
    expect(ShareLinkError.is(other)).toBe(true)
    for (const value of [new Error('x'), { code: 'conflict' }, null, undefined, 'conflict'])
      expect(ShareLinkError.is(value)).toBe(false)
  })

  it('is an Error with a name', () => {
    expect(failure('conflict')).toBeInstanceOf(Error)
    expect(String(failure('conflict'))).toBe('ShareLinkError: A scripted failure.')
  })

  it('says in JSON all that it knows, and nothing that it does not', () => {
    const retryAt = new Date('2031-01-01T00:00:00Z')
    const error = failure('rate-limited', { status: 429, retryAt, field: 'name', hint: 'Wait.', link: undefined })
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'rate-limited',
      provider: 'memory',
      message: 'A scripted failure.',
      hint: 'Wait.',
      retryable: true,
      status: 429,
      retryAt: '2031-01-01T00:00:00.000Z',
      field: 'name',
    })
  })

  it('chains nothing', () => {
    const cause = new Error('authorization: Bearer 1f2e3d')
    const details = { code: 'conflict', provider: 'memory', message: 'x' } as const
    const error = new ShareLinkError(Object.assign({}, details, { cause, config: { auth: cause.message } }))
    expect(error.cause).toBeUndefined()
    expect(JSON.stringify(error)).not.toContain(cause.message)
    expect(inspect(error)).not.toContain(cause.message)
  })

  it('keeps what is known when more becomes known, with the hint of its code', () => {
    const error = failure('unexpected-response', { status: 200 })
    const more = withDetails(error, { code: 'ambiguous' })
    expect([more.code, more.status, more.message]).toEqual(['ambiguous', 200, error.message])
    expect(more.hint).toBe(failure('ambiguous').hint)
    expect(withDetails(failure('conflict', { hint: 'Mine.' }), { status: 409 }).hint).toBe('Mine.')
  })
})

describe('what an adapter throws', () => {
  it('loses its words on the way out, which might hold a secret', async () => {
    class WireError extends Error {}
    const { links } = script({
      operations: () => ({ get: () => Promise.reject(new WireError('password=Kestrel-Harbor-27')) }),
    })
    const error = await refusal(links.get('memory:file:7:1'))
    expect(error).toMatchObject({ code: 'unexpected-response', provider: 'memory' })
    expect(error.message).toContain('WireError')
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('Kestrel')
  })

  it.each([['text'], [undefined], [{ code: 'conflict' }]])('may be no error at all: %o', async (thrown) => {
    const { links } = script({ operations: () => ({ get: () => Promise.reject(thrown) }) })
    expect((await refusal(links.get('memory:file:7:1'))).code).toBe('unexpected-response')
  })
})
