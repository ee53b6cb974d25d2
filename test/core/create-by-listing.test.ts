import { describe, expect, it } from 'vitest'
import { listingScript } from './listing-script.ts'
import { allOf } from '../setup/rejection.ts'
import { DRAFT, failure, NOW, refusal } from './scripted.ts'

const KEY = { idempotencyKey: 'order-1' }
const DAY = 86_400_000
const REF = 'memory:file:7:id-1'

describe('a create whose answer never came, where the server names the links', () => {
  it('is the one link that was not there before', async () => {
    const { links, server } = listingScript({ lost: true })
    expect((await links.create({ ...DRAFT, name: 'a' })).link.ref).toBe(REF)
    expect(server.links.size).toBe(1)
  })

  it('is it too where it came out stricter', async () => {
    const { links } = listingScript({
      lost: true,
      make: (put, order) => put(order, { expiresAt: NOW + DAY }),
    })
    const expiresAt = new Date(NOW + 2 * DAY)
    const { differences } = await links.create({ ...DRAFT, name: 'a', expiresAt }, { tolerate: 'stricter' })
    expect(differences).toMatchObject([{ field: 'expiresAt', effect: 'stricter' }])
  })

  it('is none where nothing came', async () => {
    const { links } = listingScript({ lost: true, make: () => undefined })
    expect(await refusal(links.create({ ...DRAFT, name: 'a' }))).toMatchObject({ code: 'unavailable' })
  })

  it.each([
    ['weaker', { allowDownload: true }],
    ['of another name', { name: 'b' }],
  ])('is not told where what came is %s', async (_what, changed) => {
    const { links } = listingScript({ lost: true, make: (put, order) => put(order, changed) })
    const error = await refusal(links.create({ ...DRAFT, name: 'a', allowDownload: false }))
    expect(error).toMatchObject({ code: 'ambiguous', candidates: [{ ref: REF }] })
  })

  it('is not told where two came', async () => {
    const { links } = listingScript({
      lost: true,
      make: (put, order) => [put(order), put(order)],
    })
    const error = await refusal(links.create({ ...DRAFT, name: 'a' }))
    expect([error.code, error.candidates?.length]).toEqual(['ambiguous', 2])
  })

  it('is not told where links of others are hidden', async () => {
    const { links } = listingScript({ lost: true, hidden: () => true })
    expect(await refusal(links.create({ ...DRAFT, name: 'a' }))).toMatchObject({ code: 'ambiguous' })
  })
})

describe('a key, where the server names the links', () => {
  it('finds its own link among others', async () => {
    const { links, server } = listingScript()
    await links.create({ ...DRAFT, name: 'other' })
    const first = await links.create(DRAFT, KEY)
    const again = await links.create(DRAFT, KEY)
    expect([again.link.ref, server.links.size]).toEqual([first.link.ref, 2])
  })

  it('may be on a link that is hidden: forbidden', async () => {
    const { links, server } = listingScript({ hidden: () => true })
    expect(await refusal(links.create(DRAFT, KEY))).toMatchObject({ code: 'forbidden' })
    expect(server.links.size).toBe(0)
  })

  it('is found where links of others are hidden, and its own is not', async () => {
    let isHidden = false
    const { links, server } = listingScript({ hidden: () => isHidden })
    const first = await links.create(DRAFT, KEY)
    isHidden = true
    expect((await links.create(DRAFT, KEY)).link.ref).toBe(first.link.ref)
    expect(server.links.size).toBe(1)
  })

  it('of a rival whose age is not told makes the one with the greater id go', async () => {
    const { links, server } = listingScript({
      make: (put, order) => [put(order), put(order)],
      told: ({ link: { createdAt: _untold, ...link }, ...rest }) => ({ ...rest, link }),
    })
    expect(await refusal(links.create(DRAFT, KEY))).toMatchObject({ code: 'conflict', takenBack: true })
    expect(server.links.size).toBe(1)
  })

  it('of a rival that is equally old and stays makes what was made here go', async () => {
    const { links, server } = listingScript({ make: (put, order) => [put(order), put(order)] })
    const error = await refusal(links.create(DRAFT, KEY))
    expect(error).toMatchObject({ code: 'conflict', takenBack: true, link: { ref: 'memory:file:7:id-2' } })
    expect([...server.links.values()].map(({ id }) => id)).toEqual(['id-2'])
  })

  it('of a rival that goes in time stays on the older one', async () => {
    let looks = 0
    const { links, server } = listingScript({
      make: (put, order) => [put(order), put(order, { createdAt: NOW + 1 })],
      told: (found) => {
        // The other client takes its own back after its second look.
        looks += found.link.id === 'id-2' ? 1 : 0
        if (looks === 2) server.links.delete('/file/7/links/id-2')
        return found
      },
    })
    expect((await links.create(DRAFT, KEY)).link.ref).toBe(REF)
    expect([...server.links.values()].map(({ id }) => id)).toEqual(['id-1'])
  })

  it('of an older rival makes what was made here go', async () => {
    const { links, server } = listingScript({
      make: (put, order) => [put(order), put(order, { createdAt: NOW - 1 })],
    })
    const error = await refusal(links.create(DRAFT, KEY))
    expect(error).toMatchObject({ code: 'conflict', takenBack: true, link: { ref: 'memory:file:7:id-2' } })
    expect([...server.links.values()].map(({ id }) => id)).toEqual(['id-2'])
  })
})

