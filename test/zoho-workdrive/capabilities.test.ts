import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { describe, expect, it } from 'vitest'
import { TOKEN, useWire } from './wire.ts'

useWire()

describe('capabilities', () => {
  const { capabilities } = createWorkDrive({ accessToken: TOKEN, timeZone: 'Europe/Berlin' })

  it('are those of the design, by item and kind', () => {
    const brief = capabilities.links.map(({ target, kind, fields: { role, audience, password, maxUses } }) => ({
      link: `${kind} ${target}`,
      roles: 'values' in role ? role.values : [],
      audiences: 'values' in audience ? audience.values : [],
      password: !('lacking' in password),
      maxUses: !('lacking' in maxUses),
    }))
    const access = { audiences: ['anyone'], password: true, maxUses: false }
    const download = { audiences: ['anyone'], password: false, maxUses: true, roles: ['viewer'] }
    expect(brief).toEqual([
      { ...access, link: 'access file', roles: ['viewer', 'commenter', 'editor'] },
      { ...access, link: 'access folder', roles: ['viewer', 'editor', 'uploader'] },
      { ...download, link: 'download file' },
      { ...download, link: 'download folder' },
    ])
  })

  it('say that an expiry needs a new link to be cleared, and the zone to be set', () => {
    const { expiresAt } = capabilities.links[0]?.fields ?? {}
    expect(expiresAt).toEqual({
      readBack: 'sometimes',
      change: 'update',
      clear: 'recreate',
      granularity: 'second',
      zone: 'account',
    })
    const zoneless = createWorkDrive({ accessToken: TOKEN }).capabilities.links.map(({ fields }) => fields.expiresAt)
    expect(zoneless.every((expiry) => 'lacking' in expiry && expiry.lacking.includes('timeZone'))).toBe(true)
  })
})
