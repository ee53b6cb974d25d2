import { describe, expect, test } from 'vitest'

import { visitWorkDrive } from '../../packages/emulator/src/zoho-workdrive/visit-workdrive.ts'
import { WORKDRIVE_SEED } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'
import type { WorkDriveLink } from '../../packages/emulator/src/zoho-workdrive/workdrive-state.ts'
import { bodyOf, createBench, DOWNLOAD, ORIGIN } from './zoho-workdrive-bench.ts'

const address = ({ id }: WorkDriveLink): string => `${ORIGIN}/external/${id}`
const closed = (reason: string) => ({ opened: false, download: false, reason })

describe('a visitor', () => {
  test('opens and downloads, or only opens', () => {
    const { make, server } = createBench()
    const open = make()
    const viewOnly = make({ allow_download: false })
    expect(visitWorkDrive(server, { url: address(open) })).toEqual({ opened: true, download: true, edit: false })
    expect(visitWorkDrive(server, { url: address(viewOnly) })).toEqual({ opened: true, download: false, edit: false })
  })

  test('opens the address that the answer gave, a native sheet’s included', () => {
    const { get, make, server } = createBench()
    const { id } = make({ resource_id: WORKDRIVE_SEED.sheetFileId, role_id: '5' })
    const url = `${ORIGIN}/external/sheet/${id}`
    expect(bodyOf(get(`/links/${id}`))).toMatchObject({ data: { attributes: { link: url } } })
    expect(visitWorkDrive(server, { url })).toEqual({ opened: true, download: true, edit: true })
  })

  test('of an upload link may not download, whatever had to be sent, inferred', () => {
    const { make, server } = createBench()
    const url = address(make({ resource_id: WORKDRIVE_SEED.folderId, role_id: '7' }))
    expect(visitWorkDrive(server, { url })).toEqual({ opened: true, download: false, edit: false })
  })

  test('needs the password', () => {
    const { make, server } = createBench()
    const url = address(make({ password_text: 'Sesame-7' }))
    expect(visitWorkDrive(server, { url })).toEqual(closed('password'))
    expect(visitWorkDrive(server, { url, password: 'sesame-7' })).toEqual(closed('password'))
    expect(visitWorkDrive(server, { url, password: 'Sesame-7' })).toMatchObject({ opened: true })
  })

  test('is let in until the wall time in the account’s zone', () => {
    const { context, make, server } = createBench()
    const url = address(make({ expiration_date: '2021-04-15 23:59:59' }))
    const end = Date.UTC(2021, 3, 15, 21, 59, 59)
    expect(visitWorkDrive(server, { url, now: end - 1 })).toMatchObject({ opened: true })
    expect(visitWorkDrive(server, { url, now: end })).toEqual(closed('expired'))
    context.advance((end - context.clock.now()) / 1000)
    expect(visitWorkDrive(server, { url })).toEqual(closed('expired'))
  })

  test('downloads as often as the limit says', () => {
    const { make, server, state } = createBench()
    const link = make({ ...DOWNLOAD, download_link: { download_limit: 2 } })
    const url = `${address(link)}/download`
    expect(visitWorkDrive(server, { url })).toMatchObject({ opened: true, download: true })
    expect(visitWorkDrive(server, { url })).toMatchObject({ opened: true, download: true })
    expect(visitWorkDrive(server, { url })).toEqual(closed('limit'))
    expect(state.links.get(link.id)?.downloads).toBe(2)
  })

  test('finds nothing behind a deleted link, a trashed item, an unknown address', () => {
    const { make, server, state } = createBench()
    const [deleted, kept] = [make(), make()]
    state.links.delete(deleted.id)
    expect(visitWorkDrive(server, { url: address(deleted) })).toEqual(closed('gone'))
    const item = state.items.get(WORKDRIVE_SEED.plainFileId)
    if (item !== undefined) item.status = 'trashed'
    expect(visitWorkDrive(server, { url: address(kept) })).toEqual(closed('gone'))
    expect(visitWorkDrive(server, { url: 'https://elsewhere.invalid/' })).toEqual(closed('gone'))
  })

  test('is kept out of existing links by switching external sharing off', () => {
    const { make, server, state } = createBench()
    const mine = make()
    const team = make({ resource_id: WORKDRIVE_SEED.teamFileId })
    const space = state.spaces.get(WORKDRIVE_SEED.teamFolderId)
    if (space !== undefined) space.externalSharing = false
    expect(visitWorkDrive(server, { url: address(mine) })).toMatchObject({ opened: true })
    expect(visitWorkDrive(server, { url: address(team) })).toEqual(closed('denied'))
    state.externalSharing = false
    expect(visitWorkDrive(server, { url: address(mine) })).toEqual(closed('denied'))
  })
})

describe('the public page, its statuses inferred', () => {
  test('opens with the password in the query or in a form', () => {
    const { make, send } = createBench()
    const path = `/external/${make({ password_text: 'p w' }).id}`
    expect(send('GET', path, {}).status).toBe(401)
    expect(send('GET', `${path}?password=p%20w`, {})).toMatchObject({
      status: 200,
      body: expect.stringContaining('opened'),
    })
    expect(send('POST', path, {}, 'password=wrong').status).toBe(401)
    expect(send('POST', path, {}, 'password=p+w').status).toBe(200)
  })

  test('gives the bytes where a download is allowed, and counts them', () => {
    const { make, send } = createBench()
    const path = `/external/${make({ ...DOWNLOAD, download_link: { download_limit: 1 } }).id}/download`
    expect(send('GET', `${path}?directDownload=true`, {})).toMatchObject({ status: 200, body: 'emulated file' })
    expect(send('GET', path, {}).status).toBe(410)
    expect(send('GET', `/external/${make({ allow_download: false }).id}/download`, {}).status).toBe(403)
  })

  test('tells an expired link and an unknown one', () => {
    const { make, send } = createBench()
    expect(send('GET', `/external/${make({ expiration_date: '2021-02-01 00:00:00' }).id}`, {}).status).toBe(410)
    expect(send('GET', '/external/9bxrYHL77eW-JJod4', {}).status).toBe(404)
  })
})
