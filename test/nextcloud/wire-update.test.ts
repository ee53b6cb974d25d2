import type { ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  FOLDER,
  ocs,
  recorded,
  recordedRow,
  REF,
  type Row,
  SHARES,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

/** /room, viewer, with a password, to 2026-11-28, called Client A. */
const row = recordedRow('get one')
const told = (changed: Row): { status: number; body: string } => ocs({ ...row, ...changed })
const NO_DOWNLOAD = '[{"scope":"permissions","key":"download","enabled":false}]'
const DOWNLOAD = '[{"scope":"permissions","key":"download","enabled":true}]'
const OPEN = { password: null, share_with: null }

describe('update', () => {
  it.each<[string, ShareLinkPatch, Row]>([
    ['update: permissions 15 (edit), publicUpload', { role: 'editor' }, row],
    ['update: upload only (4)', { role: 'uploader' }, row],
    ['update: clear the expiry', { expiresAt: null }, { ...row, permissions: 4 }],
    ['update: clear the password', { password: null }, { ...row, permissions: 4, expiration: null }],
  ])('%s: sends what was recorded, and nothing else', async (name, patch, before) => {
    answerList(before)
    const sent = answerAs(name)
    const { link, differences } = await wireClient().update(REF, patch)
    const { request } = recorded(name)
    expect(sent).toMatchObject([{ method: 'PUT', path: request.path }])
    expect(sent[0]?.body).toEqual(JSON.parse(request.body))
    expect([link.ref, differences]).toEqual([REF, []])
  })

  it.each<[string, ShareLinkPatch, Row, Row]>([
    [
      'a day',
      { expiresAt: '2026-12-02T00:00:00Z' },
      { expireDate: '2026-12-02' },
      { expiration: '2026-12-02 00:00:00' },
    ],
    ['a name', { name: 'Client B' }, { label: 'Client B' }, { label: 'Client B' }],
    ['a password', { password: 'An0ther-Long-Pw!' }, { password: 'An0ther-Long-Pw!' }, {}],
    ['no download', { allowDownload: false }, { attributes: NO_DOWNLOAD }, { attributes: NO_DOWNLOAD }],
  ])('names %s alone', async (_what, patch, body, after) => {
    answerList(row)
    const sent = answer('PUT', told(after))
    const { differences } = await wireClient().update(REF, patch)
    expect(sent.map((one) => one.body)).toEqual([body])
    expect(differences).toEqual([])
  })

  it('allows the download again by the same attribute', async () => {
    answerList({ ...row, attributes: NO_DOWNLOAD })
    const sent = answer('PUT', told({ attributes: DOWNLOAD }))
    const { link } = await wireClient().update(REF, { allowDownload: true })
    expect(sent[0]?.body).toEqual({ attributes: DOWNLOAD })
    expect(link.allowDownload).toBe(true)
  })

  it('sends all that is named in one PUT', async () => {
    answerList({ ...row, ...OPEN, permissions: 4, expiration: null })
    const sent = answerAs('update: two fields at once')
    const { differences } = await wireClient().update(
      REF,
      {
        role: 'viewer',
        expiresAt: '2026-11-28T00:00:00Z',
        password: 'An0ther-Long-Pw!',
      },
      { tolerate: ['name'] },
    )
    // Recorded as a form; JSON is taken as well.
    const form = Object.fromEntries(new URLSearchParams(recorded('update: two fields at once').request.body))
    expect(sent[0]?.body).toEqual({ ...form, permissions: Number(form['permissions']) })
    expect(differences.map(({ field }) => field)).toEqual(['name'])
  })

  it('sends the day that starts last before what is asked', async () => {
    answerList(row)
    const sent = answer('PUT', told({ expiration: '2026-11-30 00:00:00' }))
    const { differences } = await wireClient().update(REF, { expiresAt: '2026-12-01T05:00:00+09:00' })
    expect(sent[0]?.body).toEqual({ expireDate: '2026-11-30' })
    expect(differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded', effect: 'stricter' }])
  })

  it('sends nothing for a day that has begun', async () => {
    answerList(row)
    const error = await rejection(wireClient().update(REF, { expiresAt: '2026-11-21T23:00:00Z' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
  })

  it('believes what the answer says of what was not named', async () => {
    answerList(row)
    answer('PUT', told({ label: 'Client B', expiration: null }))
    const back = answer('PUT', told({}))
    const error = await rejection(wireClient().update(REF, { name: 'Client B' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'expiresAt', takenBack: false })
    expect(back[0]?.body).toEqual({
      expireDate: '2026-11-28',
      label: 'Client A',
    })
  })

  it('revokes what came out weaker and whose former password cannot be given back', async () => {
    answerList(row)
    answer('PUT', told({ ...OPEN, label: 'Client B' }))
    answerList({ ...row, ...OPEN })
    const sent = answerAs('delete')
    answerAs('ERR unknown id')
    answerList()
    const error = await rejection(wireClient().update(REF, { name: 'Client B' }))
    expect(sent).toHaveLength(1)
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: true })
  })

  it('gives the password that was none back as none', async () => {
    answerList({ ...row, ...OPEN })
    answer('PUT', told({ permissions: 31 }))
    const back = answer('PUT', told(OPEN))
    const error = await rejection(wireClient().update(REF, { password: 'An0ther-Long-Pw!' }))
    expect(back[0]?.body).toMatchObject({ password: '', permissions: 1 })
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'role', takenBack: false })
  })
})

describe('an update whose answer is lost', () => {
  const lost = { status: 500, body: recorded('hideDownload=true as JSON boolean').answer.body }

  it('is read back, and done where it is seen in force', async () => {
    answerList(row)
    answer('PUT', lost)
    answerList({ ...row, permissions: 31 })
    expect((await wireClient().update(REF, { role: 'editor' })).link.role).toBe('editor')
  })

  it('has done nothing where all is as before', async () => {
    answerList(row)
    answer('PUT', lost)
    answerList(row)
    const error = await rejection(wireClient().update(REF, { role: 'editor' }))
    expect(error).toMatchObject({ code: 'unavailable', link: { role: 'viewer' } })
  })

  it('is ambiguous where one password looks like another', async () => {
    answerList(row)
    answer('PUT', lost)
    answerList(row)
    const error = await rejection(wireClient().update(REF, { password: 'An0ther-Long-Pw!' }))
    expect(error).toMatchObject({ code: 'ambiguous' })
  })

  it('is ambiguous where nothing can be read', async () => {
    answerList(row)
    answer('PUT', lost)
    answer('GET', { status: 401 })
    expect(await rejection(wireClient().update(REF, { role: 'editor' }))).toMatchObject({ code: 'ambiguous' })
  })
})

describe('what lies elsewhere', () => {
  it('is not changed under an old ref, and its new one is told', async () => {
    const read = answerList({ ...row, path: '/archive/room' })
    const error = await rejection(wireClient().update(REF, { role: 'editor' }))
    expect(read[0]?.path).toBe(`${SHARES}/1`)
    expect(error).toMatchObject({ code: 'not-found', link: { target: { ...FOLDER, id: '/archive/room' } } })
    expect(error.hint).toContain('nextcloud:folder:%2Farchive%2Froom:1')
  })
})
