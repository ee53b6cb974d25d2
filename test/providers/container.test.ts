import { registerShareLinks, type Settings, SHARE_LINKS } from '@sharelink/providers'
import { container } from 'tsyringe'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { KEY, URL_OF_PORTAL } from './settings-table.ts'

const NAME = 'onlyoffice-docspace'
const SETTINGS: Settings = { [NAME]: { baseUrl: URL_OF_PORTAL, apiKey: KEY } }

describe('registerShareLinks', () => {
  it("puts the clients into a user's own container, under typed tokens", () => {
    const own = container.createChildContainer()
    registerShareLinks(own, SETTINGS)
    const links = own.resolve(SHARE_LINKS(NAME))
    expect(links.provider).toBe(NAME)
    expect(own.resolve(SHARE_LINKS(NAME))).toBe(links)
    expect(container.isRegistered(SHARE_LINKS(NAME))).toBe(false)
  })

  it('registers nothing where a setting is unfit', () => {
    const own = container.createChildContainer()
    const error = errorOf(() =>
      registerShareLinks(own, { [NAME]: { baseUrl: 'http://portal.example.org', apiKey: KEY } }),
    )
    expect(error).toMatchObject({ field: 'baseUrl' })
    expect(own.isRegistered(SHARE_LINKS(NAME))).toBe(false)
  })

  it('has tokens that are the same in every copy of the package', () => {
    expect(SHARE_LINKS(NAME)).toBe(SHARE_LINKS(NAME))
  })
})
