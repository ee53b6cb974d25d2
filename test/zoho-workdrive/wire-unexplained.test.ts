import { formatRef, type ShareLinkDraft, type ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, type Answer, answerItem, BASE, errors, useWire, wireClient } from './wire.ts'

useWire()

const ID = 'c'.repeat(64)
const FILE = { kind: 'file', id: 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5' } as const
const REF = formatRef('zoho-workdrive', { target: FILE, id: ID })
const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', name: 'report' }
const LISTS = `${BASE}/files/${FILE.id}/links`

const onCreate = (refused: Answer): Promise<ShareLinkError> => {
  answerItem(FILE)
  answer('POST', `${BASE}/links`, refused)
  return rejection(wireClient().create(DRAFT))
}

const onGet = (refused: Answer): Promise<ShareLinkError> => {
  answer('GET', `${BASE}/links/${ID}`, refused)
  return rejection(wireClient().get(REF))
}

function emptyLists(): void {
  for (const type of ['custom', 'download']) answer('GET', `${LISTS}?filter%5Btype%5D=${type}`, { body: { data: [] } })
}

describe('what nothing documents explains', () => {
  it('General exception on create is looked into and says what it may be (documented)', async () => {
    emptyLists()
    const error = await onCreate({ status: 500, body: errors('F000', 'General exception') })
    expect(error).toMatchObject({ code: 'unexpected-response', status: 500 })
    expect(error.hint).toMatch(/plan.*policy.*passwords/)
  })

  it('General exception on a read passes, and is worth another try (documented)', async () => {
    expect(await onGet({ status: 500, body: errors('F000', 'General exception') })).toMatchObject({
      code: 'unavailable',
      retryable: true,
    })
  })

  it.each([
    { status: 401, code: 'forbidden' },
    { status: 402, code: 'plan-required' },
    { status: 404, code: 'not-found' },
    { status: 400, code: 'invalid-request' },
    { status: 422, code: 'invalid-request' },
  ])(
    'an id without a documented meaning goes by its status: $status (documented status table)',
    async ({ status, code }) => {
      const error = await onGet({ status, body: errors('R009', 'whatever it says') })
      expect(error.code).toBe(code)
      expect(error.message).toContain('R009')
    },
  )

  it('a title is never repeated, for it may hold what was sent', async () => {
    const error = await onGet({ status: 400, body: errors('R009', 'password Sesame-7 is too weak') })
    expect(JSON.stringify(error)).not.toContain('Sesame')
  })

  it.each([
    { status: 200, body: '<html>Sign in</html>', code: 'unexpected-response' },
    { status: 401, body: '', code: 'unauthorized' },
    { status: 403, body: '<html>', code: 'forbidden' },
    { status: 500, body: 'oops', code: 'unavailable' },
    { status: 404, body: '{}', code: 'unexpected-response' },
  ])('an answer that is not of WorkDrive, $status $body', async ({ status, body, code }) => {
    expect((await onGet({ status, body })).code).toBe(code)
  })
})
