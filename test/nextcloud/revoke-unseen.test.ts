import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { answer, cloudClient, DELETED, draft, EMPTY, GONE, NO_ITEM, REF, share, useCloud } from './cloud.ts'

useCloud()

const PAGE = { status: 404, body: '<html><title>Not found</title></html>', headers: { 'content-type': 'text/html' } }
/** The server's answer to a path that no app has (inferred: lib/private/AppFramework/OCS, RESPOND_NOT_FOUND 998). */
const NO_APP = {
  status: 404,
  body: '{"ocs":{"meta":{"status":"failure","statuscode":998,"message":"Invalid query"},"data":[]}}',
}

describe('a link that cannot be seen', () => {
  it.each([
    ['a page of a proxy', PAGE],
    ['the server without the sharing app (inferred)', NO_APP],
  ])('is not taken for revoked: %s', async (_name, told) => {
    answer('GET', told)
    expect(await rejection(cloudClient().revoke(REF))).toMatchObject({ code: 'unexpected-response', status: 404 })
  })

  it('is not taken for revoked where the account cannot see its item: the link may be of another account', async () => {
    answer('GET', GONE)
    answer('GET', NO_ITEM)
    const error = await rejection(cloudClient().revoke(REF))
    expect(error).toMatchObject({ code: 'not-found', status: 404 })
    expect(error.hint).toContain('may be in force for another')
  })

  it('is not taken for revoked where a delete was accepted and nothing can be read after', async () => {
    answer('GET', share({}))
    answer('DELETE', DELETED)
    answer('GET', PAGE)
    // Looking again is trying again, and ends as the first try did.
    answer('GET', PAGE)
    expect(await rejection(cloudClient().revoke(REF))).toMatchObject({ code: 'ambiguous' })
  })

  it('is revoked where the list of its item, which can be read, has it no more', async () => {
    answer('GET', GONE)
    answer('GET', EMPTY)
    expect(await cloudClient().revoke(REF)).toEqual({ revoked: true, verified: true })
  })
})

describe('the path of an item', () => {
  it.each(['room', '/room/', '//room', '/a/../room', '/./room', '/'])('is refused unsent as %s', async (id) => {
    const target = { ...draft.target, id }
    const expected = { code: 'invalid-request', field: 'target' }
    const links = cloudClient()
    expect(await rejection(links.create({ ...draft, target }))).toMatchObject(expected)
    expect(() => links.plan({ ...draft, target })).toThrow(expect.objectContaining(expected))
  })

  it.each(['/room', '/a b/…/x.pdf', '/.hidden/..x'])('is sent as it is: %s', async (id) => {
    const sent = answer('GET', EMPTY)
    for await (const link of cloudClient().list({ kind: 'folder', id })) expect(link).toBeUndefined()
    expect(new URL(sent[0]?.path ?? '', 'https://cloud.example').searchParams.get('path')).toBe(id)
  })
})
