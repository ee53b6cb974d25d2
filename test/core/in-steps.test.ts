import { changeInSteps, type Effective, ShareLinkError, type Step } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'

type Link = Effective<string>

const link = (state: string): Link => ({
  link: {
    ref: 'memory:file:1:a',
    provider: 'memory',
    id: 'a',
    target: { kind: 'file', id: '1' },
    kind: 'access',
    audience: 'anyone',
    passwordProtected: false,
    expiresAt: null,
  },
  state,
})

const call = startCall('memory', Date, 60_000)
const failing = (code: ShareLinkError['code']): ShareLinkError =>
  new ShareLinkError({ code, provider: 'memory', message: 'It was refused.' })

/** A step that notes that it was sent, and is answered as told. */
function step(sent: string[], field: 'role' | 'name', answer: Link | ShareLinkError, holds = true): Step<string> {
  return {
    fields: [field],
    send: () => {
      sent.push(field)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    holds: () => holds,
  }
}

const looks: string[] = []
function look(looking: typeof call): Promise<Link> {
  looks.push(looking === call ? 'call' : looking === call.verifying ? 'verifying' : 'another')
  return Promise.resolve(link('read'))
}

describe('a change in several calls', () => {
  it('reads what is in force under what is kept of the call for it', async () => {
    const sent: string[] = []
    looks.length = 0
    const steps = [step(sent, 'role', link('one')), step(sent, 'name', link('two'))]
    const { after, done } = await changeInSteps(steps, look, call)
    expect([after.state, done, sent, looks]).toEqual(['read', ['role', 'name'], ['role', 'name'], ['verifying']])
  })

  it('without a step only reads, as any read does', async () => {
    looks.length = 0
    expect(await changeInSteps([], look, call)).toEqual({ after: link('read'), done: [] })
    expect(looks).toEqual(['call'])
  })

  it('sends nothing more after an answer that is not as it should be', async () => {
    const sent: string[] = []
    const steps = [step(sent, 'role', link('one'), false), step(sent, 'name', link('two'))]
    expect((await changeInSteps(steps, look, call)).done).toEqual(['role'])
    expect(sent).toEqual(['role'])
  })

  it('that fails at first is nothing but that failure', async () => {
    looks.length = 0
    const error = failing('unavailable')
    await expect(changeInSteps([step([], 'role', error)], look, call)).rejects.toBe(error)
    expect(looks).toEqual([])
  })

  it('that fails later says what was done and what is in force, and no longer that nothing was written', async () => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing('unavailable'))]
    await expect(changeInSteps(steps, look, call)).rejects.toMatchObject({
      code: 'ambiguous',
      done: ['role'],
      link: link('read').link,
      message: 'The update is half done (role): It was refused.',
      hint: 'See `link` for what is in force, and repeat the update.',
    })
  })

  it('that lost its credential on the way is half done as well, and says what to check', async () => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing('unauthorized'))]
    const hint: unknown = expect.stringMatching(/repeat the update\. Check the credential/)
    await expect(changeInSteps(steps, look, call)).rejects.toMatchObject({ code: 'ambiguous', done: ['role'], hint })
  })

  it.each(['unavailable', 'timeout', 'cancelled', 'rate-limited'] as const)(
    'that fails later as %s promises no more that nothing was written',
    async (code) => {
      const steps = [step([], 'role', link('one')), step([], 'name', failing(code))]
      const error: unknown = await changeInSteps(steps, look, call).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'ambiguous', done: ['role'] })
      expect(ShareLinkError.is(error) && error.hint).not.toMatch(/nothing was (written|sent)/i)
    },
  )

  it('keeps the code of a refusal', async () => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing('policy'))]
    const hint: unknown = expect.stringMatching(/repeat the update\. Follow the rule/)
    await expect(changeInSteps(steps, look, call)).rejects.toMatchObject({ code: 'policy', done: ['role'], hint })
  })

  it('tells of a link that cannot be read what was answered last, where the step that failed wrote nothing', async () => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing('rate-limited'))]
    const blind = (): Promise<Link> => Promise.reject(failing('unavailable'))
    const told = { ...link('one').link }
    await expect(changeInSteps(steps, blind, call)).rejects.toMatchObject({ code: 'ambiguous', link: told })
  })

  it.each(['ambiguous', 'unexpected-response'] as const)('tells nothing of it after %s', async (code) => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing(code))]
    const blind = (): Promise<Link> => Promise.reject(failing('unavailable'))
    const error: unknown = await changeInSteps(steps, blind, call).catch((thrown: unknown) => thrown)
    expect(error).not.toHaveProperty('link')
  })

  it('says nothing of the link that cannot be read', async () => {
    const steps = [step([], 'role', link('one')), step([], 'name', failing('policy'))]
    const blind = (): Promise<Link> => Promise.reject(failing('unavailable'))
    const error: unknown = await changeInSteps(steps, blind, call).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'policy', done: ['role'] })
    expect(error).not.toHaveProperty('link')
  })
})
