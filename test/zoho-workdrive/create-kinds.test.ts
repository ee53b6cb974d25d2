import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { visitWorkDrive } from '../../packages/emulator/src/zoho-workdrive/visit-workdrive.ts'
import { FILE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }

describe('kinds and roles', () => {
  it.each(['download_url', 'link'] as const)('a download link, its address under %s', async (downloadLinkField) => {
    const bench = await startBench({ downloadLinkField })
    const { link, differences } = await bench.client().create({ ...DRAFT, kind: 'download', maxUses: 5 })
    expect(link).toMatchObject({
      kind: 'download',
      role: 'viewer',
      url: `${bench.origin}/external/${link.id}/download`,
    })
    // The limit is sent, and no document says how it is told.
    expect(differences).toMatchObject([{ field: 'maxUses', reason: 'unverified', effect: 'other' }])
    expect(bench.state.links.get(link.id)).toMatchObject({ type: 'download', downloadLimit: 5, roleId: null })
  })

  it.each([
    { kind: 'download', role: 'editor' },
    { kind: 'access', role: 'uploader' },
    { kind: 'access', role: 'reviewer' },
  ] as const)('refuses a $kind link on a file for $role before sending', async (draft) => {
    const bench = await startBench()
    expect(await rejection(bench.client().create({ ...DRAFT, ...draft }))).toMatchObject({
      code: 'unsupported',
      field: 'role',
    })
    expect(bench.requests).toEqual([])
  })

  it.each([
    { password: 'Sesame-7', field: 'password' },
    { allowDownload: false, field: 'allowDownload' },
  ])('refuses $field on a download link before sending', async ({ field, ...wish }) => {
    const bench = await startBench()
    const error = await rejection(bench.client().create({ ...DRAFT, ...wish, kind: 'download' }))
    expect(error).toMatchObject({ code: 'unsupported', field })
    expect(bench.requests).toEqual([])
  })

  it('a link opens with its password alone, and lets download where it may', async () => {
    const bench = await startBench()
    const { link } = await bench.client().create({ ...DRAFT, password: 'Sesame-7', allowDownload: false })
    const url = link.url ?? ''
    expect(visitWorkDrive(bench.server, { url })).toMatchObject({ opened: false })
    expect(visitWorkDrive(bench.server, { url, password: 'Sesame-7' })).toMatchObject({ opened: true, download: false })
  })

  it('an editor on a file that is not of Zoho is refused with a reason to look for (inferred)', async () => {
    const bench = await startBench()
    const error = await rejection(bench.client().create({ ...DRAFT, role: 'editor' }))
    expect(error.code).toBe('unexpected-response')
    expect(error.hint).toContain('role')
    expect(bench.state.links.size).toBe(0)
  })

  it('a draft in WorkDrive cannot be shared', async () => {
    const bench = await startBench()
    const error = await rejection(
      bench.client().create({ ...DRAFT, target: { kind: 'file', id: 'wddrf0000000000000000000000000000000c' } }),
    )
    expect(error.code).toBe('policy')
  })
})
