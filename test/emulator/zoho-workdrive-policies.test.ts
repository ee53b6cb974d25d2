import { describe, expect, test } from 'vitest'

import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, bodyOf, createBench, DOWNLOAD, HEADERS, refusal, VIEW } from './zoho-workdrive-bench.ts'

const GENERAL = refusal(500, 'F000', 'General exception')
const { folderId, nativeFileId, plainFileId, unreadableFileId } = WORKDRIVE_SEED

describe('creating is refused, the error inferred except where a client saw it', () => {
  test('without a paid plan [C]', () => {
    expect(createBench({ paidPlan: false }).post(VIEW)).toEqual(GENERAL)
  })

  test('with external sharing off, for the team or for the team folder', () => {
    expect(createBench({ externalSharing: false }).post(VIEW)).toEqual(GENERAL)
    const { post, state } = createBench()
    const space = state.spaces.get(WORKDRIVE_SEED.teamFolderId)
    if (space !== undefined) space.externalSharing = false
    expect(post({ ...VIEW, resource_id: WORKDRIVE_SEED.teamFileId })).toEqual(GENERAL)
    expect(post(VIEW).status).toBe(201)
  })

  test('for an item that cannot be read [L]', () => {
    expect(createBench().post({ ...VIEW, resource_id: unreadableFileId })).toEqual(
      refusal(401, 'R008', 'Unauthorized access'),
    )
  })

  test('without the password that a policy asks for, on custom links only', () => {
    const { post } = createBench({ passwordRequired: true })
    expect(post(VIEW)).toEqual(GENERAL)
    expect(post({ ...VIEW, password_text: 'p' }).status).toBe(201)
    expect(post(DOWNLOAD).status).toBe(201)
  })

  test('with a password that a policy calls weak', () => {
    const { post } = createBench({ strongPasswords: true })
    expect(post({ ...VIEW, password_text: 'sesame' })).toEqual(GENERAL)
    expect(post({ ...VIEW, password_text: 'Sesame-77' }).status).toBe(201)
  })

  test('for a download link that forbids the download or allows it less than once', () => {
    const { post } = createBench()
    expect(post({ ...DOWNLOAD, allow_download: false })).toEqual(GENERAL)
    expect(post({ ...DOWNLOAD, download_link: { download_limit: 0 } })).toEqual(GENERAL)
  })
})

describe('creating is refused for attributes that make no sense, the error inferred', () => {
  test.each([
    { password_text: '' },
    { password_text: null },
    { allow_download: 'yes' },
    { link_name: 7 },
    { request_user_data: true, input_fields: 'Name' },
    { request_user_data: true, input_fields: [{ field_name: 'Age', field_type: 'NUMBER' }] },
  ])('%o', (attributes) => {
    expect(createBench().post({ ...VIEW, ...attributes })).toEqual(GENERAL)
  })

  test('a document of another type', () => {
    const { send, state } = createBench()
    const body = JSON.stringify({ data: { attributes: VIEW, type: 'permissions' } })
    expect(send('POST', `${BASE}/links`, HEADERS, body)).toEqual(GENERAL)
    expect(state.links.size).toBe(0)
  })

  test('a draft', () => {
    const title = 'Resource is not in active status to process this action'
    const answer = createBench().post({ ...VIEW, resource_id: WORKDRIVE_SEED.draftFileId })
    expect(bodyOf(answer)).toEqual({ errors: [{ id: 'R012', title }] })
  })
})

describe('the role of a link, refusals inferred', () => {
  const roles = ['5', '6', '7', '33', '34']
  test.each([
    { id: plainFileId, allowed: ['34'], folderViewerRole: '6' },
    { id: nativeFileId, allowed: ['5', '6', '34'], folderViewerRole: '6' },
    { id: folderId, allowed: ['5', '6', '7'], folderViewerRole: '6' },
    { id: folderId, allowed: ['5', '7', '34'], folderViewerRole: '34' },
  ] as const)('depends on the item: %o', ({ id, allowed, folderViewerRole }) => {
    const { post } = createBench({ folderViewerRole })
    const accepted = roles.filter((role) => post({ ...VIEW, resource_id: id, role_id: role }).status === 201)
    expect(accepted).toEqual(allowed)
  })

  test('may be a number [D, C]', () => {
    expect(createBench().post({ ...VIEW, role_id: 34 }).status).toBe(201)
  })

  test('may be left out, unless the server requires it', () => {
    const { post } = createBench()
    const attributes = { ...VIEW, resource_id: folderId, role_id: undefined }
    expect(bodyOf(post(attributes))).toMatchObject({ data: { attributes: { role_id: '6' } } })
    const answer = createBench({ roleRequired: true }).post(attributes)
    expect(answer).toEqual(refusal(500, 'F000', 'LESS_THAN_MIN_OCCURANCE'))
  })
})

describe('a patch', () => {
  test('passes over attributes that no page documents for it, inferred', () => {
    const { make, patch, state } = createBench()
    const { id } = make({ resource_id: nativeFileId, role_id: '5' })
    const attributes = { role_id: '34', link_name: 'other', download_limit: 1, request_user_data: true }
    expect(patch(id, attributes).status).toBe(200)
    expect(state.links.get(id)).toMatchObject({
      roleId: '5',
      name: 'report',
      downloadLimit: null,
      requestUserData: false,
    })
  })

  test('sets no password without the flag, inferred', () => {
    const { make, patch, state } = createBench()
    const { id } = make()
    expect(patch(id, { password_text: 'p' }).status).toBe(200)
    expect(state.links.get(id)?.password).toBeNull()
  })

  test('cannot take away a password that a policy asks for, inferred', () => {
    const { make, patch, state } = createBench({ passwordRequired: true })
    const { id } = make({ password_text: 'p' })
    expect(patch(id, { is_password_protected: false, allow_download: false })).toEqual(GENERAL)
    expect(state.links.get(id)).toMatchObject({ password: 'p', allowDownload: true })
  })

  test('cannot protect an open link without a password, and keeps the one of a protected link, inferred', () => {
    const { make, patch, state } = createBench()
    const [open, shut] = [make(), make({ password_text: 'p' })]
    expect(patch(open.id, { is_password_protected: true }).status).toBe(500)
    expect(patch(shut.id, { is_password_protected: true }).status).toBe(200)
    expect(state.links.get(shut.id)?.password).toBe('p')
  })

  test('cannot forbid the download of a download link, inferred', () => {
    const { make, patch } = createBench()
    expect(patch(make(DOWNLOAD).id, { allow_download: false })).toEqual(GENERAL)
  })

  test('gives a download link no password, inferred', () => {
    const { make, patch, state } = createBench()
    const { id } = make({ ...DOWNLOAD, password_text: 'p' })
    expect(patch(id, { is_password_protected: true, password_text: 'p' }).status).toBe(200)
    expect(state.links.get(id)?.password).toBeNull()
  })
})
