import { createShareLinks } from '@sharelink/core'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { expect, test } from 'vitest'
import { rejection } from '../setup/rejection.ts'
import { FILE } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const people = ['ann@example.com', 'bob@example.com']
const share = { target: FILE, role: 'viewer', audience: 'people', people } as const

test('a new share for an old one, asked for again with its key, replaces nothing the second time', async () => {
  const { client, item } = await useDocs()
  const options = { recreate: true, idempotencyKey: 'to-editors' }
  const { link } = await client().create(share)
  const first = await client().update(link.ref, { role: 'editor' }, options)
  expect(first.replaced).toBe(link.ref)
  const again = await client().update(first.link.ref, { role: 'editor' }, options)
  expect([again.link.ref, again.replaced]).toEqual([first.link.ref, undefined])
  expect(item(FILE.id).people).toHaveLength(2)
})

test('a call that waits for its turn ends when it is cancelled', async () => {
  let release = (): void => undefined
  const gate = new Promise<string>((resolve) => {
    release = () => resolve('1000.token')
  })
  const accessToken = (): Promise<string> => gate
  const links = createShareLinks(createZohoDocs({ accessToken, baseUrl: 'http://127.0.0.1:1', timeZone: 'UTC' }))
  const [first, controller] = [new AbortController(), new AbortController()]
  const before = rejection(links.create(share, { signal: first.signal }))
  const waiting = rejection(links.create(share, { signal: controller.signal }))
  controller.abort()
  expect((await waiting).code).toBe('cancelled')
  first.abort()
  release()
  await before
})
