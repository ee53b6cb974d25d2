import type { Target } from '@sharelink/core'
import { expect, test } from 'vitest'
import { client, script, type Step, useScript } from './portal-script.ts'
import { collect, entry, envelope, LINK_ID, OTHER_ID, rejection, room } from './wire-samples.ts'

useScript()

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function page(from: number, length: number): readonly unknown[] {
  return Array.from({ length }, (_, index) => entry({ id: uuid(from + index) }))
}

function pageOf(startIndex: number, items: readonly unknown[], total?: number): Step {
  const request = `GET /api/2.0/files/file/5001/links?startIndex=${startIndex}&count=100`
  return { request, answer: envelope(items, total === undefined ? {} : { total }) }
}

const FILE: Target = { kind: 'file', id: '5001' }

async function ids(target: Target = FILE): Promise<string[]> {
  return (await collect(client().list(target))).map(({ id }) => id)
}

test.each([
  [{ kind: 'room', id: '3975' }, '/api/2.0/files/rooms/3975/links'],
  [{ kind: 'folder', id: '4001' }, '/api/2.0/files/folder/4001/links'],
  [{ kind: 'folder', id: 'sbox-12-root/a' }, '/api/2.0/files/folder/sbox-12-root%2Fa/links'],
] as const)('%j is one page', async (target, path) => {
  script({ request: `GET ${path}`, answer: envelope([entry(), entry({ id: OTHER_ID })]) })
  expect(await ids(target)).toEqual([LINK_ID, OTHER_ID])
})

test('a file has pages of 100 (FilesController.cs:619-633)', async () => {
  script(pageOf(0, page(0, 100), 130), pageOf(100, page(100, 30), 130))
  expect(await ids()).toEqual(Array.from({ length: 130 }, (_, index) => uuid(index)))
})

test('a page that is shorter than asked does not lose what comes after it', async () => {
  script(pageOf(0, page(0, 60), 130), pageOf(60, page(60, 70), 130))
  expect(await ids()).toHaveLength(130)
})

test('a full page is followed even where no total is told', async () => {
  script(pageOf(0, page(0, 100)), pageOf(100, page(100, 2)))
  expect(await ids()).toHaveLength(102)
})

test('a total that is too small hides nothing', async () => {
  script(pageOf(0, page(0, 100), 1), pageOf(100, page(100, 1), 1))
  expect(await ids()).toHaveLength(101)
})

test('a server that ignores startIndex is not asked for ever', async () => {
  script(pageOf(0, page(0, 100), 500), pageOf(100, page(0, 100), 500))
  expect(await ids()).toHaveLength(100)
})

test('an empty last page ends the list', async () => {
  script(pageOf(0, page(0, 100), 130), pageOf(100, [], 130))
  expect(await ids()).toHaveLength(100)
})

const REF = `onlyoffice-docspace:room:3975:${LINK_ID}`
const ROOM_LIST = 'GET /api/2.0/files/rooms/3975/links'

test('get finds the link in the list, its id in any case', async () => {
  script({ request: ROOM_LIST, answer: envelope([entry({ id: OTHER_ID }), entry({ name: 'x' })]) })
  expect((await client().get(REF.replace(LINK_ID, LINK_ID.toUpperCase()))).id).toBe(LINK_ID)
})

test('get: not found where other links can be seen', async () => {
  script({ request: ROOM_LIST, answer: envelope([entry({ id: OTHER_ID })]) })
  expect(await rejection(client().get(REF))).toMatchObject({ code: 'not-found' })
})

test.each([
  [true, 'not-found'],
  [false, 'forbidden'],
])('get: an empty list of an item whose canShare is %s', async (canShare, code) => {
  script(
    { request: ROOM_LIST, answer: envelope([]) },
    { request: 'GET /api/2.0/files/rooms/3975', answer: room(5, { canShare }) },
  )
  expect(await rejection(client().get(REF))).toMatchObject({ code })
})

test('get: an empty list of an item that says neither canShare nor EditAccess', async () => {
  script(
    { request: ROOM_LIST, answer: envelope([]) },
    { request: 'GET /api/2.0/files/rooms/3975', answer: envelope({ id: 3975 }) },
  )
  expect(await rejection(client().get(REF))).toMatchObject({ code: 'forbidden' })
})

test.each([{ canShare: true }, { canShare: undefined }])('list: nothing, and the item has %j', async (more) => {
  script(
    { request: ROOM_LIST, answer: envelope([]) },
    { request: 'GET /api/2.0/files/rooms/3975', answer: envelope({ id: 3975, ...more }) },
  )
  expect(await ids({ kind: 'room', id: '3975' })).toEqual([])
})

test('list: nothing is shown to an account that may not share (FileSharing.cs:719-728), and that is not nothing', async () => {
  script(
    { request: ROOM_LIST, answer: envelope([]) },
    { request: 'GET /api/2.0/files/rooms/3975', answer: room(5, { canShare: false }) },
  )
  expect(await rejection(ids({ kind: 'room', id: '3975' }))).toMatchObject({ code: 'forbidden' })
})

test('a link is the same, whether its target came with a type or not', async () => {
  const step: Step = { request: ROOM_LIST, answer: envelope([entry()]) }
  script(step, step)
  const [listed] = await collect(client().list({ kind: 'room', id: '3975', type: 'CustomRoom' }))
  expect(await client().get(REF)).toEqual(listed)
})

test('what is not a target of ours cannot be listed', async () => {
  const error = await rejection(collect(client().list('my-folders')))
  expect(error).toMatchObject({ code: 'unsupported', field: 'scope' })
})
