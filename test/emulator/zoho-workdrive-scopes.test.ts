import { expect, test } from 'vitest'

import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import { BASE, createBench, HEADERS, refusal, VIEW } from './zoho-workdrive-bench.ts'

const { myFolderId, plainFileId, teamFolderId } = WORKDRIVE_SEED
const BODY = JSON.stringify({ data: { attributes: VIEW, type: 'links' } })

// Every call with the one scope that its page names; the lists want the files' scope, not the links'.
const CALLS = [
  ['POST', '/links', 'WorkDrive.links.CREATE', 201],
  ['GET', '/links/LINK', 'WorkDrive.links.READ', 200],
  ['PATCH', '/links/LINK', 'WorkDrive.links.UPDATE', 200],
  ['DELETE', '/links/LINK', 'WorkDrive.links.DELETE', 204],
  ['GET', `/files/${plainFileId}/links`, 'WorkDrive.files.READ', 200],
  ['GET', `/privatespace/${myFolderId}/links`, 'WorkDrive.files.READ', 200],
  ['GET', `/teamfolders/${teamFolderId}/links`, 'WorkDrive.teamfolders.admin.READ', 200],
] as const

test.each(CALLS)('%s %s wants %s [D]', (method, path, scope, status) => {
  const { accounts, make, send } = createBench()
  const { id } = make()
  const call = (granted: string) => {
    const headers = { ...HEADERS, authorization: `Zoho-oauthtoken ${accounts.issueAccessToken(granted)}` }
    return send(method, `${BASE}${path.replace('LINK', id)}`, headers, method === 'GET' ? '' : BODY)
  }
  const others = new Set<string>(CALLS.map(([, , each]) => each).filter((each) => each !== scope))
  expect(call([...others].join(','))).toEqual(refusal(401, 'F7004', 'Invalid OAuth scope.'))
  expect(call(scope).status).toBe(status)
})
