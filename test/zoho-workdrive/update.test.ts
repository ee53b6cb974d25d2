import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { type Bench, FILE, FOLDER, NATIVE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = {
  target: FILE,
  role: 'viewer',
  audience: 'anyone',
  name: 'report',
  password: 'Sesame-7',
  expiresAt: '2027-03-01T12:00:00Z',
  allowDownload: false,
  visitorFields: ['email'],
}

/** The attributes of each PATCH that has been sent, in order. */
function patches(bench: Bench): unknown[] {
  return bench.requests
    .filter(({ method }) => method === 'PATCH')
    .map(({ body }) => {
      const parsed: unknown = JSON.parse(body)
      return typeof parsed === 'object' && parsed !== null && 'data' in parsed ? parsed.data : undefined
    })
}

const patched = (...all: unknown[]): unknown[] => all.map((attributes) => ({ attributes, type: 'links' }))

describe('an update', () => {
  it('sends one PATCH for each setting, those that tighten first', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    const outcome = await links.update(link.ref, {
      password: null,
      allowDownload: true,
      expiresAt: '2027-02-01T12:00:00Z',
    })
    expect(patches(bench)).toEqual(
      patched({ expiration_date: '2027-02-01 13:00:00' }, { allow_download: true }, { is_password_protected: false }),
    )
    expect(outcome.differences).toEqual([])
    expect(outcome.link).toMatchObject({ passwordProtected: false, allowDownload: true, name: 'report' })
  })

  it('moves an expiry after what tightens and before what loosens', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    await links.update(link.ref, { expiresAt: '2027-04-01T12:00:00Z', password: 'Other-8' })
    expect(patches(bench)).toEqual(
      patched({ is_password_protected: true, password_text: 'Other-8' }, { expiration_date: '2027-04-01 14:00:00' }),
    )
    const bare = await links.create({ target: FILE, role: 'viewer', audience: 'anyone', allowDownload: false })
    bench.requests.splice(0)
    await links.update(bare.link.ref, { allowDownload: true, expiresAt: '2027-04-01T12:00:00Z' })
    expect(patches(bench)).toEqual(patched({ expiration_date: '2027-04-01 14:00:00' }, { allow_download: true }))
  })

  it.each([{ role: 'commenter' }, { name: 'other' }, { visitorFields: [] }, { expiresAt: null }] as const)(
    'of %o needs the word recreate',
    async (patch) => {
      const bench = await startBench()
      const links = bench.client()
      const { link } = await links.create(DRAFT)
      const [field] = Object.keys(patch)
      const error = await rejection(links.update(link.ref, patch))
      expect(error).toMatchObject({ code: 'unsupported', field })
      expect(error.hint).toContain('recreate')
      expect(patches(bench)).toEqual([])
    },
  )

  it('with recreate clears an expiry by a new link, and revokes the old one', async () => {
    const bench = await startBench({ noExpiry: 'null' })
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    const outcome = await links.update(link.ref, { expiresAt: null, password: 'Sesame-7' }, { recreate: true })
    expect(outcome.replaced).toBe(link.ref)
    expect(outcome.differences).toEqual([])
    expect([...bench.state.links.values()]).toMatchObject([
      {
        id: outcome.link.id,
        expiresAt: null,
        password: 'Sesame-7',
        name: 'report',
        allowDownload: false,
        roleId: '34',
      },
    ])
  })

  it('never clears an expiry by a value that no document has', async () => {
    const bench = await startBench({ clearExpiry: 'never' })
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    await rejection(links.update(link.ref, { expiresAt: null }))
    expect(bench.requests.filter(({ method }) => method === 'PATCH')).toEqual([])
  })

  it('with recreate must name what the old link does not tell', async () => {
    const bench = await startBench({ answers: 'sparse' })
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    const error = await rejection(links.update(link.ref, { name: 'other' }, { recreate: true }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'password' })
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })

  it('may name the only audience there is', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    const { differences } = await links.update(link.ref, { audience: 'anyone' })
    expect(differences).toEqual([])
    expect(patches(bench)).toEqual([])
  })
})

describe('the public address instead of a ref', () => {
  it('is read and changed', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, target: FOLDER, role: 'editor' })
    const { url = '' } = link
    expect(await links.get(url)).toMatchObject({ id: link.id, target: { id: FOLDER.id }, role: 'editor' })
    const updated = await links.update(url, { allowDownload: true })
    expect(updated.link).toMatchObject({ id: link.id, allowDownload: true })
  })

  it('is recreated where it leads to a file', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, target: NATIVE, role: 'editor' })
    const { url = '' } = link
    const patch = { name: 'other', password: null }
    const recreated = await links.update(url, patch, { recreate: true })
    expect([...bench.state.links.values()]).toMatchObject([{ id: recreated.link.id, name: 'other', roleId: '5' }])
  })

  it('is not recreated where it leads to a folder: which roles apply is not told (is_folder inferred)', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, target: FOLDER, role: 'editor' })
    const patch = { name: 'other', password: null }
    const error = await rejection(links.update(link.url ?? '', patch, { recreate: true }))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'target' })
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })
})