it('a link made with a key is as the list has it by then, also where it lost its name there', async () => {
  let isMade = false
  const { links, server } = listingScript({
    told: (found) => {
      const { link } = found
      const listed = isMade ? { ...found, link: { ...link, name: 'renamed', allowDownload: true } } : found
      isMade = true
      return listed
    },
  })
  const error = await refusal(links.create({ ...DRAFT, allowDownload: false }, KEY))
  expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
  expect(server.links.size).toBe(0)
})

describe('a rival before which the link that was made here cannot be taken back', () => {
  it.each([
    ['is still there', () => Promise.resolve({ verified: false })],
    ['is refused', () => Promise.reject(new Error('refused'))],
  ])('as it %s: both are named', async (_what, revoke) => {
    const { links } = listingScript({
      make: (put, order) => [put(order), put(order, { createdAt: NOW - 1 })],
      revoke,
    })
    const error = await refusal(links.create(DRAFT, KEY))
    expect(error).toMatchObject({
      code: 'conflict',
      takenBack: false,
      candidates: [{ ref: REF }, { ref: 'memory:file:7:id-2' }],
      hint: `Revoke ${REF} now.`,
    })
    expect(error.message).toContain('The one made here could NOT be taken back.')
  })
})

describe('an item of another kind than its target says', () => {
  const asFolder: Parameters<typeof listingScript>[0] = {
    told: (found) => ({ ...found, link: { ...found.link, target: { kind: 'folder', id: '7' } } }),
  }

  it('gets no link', async () => {
    const { links } = listingScript(asFolder)
    const error = await refusal(links.create({ ...DRAFT, name: 'a' }))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target', takenBack: true })
    expect(error.message).toContain('target: file is not what the server has there.')
  })

  it.each([
    ['is still there', () => Promise.resolve({ verified: false })],
    ['is refused', () => Promise.reject(new Error('refused'))],
  ])('may have one where its taking back %s', async (_what, revoke) => {
    const { links } = listingScript({ ...asFolder, revoke })
    const error = await refusal(links.create({ ...DRAFT, name: 'a' }))
    expect(error).toMatchObject({ code: 'ambiguous', field: 'target', candidates: [{ target: { kind: 'folder' } }] })
  })

  it('is refused where its links tell, which are named', async () => {
    let isFolder = false
    const { links, server } = listingScript({
      told: (found) => (isFolder ? { ...found, link: { ...found.link, target: { kind: 'folder', id: '7' } } } : found),
    })
    await links.create({ ...DRAFT, name: 'a' })
    isFolder = true
    const error = await refusal(links.create({ ...DRAFT, name: 'b' }))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target', candidates: [{ id: 'id-1' }] })
    expect(server.links.size).toBe(1)
  })
})

describe('reading by a list', () => {
  it.each([
    ['an id of a member', 'member', 'This permission is not a link.'],
    ['an id that is not there', 'gone', 'The item has no such link: it was revoked, or it has expired.'],
  ])('%s: not-found', async (_what, id, message) => {
    const { links } = listingScript()
    expect(await refusal(links.get(`memory:file:7:${id}`))).toMatchObject({ code: 'not-found', message })
  })

  it('that hides others: forbidden, but for one that is seen', async () => {
    const { links } = listingScript({ hidden: () => true })
    await links.create({ ...DRAFT, name: 'a' })
    expect((await links.get(REF)).ref).toBe(REF)
    expect(await refusal(links.get('memory:file:7:gone'))).toMatchObject({
      code: 'forbidden',
      message: 'The account may not see the links of this item.',
    })
  })

  it('that hides all: forbidden, and not an empty list', async () => {
    const { links } = listingScript({ hidden: () => true })
    expect(await refusal(allOf(links.list(DRAFT.target)))).toMatchObject({ code: 'forbidden' })
    await links.create({ ...DRAFT, name: 'a' })
    expect(await allOf(links.list(DRAFT.target))).toHaveLength(1)
  })
})

describe('taking a link back where the first try is not known to have worked', () => {
  const doubtful = (): (() => Promise<{ verified: boolean }>) => {
    let tries = 0
    return () => {
      tries += 1
      return tries === 1 ? Promise.reject(failure('ambiguous')) : Promise.resolve({ verified: true })
    }
  }

  it('is seen by the second, before a rival', async () => {
    const { links } = listingScript({
      make: (put, order) => [put(order), put(order, { createdAt: NOW - 1 })],
      revoke: doubtful(),
    })
    expect(await refusal(links.create(DRAFT, KEY))).toMatchObject({ code: 'conflict', takenBack: true })
  })

  it('is seen by the second, on an item of another kind', async () => {
    const { links } = listingScript({
      told: (found) => ({ ...found, link: { ...found.link, target: { kind: 'folder', id: '7' } } }),
      revoke: doubtful(),
    })
    expect(await refusal(links.create({ ...DRAFT, name: 'a' }))).toMatchObject({ field: 'target', takenBack: true })
  })

  it('is seen by the second, of a weaker link', async () => {
    const { links } = listingScript({
      told: (found) => ({ ...found, link: { ...found.link, allowDownload: true } }),
      revoke: doubtful(),
    })
    const error = await refusal(links.create({ ...DRAFT, allowDownload: false }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
  })
})
