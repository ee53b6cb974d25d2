import { ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { withoutEcho } from '../../packages/core/src/transport/echo.ts'
import { DRAFT, refusal, script, type Script } from './scripted.ts'

const PASSWORD = 'Kestrel-Harbor-27'
const ASKED = { ...DRAFT, password: PASSWORD }

/** A provider in whose links the password stands where it does not belong. */
function echoing(members: object): Script {
  return {
    operations: (operations) => ({
      create: async (order, call) => {
        const made = await operations.create(order, call)
        return { ...made, link: { ...made.link, ...members } }
      },
      update: async (change, call) => {
        const after = await operations.update(change, call)
        return { ...after, link: { ...after.link, ...members } }
      },
    }),
  }
}

/** A provider that gives a link another name with every update. */
function renaming(name: string): Script {
  return {
    operations: (operations) => ({
      update: async (change, call) => {
        const after = await operations.update(change, call)
        return { ...after, link: { ...after.link, name } }
      },
    }),
  }
}

describe('a password that a provider repeats', () => {
  const MEMBERS = [
    { name: `it is ${PASSWORD}` },
    { providerRole: PASSWORD },
    { others: [PASSWORD] },
    { people: [PASSWORD] },
  ]

  it.each(MEMBERS)('does not come out of a create: %j', async (members) => {
    const { links } = script(echoing(members))
    const outcome = await links.create(ASKED)
    expect(JSON.stringify(outcome)).not.toContain(PASSWORD)
    expect(outcome.link.passwordProtected).toBe(true)
  })

  it('does not come out of an update', async () => {
    const { links } = script(echoing({ name: PASSWORD }))
    const { link } = await links.create(DRAFT)
    expect((await links.update(link.ref, { password: PASSWORD })).link.name).toBe('***')
  })

  it('does not come out of what an update asked for, where the name before was already the new password', async () => {
    const { links } = script({})
    const { link } = await links.create({ ...DRAFT, name: `it is ${PASSWORD}` })
    const { requested } = await links.update(link.ref, { password: PASSWORD })
    expect(requested.name).toBe('it is ***')
  })

  it('does not come out of a difference between that name and another', async () => {
    const { links } = script(renaming('Shared link'))
    const { link } = await links.create({ ...DRAFT, name: `it is ${PASSWORD}` })
    const { differences } = await links.update(link.ref, { password: PASSWORD })
    expect(differences).toMatchObject([{ field: 'name', requested: 'it is ***', effective: 'Shared link' }])
  })

  it('does not come out of an error, its differences and candidates', async () => {
    const { links } = script(echoing({ role: undefined, providerRole: PASSWORD, name: PASSWORD }))
    const error = await refusal(links.create({ ...ASKED, name: 'Board papers' }))
    expect(error.code).toBe('weaker-than-requested')
    expect(`${JSON.stringify(error)} ${error.stack}`).not.toContain(PASSWORD)
  })

  it('does not come out of an error of the adapter', async () => {
    const { links } = script({
      operations: () => ({
        create: async (order) => {
          const link = {
            ref: 'r',
            provider: 'memory',
            id: 'l',
            target: order.draft.target,
            kind: 'access',
            name: PASSWORD,
          } as const
          throw new ShareLinkError({
            code: 'conflict',
            provider: 'memory',
            message: PASSWORD,
            hint: PASSWORD,
            link,
            candidates: [link],
          })
        },
      }),
    })
    const error = await refusal(links.create(ASKED))
    expect(`${JSON.stringify(error)} ${error.stack}`).not.toContain(PASSWORD)
  })
})

describe('a credential that an answer repeats', () => {
  const TEXT = '{"title":"no: sk-7f3a9c11d2"}'

  it.each([
    { headers: { authorization: 'Bearer sk-7f3a9c11d2' } },
    { headers: { Authorization: 'sk-7f3a9c11d2' } },
    { headers: { cookie: 'asc_auth_key=sk-7f3a9c11d2' } },
    { body: { form: { refresh_token: 'sk-7f3a9c11d2' } } },
    { body: { form: { client_secret: 'sk-7f3a9c11d2' } } },
    { body: { multipart: { apikey: 'sk-7f3a9c11d2' } } },
  ])('is masked before anything is read: %j', (request) => {
    expect(withoutEcho(TEXT, { method: 'POST', path: '/', ...request })).toBe('{"title":"no: ***"}')
  })

  it.each([
    { headers: { accept: 'sk-7f3a9c11d2' } },
    { headers: { authorization: 'Bearer no: sk' } },
    { body: { form: { emailids: 'sk-7f3a9c11d2' } } },
    { body: { json: { password: 'sk-7f3a9c11d2' } } },
  ])('and nothing else is, nor what is too short to be told from a word: %j', (request) => {
    expect(withoutEcho(TEXT, { method: 'POST', path: '/', ...request })).toBe(TEXT)
  })
})
