import { docSpaceUsers, startEmulator } from '@sharelink/emulator'
import { createClients, type Settings } from '@sharelink/providers'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { KEY, URL_OF_PORTAL } from './settings-table.ts'

const NAME = 'onlyoffice-docspace'
const SETTINGS: Settings = { [NAME]: { baseUrl: URL_OF_PORTAL, apiKey: KEY } }

describe('createClients', () => {
  it('gives a client by name, the same each time', () => {
    const clients = createClients(SETTINGS)
    expect(clients.names).toEqual([NAME])
    expect(clients.get(NAME).provider).toBe(NAME)
    expect(clients.get(NAME)).toBe(clients.get(NAME))
  })

  it('keeps the clients of two calls apart', () => {
    expect(createClients(SETTINGS).get(NAME)).not.toBe(createClients(SETTINGS).get(NAME))
  })

  it('says which settings are missing for a provider that is not configured', () => {
    const clients = createClients({})
    expect(clients.names).toEqual([])
    const error = errorOf(() => clients.get(NAME))
    expect(error).toMatchObject({ code: 'invalid-request', provider: NAME, field: 'provider' })
    expect(error.message).toContain('baseUrl (SHARELINK_DOCSPACE_URL), apiKey (SHARELINK_DOCSPACE_API_KEY)')
  })

  it('hands the runtime on', async () => {
    const emulator = await startEmulator({ providers: [NAME] })
    const exchanges: string[] = []
    const settings = { [NAME]: { baseUrl: emulator.urls[NAME], apiKey: docSpaceUsers.owner.apiKey } }
    const links = createClients(settings, {
      clock: emulator.clock,
      onExchange: ({ method }) => exchanges.push(method),
    }).get(NAME)
    for await (const { primary } of links.list({ kind: 'room', id: '3976' })) expect(primary).toBe(true)
    expect(exchanges).toContain('GET')
    await emulator.stop()
  })

  it.each([
    ['an unknown provider', { dropbox: { baseUrl: URL_OF_PORTAL } }, 'dropbox'],
    ['an unknown setting', { [NAME]: { ...SETTINGS[NAME], colour: KEY } }, 'colour'],
    ['a setting of another type', { [NAME]: { baseUrl: 5, apiKey: KEY } }, 'baseUrl'],
    ['no URL', { [NAME]: { apiKey: KEY } }, 'baseUrl'],
    ['an unknown member of limits', { [NAME]: { ...SETTINGS[NAME], limits: { rate: KEY } } }, 'limits'],
    ['null for a provider', { [NAME]: null }, NAME],
  ])('refuses %s, names it, and never its value', (_what, settings, field) => {
    // As a caller without types would pass them.
    const given: Settings = JSON.parse(JSON.stringify(settings))
    const error = errorOf(() => createClients(given))
    expect(error.code).toBe('invalid-request')
    expect(error.field).toContain(field)
    expect(JSON.stringify(error)).not.toContain(KEY)
  })

  it('counts undefined as not given', () => {
    expect(createClients({ [NAME]: undefined }).names).toEqual([])
  })
})
