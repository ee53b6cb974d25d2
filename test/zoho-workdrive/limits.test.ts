import { expect, it } from 'vitest'
import { parseSettings } from '../../packages/zoho-workdrive/src/workdrive-settings.ts'

const listing = { method: 'GET', path: '/workdrive/api/v1/files/a/links' } as const

it('an item is listed at most 18 times a minute, and 5 requests go a second (measured: 19 and 6)', () => {
  const { rates } = parseSettings({ accessToken: 'token' }).limits
  const perItem = rates.find(({ of }) => of?.(listing) !== undefined)
  expect(perItem).toMatchObject({ max: 18, per: 60_000 })
  expect(perItem?.of?.({ ...listing, path: '/workdrive/api/v1/files/b/links' })).not.toBe(perItem?.of?.(listing))
  expect(perItem?.of?.({ method: 'POST', path: '/workdrive/api/v1/links' })).toBeUndefined()
  expect(rates).toContainEqual({ max: 1, per: 200 })
})
