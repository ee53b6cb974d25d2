import type { ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import {
  type Sent,
  answer,
  answerAs,
  answerList,
  LINK,
  PASSWORD,
  recorded,
  recordedJson,
  REF,
  useWire,
  wireClient,
} from './wire.ts'

useWire()

const view = recordedJson('create: view, password, expiry, name')
/** A permission as recorded, with these members changed. */
const changed = (members: object, link: object = {}): Record<string, unknown> => ({
  ...view,
  ...members,
  link: { ...(typeof view['link'] === 'object' ? view['link'] : {}), ...link },
})
const internal = changed({ hasPassword: false }, { type: 'internal' })
const withoutExpiry = ({ expirationDateTime: _gone, ...rest }: Record<string, unknown>): Record<string, unknown> => rest

const told = (method: string, permission: unknown): Sent[] =>
  answer(method, { status: 200, body: JSON.stringify(permission) })
const refusal = (message: string): { status: number; body: string } => ({
  status: 400,
  body: JSON.stringify({ error: { code: 'invalidRequest', innererror: {}, message } }),
})

describe('update', () => {
  it.each<[string, ShareLinkPatch, Record<string, unknown>, Record<string, unknown>]>([
    ['PATCH link.type edit', { role: 'editor' }, view, changed({}, { type: 'edit' })],
    ['PATCH expirationDateTime null', { expiresAt: null }, view, withoutExpiry(view)],
    ['PATCH displayName', { name: 'Client B' }, view, changed({}, { '@libre.graph.displayName': 'Client B' })],
    ['setPassword', { password: 'An0ther-Passw0rd!' }, view, view],
    ['setPassword empty (clear)', { password: null }, view, changed({ hasPassword: false })],
  ])('sends what was recorded as %s and believes the list', async (name, patch, before, after) => {
    answerList(before)
    const sent = answerAs(name)
    answerList(after)
    const { link, differences } = await wireClient().update(REF, patch)
    const { request } = recorded(name)
    expect(sent).toMatchObject([{ path: request.path, body: JSON.parse(request.body) }])
    expect(differences).toEqual([])
    expect(link.id).toBe(LINK)
  })

  it('clears no password where there is none', async () => {
    const open = changed({ hasPassword: false })
    answerList(open)
    answerList(open)
    const { differences } = await wireClient().update(REF, { password: null })
    expect(differences).toEqual([])
  })

  it('sends the end of the day that is asked for', async () => {
    answerList(view)
    const sent = answerAs('PATCH expirationDateTime')
    answerList(changed({ expirationDateTime: '2026-11-29T23:59:59Z' }))
    await wireClient().update(REF, { expiresAt: '2026-11-30T10:00:00+09:00' })
    expect(sent[0]?.body).toEqual({ expirationDateTime: '2026-11-29T23:59:59Z' })
  })

  it('sends nothing where nothing changes: an empty PATCH makes the server fail', async () => {
    answerList(view)
    answerList(view)
    const { differences } = await wireClient().update(REF, { role: 'viewer', name: 'Client A' })
    expect(differences).toEqual([])
  })

  it('tightens before it loosens, one field in a PATCH', async () => {
    answerList(changed({}, { type: 'edit' }))
    const password = told('POST', view)
    const patches = [told('PATCH', view), told('PATCH', withoutExpiry(view))]
    answerList(withoutExpiry(view))
    const order: string[] = []
    const links = wireClient({}, { onExchange: ({ method }) => order.push(method) })
    await links.update(REF, { expiresAt: null, role: 'viewer', password: 'An0ther-Passw0rd!' })
    expect(order).toEqual(['GET', 'PATCH', 'POST', 'PATCH', 'GET'])
    expect(password).toHaveLength(1)
    expect(patches.map(([sent]) => sent?.body)).toEqual([{ link: { type: 'view' } }, { expirationDateTime: null }])
  })

  it('says what is done of a change that stops halfway, and what is in force', async () => {
    answerList(view)
    answerAs('setPassword')
    answer('PATCH', refusal('invalid link type'))
    answerList(view)
    const error = await rejection(wireClient().update(REF, { role: 'editor', password: 'An0ther-Passw0rd!' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'role', done: ['password'], link: { role: 'viewer' } })
  })

  it('calls a half-done change ambiguous where the rest found no server', async () => {
    answerList(changed({}, { type: 'edit' }))
    told('PATCH', view)
    answer('PATCH', { status: 401 })
    answerList(view)
    answerList(view)
    const error = await rejection(wireClient().update(REF, { role: 'viewer', expiresAt: null }))
    expect(error).toMatchObject({ code: 'ambiguous', done: ['role'], link: { role: 'viewer' } })
  })

  it("clears no password that the server keeps: its rule is the account's policy", async () => {
    answerList(view)
    const sent = answer('POST', refusal('password protection is enforced'))
    const error = await rejection(wireClient().update(REF, { password: null }))
    expect(sent[0]?.body).toEqual({ password: '' })
    expect(error).toMatchObject({ code: 'policy', field: 'password', status: 400 })
  })
})

describe('an answer that is not as it should be', () => {
  it.each([
    ['another type', changed({}, { type: 'edit' })],
    ['a later expiry', changed({ expirationDateTime: '2026-12-28T23:59:59Z' })],
    ['no password', changed({ hasPassword: false })],
  ])('(%s) stops a change before it loosens, and the link is put back or revoked', async (_what, stray) => {
    answerList(view)
    told('PATCH', stray)
    answerList(stray)
    // Putting back: the type or the expiry in one PATCH, and never a password that is not known.
    const isLocked = stray['hasPassword'] === true
    if (isLocked) told('PATCH', view)
    else answerList(stray)
    if (!isLocked) answerAs('delete')
    answerList(...(isLocked ? [view] : []))
    const patch = { name: 'Client B', role: 'editor', expiresAt: null } as const
    const error = await rejection(wireClient().update(REF, patch, { tolerate: 'nothing' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: !isLocked })
  })
})

describe('a password that was not sent because of an answer before it', () => {
  it('is not taken for the one that is in force', async () => {
    const stray = changed({ expirationDateTime: '2026-11-25T23:59:59Z' }, { '@libre.graph.displayName': 'Client B' })
    answerList(view)
    told('PATCH', stray)
    answerList(stray)
    const back = [told('PATCH', changed({ expirationDateTime: '2026-11-25T23:59:59Z' })), told('PATCH', view)]
    answerList(view)
    const update = wireClient().update(REF, { name: 'Client B', password: 'An0ther-Passw0rd!' })
    expect(await rejection(update)).toMatchObject({ code: 'weaker-than-requested', field: 'password' })
    expect(back.flat()).toHaveLength(2)
  })
})

describe('the password of what becomes internal', () => {
  it('is not let go silently', async () => {
    answerList(view)
    const error = await rejection(wireClient().update(REF, { audience: 'organization' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'password' })
  })

  it('goes where null names it', async () => {
    answerList(view)
    const sent = answer('PATCH', { status: 200, body: JSON.stringify(internal) })
    answerList(internal)
    const { link, differences } = await wireClient().update(REF, { audience: 'organization', password: null })
    expect(sent[0]?.body).toEqual({ link: { type: 'internal' } })
    expect([link.audience, differences]).toEqual(['organization', []])
  })

  it('is not missed by what loosens after it', async () => {
    const endless = withoutExpiry(internal)
    answerList(view)
    answer('PATCH', { status: 200, body: JSON.stringify(internal) })
    const sent = answer('PATCH', { status: 200, body: JSON.stringify(endless) })
    answerList(endless)
    const patch = { audience: 'organization', password: null, expiresAt: null } as const
    expect((await wireClient().update(REF, patch)).differences).toEqual([])
    expect(sent[0]?.body).toEqual({ expirationDateTime: null })
  })

  it('goes where its loss is tolerated, and is told', async () => {
    answerList(view)
    answer('PATCH', { status: 200, body: JSON.stringify(internal) })
    answerList(internal)
    const { differences } = await wireClient().update(REF, { audience: 'organization' }, { tolerate: ['password'] })
    expect(differences).toMatchObject([{ field: 'password', effect: 'weaker' }])
  })
})

describe('an internal link that opens to anyone (inferred: setPassword is taken before)', () => {
  it('has its password before it opens', async () => {
    answerList(internal)
    const order: string[] = []
    const password = answer('POST', { status: 200, body: JSON.stringify({ ...internal, hasPassword: true }) })
    const patch = answer('PATCH', { status: 200, body: JSON.stringify(view) })
    answerList(view)
    await wireClient({}, { onExchange: ({ method }) => order.push(method) }).update(REF, {
      audience: 'anyone',
      password: PASSWORD,
    })
    expect(order).toEqual(['GET', 'POST', 'PATCH', 'GET'])
    expect([password[0]?.body, patch[0]?.body]).toEqual([{ password: PASSWORD }, { link: { type: 'view' } }])
  })

  it('is closed again by one PATCH where it came out weaker: it loses its password by that', async () => {
    const weaker = JSON.stringify(changed({}, { type: 'edit' }))
    answerList(internal)
    answer('POST', { status: 200, body: JSON.stringify({ ...internal, hasPassword: true }) })
    answer('PATCH', { status: 200, body: weaker })
    answerList(JSON.parse(weaker))
    const back = answer('PATCH', { status: 200, body: JSON.stringify(internal) })
    answerList(internal)
    const error = await rejection(wireClient().update(REF, { audience: 'anyone', password: PASSWORD }))
    expect(back[0]?.body).toEqual({ link: { type: 'internal' } })
    expect(error).toMatchObject({ code: 'weaker-than-requested', link: { audience: 'organization' } })
  })

  it('stays closed where the password was not taken', async () => {
    answerList(internal)
    answer('POST', { status: 200, body: JSON.stringify(internal) })
    answerList(internal)
    answerList(internal)
    const error = await rejection(wireClient().update(REF, { audience: 'anyone', password: PASSWORD }))
    expect(error).toMatchObject({
      code: 'weaker-than-requested',
      field: 'password',
      link: { audience: 'organization' },
    })
  })
})

describe('an update that comes out weaker', () => {
  it('is put back', async () => {
    answerList(view)
    answerAs('PATCH expirationDateTime')
    answerList(withoutExpiry(view))
    const back = answerAs('PATCH link + expiry together')
    answerList(view)
    const error = await rejection(wireClient().update(REF, { expiresAt: '2026-11-29T23:59:59Z' }))
    expect(back[0]?.body).toEqual({ expirationDateTime: '2026-11-28T23:59:59Z' })
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'expiresAt', takenBack: false })
  })

  it('is revoked where its former password is gone', async () => {
    answerList(view)
    answerAs('PATCH link.type edit')
    answerList(changed({ hasPassword: false }, { type: 'edit' }))
    answerList(changed({ hasPassword: false }, { type: 'edit' }))
    answerAs('delete')
    answerList()
    const error = await rejection(wireClient().update(REF, { role: 'editor' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: true })
  })
})
