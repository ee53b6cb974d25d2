import { MASK, redact } from '@sharelink/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactQuery } from '../../packages/core/src/secrets.ts'

// The same cases in every run.
fc.configureGlobal({ seed: 20_261_121 })

const SECRET_NAMES = [
  'password',
  'Password',
  'link_password',
  'password_text',
  'passcode',
  'pass',
  'access_token',
  'refreshToken',
  'client_secret',
  'authorization',
  'Authorization',
  'cookie',
  'Set-Cookie',
  'apikey',
  'api_key',
  'api-key',
  'x-api-key',
  'authtoken',
  'code',
  'signature',
  'private_key',
]

describe('redact', () => {
  it.each(SECRET_NAMES)('masks what stands under %s, whatever its shape', (name) => {
    for (const value of ['Kestrel-27', 2718281828, ['Kestrel-27'], { value: 'Kestrel-27' }])
      expect(redact({ data: [{ [name]: value }] })).toEqual({ data: [{ [name]: MASK }] })
  })

  it('keeps what only tells whether there is a secret', () => {
    const value = { password: null, passwordProtected: true, token: false, is_password_protected: true, name: 'A' }
    expect(redact(value)).toEqual(value)
  })

  it('masks known secrets wherever they stand, but no text so short that it stands everywhere', () => {
    expect(redact({ note: 'it is Kestrel-27!', list: ['Kestrel-27'] }, ['Kestrel-27', 'is'])).toEqual({
      note: `it is ${MASK}!`,
      list: [MASK],
    })
  })

  it('leaves the original alone', () => {
    const original = { password: 'Kestrel-27', nested: { token: 'x' } }
    redact(original)
    expect(original).toEqual({ password: 'Kestrel-27', nested: { token: 'x' } })
  })

  it('never lets a secret member through, however deep', () => {
    const name = fc.constantFrom(...SECRET_NAMES)
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), name, (path, secretName) => {
        const deep = path.reduce<unknown>((inner, key) => ({ [`k${key}`]: inner }), {
          [secretName]: 'Kestrel-Harbor-27',
        })
        expect(JSON.stringify(redact(deep))).not.toContain('Kestrel-Harbor-27')
      }),
    )
  })
})

describe('redactQuery', () => {
  it('masks the values of secret names and no others', () => {
    expect(redactQuery({ authtoken: '1f2e', scope: 'ZohoSheet', apikey: '3c4d', page: '2' })).toEqual({
      authtoken: MASK,
      scope: 'ZohoSheet',
      apikey: MASK,
      page: '2',
    })
  })
})
