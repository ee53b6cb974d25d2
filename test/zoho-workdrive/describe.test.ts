import type { ShareLinkDraft, Target } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext } from './mishaps.ts'
import { rejection } from '../setup/rejection.ts'
import { FILE, FOLDER, startBench } from './workdrive-bench.ts'

const FILE_AS_FOLDER: Target = { kind: 'folder', id: FILE.id }
const FOLDER_AS_FILE: Target = { kind: 'file', id: FOLDER.id }
const wish = (target: Target, more: Partial<ShareLinkDraft> = {}): ShareLinkDraft => ({
  target,
  role: 'viewer',
  audience: 'anyone',
  ...more,
})

describe('a target that is not what the caller says (is_folder inferred)', () => {
  it.each([
    { draft: wish(FILE_AS_FOLDER), message: 'is a file, not a folder' },
    { draft: wish(FOLDER_AS_FILE), message: 'is a folder, not a file' },
    { draft: wish(FOLDER_AS_FILE, { role: 'commenter' }), message: 'is a folder, not a file' },
  ])('is refused before a link is made: $message, $draft.role', async ({ draft, message }) => {
    const bench = await startBench()
    const error = await rejection(bench.client().create(draft))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target' })
    expect(error.message).toContain(message)
    expect(bench.sent()).toEqual([`GET /workdrive/api/v1/files/${draft.target.id}`])
  })

  it('is refused also where the server writes the flag as a text', async () => {
    const bench = await startBench({ values: 'text' })
    expect((await rejection(bench.client().create(wish(FILE_AS_FOLDER)))).code).toBe('invalid-request')
    expect(bench.state.links.size).toBe(0)
  })

  it('is the caller’s word where the answer has no such flag', async () => {
    const bench = await startBench()
    const body = JSON.stringify({ data: { id: FOLDER.id, type: 'files', attributes: { name: 'Drawings' } } })
    onNext(bench, 'GET', /files\/[^/]+$/, { status: 200, headers: {}, body })
    await bench.client().create(wish(FOLDER))
    expect([...bench.state.links.values()]).toMatchObject([{ roleId: '6' }])
  })

  it('is not asked about for a download link, which sends no role', async () => {
    const bench = await startBench()
    await bench.client().create(wish(FILE_AS_FOLDER, { kind: 'download' }))
    expect(bench.sent()[0]).toBe('POST /workdrive/api/v1/links')
  })

  it('is not found where it cannot be read, and nothing is sent', async () => {
    const bench = await startBench()
    const error = await rejection(bench.client().create(wish({ kind: 'file', id: 'unknown' })))
    expect(error).toMatchObject({ code: 'not-found', status: 401 })
    expect(bench.requests).toHaveLength(1)
  })
})
