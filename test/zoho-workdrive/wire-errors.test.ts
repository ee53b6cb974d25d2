import { formatRef, type ShareLinkDraft, type ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, type Answer, answerItem, BASE, errors, link, type Sent, useWire, wireClient } from './wire.ts'

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

describe('what refuses is told by id and title, whatever the status', () => {
  it('row 12: 415 without an Accept never comes up, for every request has one (of clients)', async () => {
    const sent: Sent[][] = [
      answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: FILE.id }) }),
      answer('PATCH', `${BASE}/links/${ID}`, {}),
      answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: FILE.id, allow_download: false }) }),
      answer('DELETE', `${BASE}/links/${ID}`, { status: 204 }),
      ...['custom', 'download'].map((type) =>
        answer('GET', `${LISTS}?filter%5Btype%5D=${type}`, { body: { data: [] } }),
      ),
      answerItem(FILE),
      answer('POST', `${BASE}/links`, { status: 415 }),
    ]
    emptyLists()
    const links = wireClient()
    await links.update(REF, { allowDownload: false })
    await links.revoke(REF)
    expect(await rejection(links.create(DRAFT))).toMatchObject({ code: 'unexpected-response', status: 415 })
    expect(sent.flat().map(({ headers }) => headers['accept'])).toEqual(Array(8).fill('application/vnd.api+json'))
  })

  it('row 13: JSON_PARSE_ERROR, as the forum thread got it', async () => {
    const error = await onCreate({ status: 500, body: errors('F000', 'JSON_PARSE_ERROR') })
    expect(error).toMatchObject({ code: 'invalid-request', retryable: false })
    expect(error.message).toContain('could not read the body as JSON')
  })

  it('row 14: F6012, more parameters than it takes (of a forum)', async () => {
    const error = await onCreate({ status: 400, body: errors('F6012', 'Number of parameters is more than specified') })
    expect(error.code).toBe('invalid-request')
  })

  it('row 15: LESS_THAN_MIN_OCCURANCE is permanent (of clients, inferred here)', async () => {
    const error = await onCreate({ status: 500, body: errors('F000', 'LESS_THAN_MIN_OCCURANCE') })
    expect(error).toMatchObject({ code: 'invalid-request', retryable: false })
  })

  it.each([404, 400])('row 16: F6016 with %i says that the address is wrong (of clients)', async (status) => {
    const error = await onGet({ status, body: errors('F6016', 'URL Rule is not configured') })
    expect(error).toMatchObject({ code: 'invalid-request', field: 'baseUrl' })
  })

  it('row 17: INVALID_TICKET with 500 is a missing token (measured)', async () => {
    expect(await onGet({ status: 500, body: errors('F000', 'INVALID_TICKET') })).toMatchObject({
      code: 'unauthorized',
      status: 500,
    })
  })

  it('row 18: F7003 gets another token and repeats once (of clients)', async () => {
    const first = answer('GET', `${BASE}/links/${ID}`, { status: 401, body: errors('F7003', 'Invalid OAuth token.') })
    const second = answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: FILE.id }) })
    const tokens = ['old', 'new']
    const links = wireClient({ accessToken: () => Promise.resolve(tokens.shift() ?? '') })
    expect((await links.get(REF)).id).toBe(ID)
    expect([first, second].map(([sent]) => sent?.headers['authorization'])).toEqual([
      'Zoho-oauthtoken old',
      'Zoho-oauthtoken new',
    ])
  })

  it('row 18: F7003 with no other token is unauthorized, and a create is not sent again (of clients)', async () => {
    const error = await onCreate({ status: 401, body: errors('F7003', 'Invalid OAuth token.') })
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 })
  })

  it('row 19: F7004 names the scope, and no token is asked for beside the one of each request (of clients)', async () => {
    let asked = 0
    const accessToken = (): Promise<string> => {
      asked += 1
      return Promise.resolve('token')
    }
    answerItem(FILE)
    answer('POST', `${BASE}/links`, { status: 401, body: errors('F7004', 'Invalid OAuth scope.') })
    const error = await rejection(wireClient({ accessToken }).create(DRAFT))
    expect(error.code).toBe('forbidden')
    expect(error.hint).toContain('WorkDrive.links.CREATE')
    expect(asked).toBe(2)
  })

  it('row 20: F7007 with 500 is the same (of clients)', async () => {
    const error = await onGet({ status: 500, body: errors('F7007', 'Invalid OAuth scope.') })
    expect(error).toMatchObject({ code: 'forbidden', retryable: false })
    expect(error.hint).toContain('WorkDrive.links.READ')
  })

  it('the scope of a list is one of files, not of links (documented)', async () => {
    answer('GET', `${LISTS}?filter%5Btype%5D=custom`, { status: 401, body: errors('F7004', 'Invalid OAuth scope.') })
    const error = await rejection(wireClient().list(FILE)[Symbol.asyncIterator]().next())
    expect(error.hint).toContain('WorkDrive.files.READ')
  })

  it('row 21: R008 with 401 is a link that is missing, and neither refreshed nor repeated (measured)', async () => {
    expect(await onGet({ status: 401, body: errors('R008', 'Unauthorized access') })).toMatchObject({
      code: 'not-found',
      status: 401,
      retryable: false,
    })
  })

  it('row 21: R008 of a list is an item that is missing (measured)', async () => {
    answer('GET', `${LISTS}?filter%5Btype%5D=custom`, { status: 401, body: errors('R008', 'Unauthorized access') })
    expect((await rejection(wireClient().list(FILE)[Symbol.asyncIterator]().next())).code).toBe('not-found')
  })

  it('row 22: R012 is a draft or in the trash (of a forum)', async () => {
    const title = 'Resource is not in active status to process this action'
    const error = await onCreate({ status: 400, body: errors('R012', title) })
    expect(error.code).toBe('policy')
    expect(error.hint).toContain('Publish')
  })

  it('row 37: General exception on delete is looked into: the link is still there (documented)', async () => {
    answer('DELETE', `${BASE}/links/${ID}`, { status: 500, body: errors('F000', 'General exception') })
    const entry = { id: ID, type: 'links', attributes: { resource_id: FILE.id } }
    answer('GET', `${LISTS}?filter%5Btype%5D=custom`, { body: { data: [entry] } })
    answer('GET', `${LISTS}?filter%5Btype%5D=custom&page%5Boffset%5D=1`, { body: { data: [] } })
    answer('GET', `${LISTS}?filter%5Btype%5D=download`, { body: { data: [] } })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'unavailable', link: { ref: REF } })
  })

  it('row 37: General exception on delete is looked into: the link is gone (documented)', async () => {
    answer('DELETE', `${BASE}/links/${ID}`, { status: 500, body: errors('F000', 'General exception') })
    emptyLists()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })
})
