import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  answer,
  answerAs,
  answerList,
  FOLDER,
  LIST,
  listed,
  recorded,
  recordedJson,
  REF,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const view = recordedJson('create: view, password, expiry, name')
const MAY_SEE = 'libre.graph/driveItem/permissions/read'
const hidden = (...permissions: readonly unknown[]): string =>
  listed(...permissions).replace(`"${MAY_SEE}"`, '"libre.graph/driveItem/path/read"')

describe('revoke', () => {
  it('deletes what is seen, and believes it when it is seen to be gone', async () => {
    answerList(view)
    const sent = answerAs('delete')
    answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
    expect(sent[0]?.path).toBe(recorded('delete').request.path)
  })

  it('is done where the link is gone already', async () => {
    answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })

  it('is done where another was faster', async () => {
    answerList(view)
    answerAs('delete again')
    answerList()
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })

  it('does not believe a success that the list belies', async () => {
    answerList(view)
    answerAs('delete')
    answerList(view)
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'policy', link: { ref: REF } })
  })

  it('does not believe an empty list that hides links (inferred)', async () => {
    answer('GET', { status: 200, body: hidden() })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'forbidden' })
  })

  it('believes that a link is gone that was seen although others are hidden (inferred)', async () => {
    answer('GET', { status: 200, body: hidden(view) })
    answerAs('delete')
    answer('GET', { status: 200, body: hidden() })
    expect(await wireClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })

  it('is ambiguous where what came of it cannot be read', async () => {
    answerList(view)
    answerAs('delete')
    answer('GET', { status: 200, body: hidden() })
    answer('GET', { status: 401 })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'ambiguous' })
  })

  it('deletes no permission of a member', async () => {
    answerList({ id: 'bIRmvLYHhEpqyLB', grantedToV2: { user: { id: '1', displayName: 'Marie' } }, roles: ['x'] })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'not-found' })
  })

  it('takes a link that is not understood for no link that is gone', async () => {
    const { hasPassword: _untold, ...strange } = view
    answerList(strange)
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'unexpected-response' })
  })

  it.each(['{}', '[]', '<html></html>', '{"value":{}}'])('takes %s for no list', async (body) => {
    answer('GET', { status: 200, body })
    expect(await rejection(wireClient().revoke(REF))).toMatchObject({ code: 'unexpected-response' })
  })
})

describe('get and list', () => {
  it('reads the list: there is no read of one', async () => {
    const sent = answerList(view)
    expect(await wireClient().get(REF)).toMatchObject({ ref: REF, passwordProtected: true, name: 'Client A' })
    expect(sent[0]?.path).toBe(LIST)
  })

  it("gives a link whose type has no role of ours the server's word, and takes it for one for anyone", async () => {
    answerList(recordedJson("type='upload' on a folder"))
    const links = []
    for await (const link of wireClient().list(FOLDER)) links.push(link)
    expect(links).toMatchObject([{ providerRole: 'upload', audience: 'anyone', passwordProtected: true }])
    expect(links[0]).not.toHaveProperty('role')
  })

  it('leaves permissions of members out', async () => {
    answerList({ id: '1', grantedToV2: {}, roles: ['x'] }, view, { id: '2', roles: [] })
    const links = []
    for await (const { id } of wireClient().list(FOLDER)) links.push(id)
    expect(links).toEqual(['bIRmvLYHhEpqyLB'])
  })

  it('does not find what is not there', async () => {
    answerList()
    expect(await rejection(wireClient().get(REF))).toMatchObject({ code: 'not-found' })
  })
})
