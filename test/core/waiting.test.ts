import { createQueue, ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { DRAFT, script } from './scripted.ts'

/** A client whose first update does not end before `release` is called. */
function held() {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  let first = true
  const scripted = script({
    operations: ({ update }) => ({
      update: async (change, call) => {
        if (first) {
          first = false
          await gate
        }
        return update(change, call)
      },
    }),
  })
  return { ...scripted, release }
}

const code = (error: unknown): string => (ShareLinkError.is(error) ? error.code : 'another error')

describe('a call that waits for another of the same link', () => {
  it('ends with its own deadline, and writes nothing', async () => {
    const { links, calls, release } = held()
    const { link } = await links.create(DRAFT)
    const before = links.update(link.ref, { name: 'first' })
    const waiting = links.update(link.ref, { name: 'second' }, { deadline: 60 })
    await expect(waiting.catch(code)).resolves.toBe('timeout')
    release()
    await before
    expect(calls.filter((name) => name === 'update')).toHaveLength(1)
    expect((await links.get(link.ref)).name).toBe('first')
  })

  it('ends with its own signal', async () => {
    const { links, release } = held()
    const { link } = await links.create(DRAFT)
    const before = links.update(link.ref, { name: 'first' })
    const controller = new AbortController()
    const waiting = links.revoke(link.ref, { signal: controller.signal }).catch(code)
    controller.abort()
    await expect(waiting).resolves.toBe('cancelled')
    release()
    await before
    expect((await links.get(link.ref)).name).toBe('first')
  })

  it('leaves those behind it in their order', async () => {
    const { links, release } = held()
    const { link } = await links.create(DRAFT)
    const before = links.update(link.ref, { name: 'first' })
    const givenUp = links.update(link.ref, { name: 'second' }, { deadline: 60 }).catch(code)
    const behind = links.update(link.ref, { name: 'third' })
    await givenUp
    release()
    await Promise.all([before, behind])
    expect((await links.get(link.ref)).name).toBe('third')
  })
})

it('a call that was given up before it comes to wait does not wait', async () => {
  const queue = createQueue()
  const call = startCall('memory', Date, 30_000, AbortSignal.abort())
  let release = (): void => undefined
  const before = queue('link', () => new Promise<void>((resolve) => (release = resolve)))
  const waiting = queue('link', () => Promise.resolve('done'), call).catch(code)
  const turn = new Promise((resolve) => setImmediate(resolve, 'waits'))
  expect(await Promise.race([waiting, turn])).toBe('cancelled')
  release()
  await before
  call.end()
})

describe('what an update let go untold', () => {
  it('is a weaker difference of the outcome', async () => {
    const { links } = script({
      operations: ({ update }) => ({
        update,
        lostBy: () => ['password', 'expiresAt'],
      }),
    })
    const { link } = await links.create(DRAFT)
    const { differences } = await links.update(link.ref, { role: 'editor' }, { tolerate: ['password', 'expiresAt'] })
    expect(differences).toMatchObject([
      { field: 'password', requested: '(not told)', effective: '(none)', reason: 'dropped', effect: 'weaker' },
      { field: 'expiresAt', requested: '(not told)', effective: null, reason: 'dropped', effect: 'weaker' },
    ])
  })
})
