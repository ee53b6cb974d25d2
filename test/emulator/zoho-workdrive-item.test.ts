import { expect, test } from 'vitest'
import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, bodyOf, createBench, HEADERS, refusal } from './zoho-workdrive-bench.ts'

const { folderId, plainFileId, unreadableFileId } = WORKDRIVE_SEED

test.each([
  ['json', plainFileId, false],
  ['json', folderId, true],
  ['text', folderId, 'true'],
] as const)('an item tells whether it is a folder: %s %s (inferred)', (values, id, isFolder) => {
  const { get } = createBench({ values })
  expect(bodyOf(get(`/files/${id}`))).toMatchObject({
    data: { id, type: 'files', attributes: { is_folder: isFolder, name: expect.any(String) } },
  })
})

test.each([unreadableFileId, 'unknown'])('an item that cannot be read is R008: %s', (id) => {
  expect(createBench().get(`/files/${id}`)).toEqual(refusal(401, 'R008', 'Unauthorized access'))
})

test('an item wants the scope WorkDrive.files.READ (inferred)', () => {
  const { accounts, send } = createBench()
  const read = (scope: string) => {
    const headers = { ...HEADERS, authorization: `Zoho-oauthtoken ${accounts.issueAccessToken(scope)}` }
    return send('GET', `${BASE}/files/${plainFileId}`, headers).status
  }
  expect([read('WorkDrive.links.READ'), read('WorkDrive.files.READ')]).toEqual([401, 200])
})
