import { expect, test } from 'vitest'

import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, bodyOf, createBench, DOWNLOAD, HEADERS, refusal } from './zoho-workdrive-bench.ts'

const FILE_LINKS = `/files/${WORKDRIVE_SEED.plainFileId}/links`

test('row 25, get [D/I, inferred]', () => {
  const { get, make } = createBench()
  const { id } = make()
  const answer = get(`/links/${id}`)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({
    data: { id, type: 'links', attributes: { link_name: 'report', creator_name: 'Emulated User' } },
  })
})

test('row 26, list custom [D/I, inferred]', () => {
  const { get, make } = createBench()
  const [first, , second] = [make(), make(DOWNLOAD), make()]
  const answer = get(`${FILE_LINKS}?filter%5Btype%5D=custom`)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: [{ id: first.id }, { id: second.id }] })
})

test('row 27, list download [D/I, inferred]', () => {
  const { get, make } = createBench()
  make()
  const { id } = make(DOWNLOAD)
  const answer = get(`${FILE_LINKS}?filter%5Btype%5D=download`)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: [{ id, type: 'links' }] })
})

test('row 28, list empty [D/I, inferred]', () => {
  const answer = createBench().get(`${FILE_LINKS}?filter%5Btype%5D=custom`)
  expect(answer).toMatchObject({ status: 200, body: '{"data":[]}' })
})

test('row 29, list My Folders [D/I, inferred]', () => {
  const { get, make } = createBench()
  const [custom, download] = [make({ resource_id: WORKDRIVE_SEED.nativeFileId }), make(DOWNLOAD)]
  make({ resource_id: WORKDRIVE_SEED.teamFileId })
  const answer = get(`/privatespace/${WORKDRIVE_SEED.myFolderId}/links`)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: [{ id: custom.id }, { id: download.id }] })
})

test('row 30, list a team folder, embed codes among the links [D/D, body inferred]', () => {
  const { get, make } = createBench()
  make()
  const { id } = make({ resource_id: WORKDRIVE_SEED.teamFileId })
  const answer = get(`/teamfolders/${WORKDRIVE_SEED.teamFolderId}/links?page%5Blimit%5D=50`)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({
    data: [
      { id: WORKDRIVE_SEED.embedId, attributes: { shared_type: 'publish' } },
      { id, type: 'links' },
    ],
  })
})

test('row 31, patch the download setting [D/I, inferred]', () => {
  const { make, patch, state } = createBench()
  const { id } = make()
  const answer = patch(id, { allow_download: false })
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: { id, attributes: { allow_download: false } } })
  expect(state.links.get(id)?.allowDownload).toBe(false)
})

test('row 32, patch the password, set [D/I, inferred]', () => {
  const { make, patch, state } = createBench()
  const { id } = make()
  const answer = patch(id, { is_password_protected: true, password_text: 'p' })
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: { attributes: { is_password_protected: true } } })
  expect(answer.body).not.toContain('password_text')
  expect(state.links.get(id)?.password).toBe('p')
})

test.each([{ is_password_protected: false }, { is_password_protected: false, password_text: 'updatedpassword' }])(
  'row 33, patch the password, clear, with %o [D/I, inferred]',
  (attributes) => {
    const { make, patch, state } = createBench()
    const { id } = make({ password_text: 'p' })
    const answer = patch(id, attributes)
    expect(answer.status).toBe(200)
    expect(bodyOf(answer)).toMatchObject({ data: { attributes: { is_password_protected: false } } })
    expect(state.links.get(id)?.password).toBeNull()
  },
)

test('row 34, patch the expiry [D/I, inferred]', () => {
  const { make, patch, state } = createBench()
  const { id } = make()
  const answer = patch(id, { expiration_date: '2021-10-01 23:59:59' })
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toMatchObject({ data: { attributes: { expiration_date: '2021-10-01 23:59:59' } } })
  // 23:59:59 in Berlin's summer time.
  expect(state.links.get(id)?.expiresAt).toBe(Date.UTC(2021, 9, 1, 21, 59, 59))
})

test('row 35, patch with the id in the document [C/I, inferred]', () => {
  const { make, patch, state } = createBench()
  const { id } = make()
  expect(patch(id, { allow_download: false }, { id }).status).toBe(200)
  expect(state.links.get(id)?.allowDownload).toBe(false)
})

test('row 36, delete [D/D]', () => {
  const { make, send, state } = createBench()
  const { id } = make()
  expect(send('DELETE', `${BASE}/links/${id}`, HEADERS)).toMatchObject({ status: 204, body: '' })
  expect(state.links.has(id)).toBe(false)
})

test('row 37, delete fails and deletes nothing [D/D]', () => {
  const { make, send, state } = createBench()
  const { id } = make()
  state.failingRequests = 1
  expect(send('DELETE', `${BASE}/links/${id}`, HEADERS)).toEqual(refusal(500, 'F000', 'General exception'))
  expect(state.links.has(id)).toBe(true)
  expect(send('DELETE', `${BASE}/links/${id}`, HEADERS).status).toBe(204)
})
