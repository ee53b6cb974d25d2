import { type ShareLink } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { answer, BASE, link, useWire, wireClient } from './wire.ts'

useWire()

const ID = '9'.repeat(64)

describe('an item of which nothing is known', () => {
  const ADDRESS = `https://workdrive.zohoexternal.com/external/${ID}`

  async function readAddress(attributes: Record<string, unknown>): Promise<ShareLink> {
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, attributes) })
    return wireClient().get(ADDRESS)
  }

  it('is what the answer names', async () => {
    expect((await readAddress({ resource_id: 'F2', role_id: '34' })).target).toEqual({ kind: 'file', id: 'F2' })
  })

  it('is a folder where the role is one of folders', async () => {
    expect(await readAddress({ resource_id: 'F2', role_id: '7' })).toMatchObject({
      target: { kind: 'folder', id: 'F2' },
      role: 'uploader',
    })
  })

  it('has the role that 6 means on files, which is the more', async () => {
    expect(await readAddress({ resource_id: 'F2', role_id: '6' })).toMatchObject({ role: 'commenter' })
  })

  it('keeps a ref that can be read again where the answer names none', async () => {
    const { ref } = await readAddress({ role_id: '34' })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { role_id: '34', resource_id: 'F2' }) })
    expect((await wireClient().get(ref)).target.id).toBe('F2')
  })
})
