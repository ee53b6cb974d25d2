import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, cloudClient, draft, EMPTY, REF, share, type Told, useCloud } from './cloud.ts'

useCloud()

/** As seen on a server in maintenance; its text is inferred. */
const MAINTENANCE: Told = {
  status: 503,
  body: '<?xml version="1.0"?><ocs><meta><status>failure</status><statuscode>503</statuscode></meta><data/></ocs>',
  headers: { 'x-nextcloud-maintenance-mode': '1' },
}

describe('a server in maintenance', () => {
  it('has surely made nothing: unavailable, with no look at a list that is shut too', async () => {
    answer('GET', EMPTY)
    const sent = answer('POST', MAINTENANCE)
    const error = await rejection(cloudClient().create(draft))
    expect(error).toMatchObject({ code: 'unavailable', status: 503, retryable: true })
    expect(sent).toHaveLength(1)
  })

  it('has surely changed nothing, however often it was asked', async () => {
    answer('GET', share({}))
    for (let tries = 0; tries < 3; tries += 1) answer('PUT', MAINTENANCE)
    expect(await rejection(cloudClient().update(REF, { name: 'other' }))).toMatchObject({ code: 'unavailable' })
  })

  it('may have done what a server in between answers 503 to: the list tells', async () => {
    answer('GET', EMPTY)
    answer('POST', { status: 503 })
    answer('GET', share({ stime: 1_795_298_580 }))
    expect((await cloudClient().create(draft)).link.id).toBe('1')
  })

  it('may have done what was sent before it was shut', async () => {
    answer('GET', share({}))
    answer('PUT', { status: 502 })
    answer('PUT', MAINTENANCE)
    answer('PUT', MAINTENANCE)
    answer('GET', share({ label: 'other' }))
    expect((await cloudClient().update(REF, { name: 'other' })).link.name).toBe('other')
  })
})

describe('a function that gives the token', () => {
  it.each([
    ['rejects', () => Promise.reject(new Error('secret-of-the-caller'))],
    [
      'throws',
      () => {
        throw new Error('secret-of-the-caller')
      },
    ],
    ['gives what would be another header', () => Promise.resolve('a\r\nx: y')],
  ])('and %s leaves nothing sent, and nothing of its error', async (_name, accessToken) => {
    const error = await rejection(cloudClient({ accessToken }).create(draft))
    expect(error).toMatchObject({ code: 'unauthorized' })
    expect(JSON.stringify(error)).not.toContain('secret-of-the-caller')
  })
})

describe('a least length of passwords (inferred: the server counts bytes)', () => {
  const policy = { files_sharing: { public: { enabled: true } }, password_policy: { minLength: 10 } }
  const ocs = { meta: { status: 'ok', statuscode: 200, message: 'OK' }, data: { capabilities: policy } }

  it.each([
    ['äöüäö', undefined],
    ['abcdefghij', undefined],
    ['abcdefghi', 'policy'],
  ])('of ten lets plan say of %s: %s', async (password, code) => {
    answer('GET', { status: 200, body: JSON.stringify({ ocs }) })
    const links = cloudClient()
    await links.account()
    expect(links.plan({ ...draft, password }).refusal?.code).toBe(code)
  })
})
