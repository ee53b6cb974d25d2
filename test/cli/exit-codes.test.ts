import { describe, expect, it } from 'vitest'
import { CREATE, PROVIDER, usePortal } from './portal.ts'
import { runCli } from './run-cli.ts'

describe('over a portal', () => {
  const { sharelink, emulator, createdRef, linksInRoom } = usePortal()

  it('3: a draft that the room cannot hold, and nothing is written', async () => {
    const words = CREATE.map((word) => (word === 'room:3975' ? 'room:3979' : word))
    const { code, json } = await sharelink([...words, '--json'])
    expect(code).toBe(3)
    expect(json).toMatchObject({ error: { code: 'unsupported', field: 'kind' } })
    expect(emulator().requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('3: a password outside the policy, and nothing is sent', async () => {
    const { code, json } = await sharelink([...CREATE, '--password-env', 'SHORT_PW', '--json'])
    expect(code).toBe(3)
    expect(json).toMatchObject({ error: { code: 'policy', field: 'password' } })
    expect(emulator().requests).toEqual([])
  })

  it('4: a credential that is not accepted', async () => {
    const env = { SHARELINK_DOCSPACE_API_KEY: `sk-${'0'.repeat(64)}` }
    const { code, json, stderr } = await sharelink([...CREATE, '--target-type', 'CustomRoom', '--json'], { env })
    expect(json).toMatchObject({ error: { code: 'unauthorized' } })
    expect(code).toBe(4)
    expect(stderr).not.toContain('0000000000')
  })

  it('4: a link that is gone', async () => {
    const ref = await createdRef()
    await sharelink(['revoke', ref])
    expect(await sharelink(['get', ref, '--json'])).toMatchObject({ code: 4, json: { error: { code: 'not-found' } } })
  })

  it('4: a full room', async () => {
    for (let made = 0; made < 5; made += 1) await createdRef()
    const { code, json } = await sharelink([...CREATE, '--json'])
    expect(code).toBe(4)
    expect(json).toMatchObject({ error: { code: 'limit-reached' } })
  })

  it('5: an answer that never came and a room that cannot be looked at', async () => {
    emulator().faults.push({ kind: 'reset-after-work', method: 'PUT', times: 9 })
    emulator().faults.push({ kind: 'reset-before-headers', method: 'GET', path: /links/, times: 99 })
    const { code, json } = await sharelink([...CREATE, '--target-type', 'CustomRoom', '--json'])
    expect(json).toMatchObject({ error: { code: 'ambiguous' } })
    expect(code).toBe(5)
    expect(linksInRoom()).toHaveLength(1)
  })

  it('1: a portal that is not there', async () => {
    const { urls } = emulator()
    await emulator().stop()
    const env = { SHARELINK_DOCSPACE_URL: urls[PROVIDER] }
    const { code, json } = await sharelink([...CREATE, '--json'], { env })
    expect(json).toMatchObject({ error: { code: 'unavailable' } })
    expect(code).toBe(1)
  })

  it('1: a call that is interrupted', async () => {
    const { code, json } = await sharelink([...CREATE, '--json'], { signal: AbortSignal.abort() })
    expect(json).toMatchObject({ error: { code: 'cancelled' } })
    expect(code).toBe(1)
    expect(emulator().requests).toEqual([])
  })
})

describe('over a portal that is too old to know a setting', () => {
  const { sharelink, emulator } = usePortal({ [PROVIDER]: { version: '3.2.1' } })

  it('4: a link that came out weaker is taken back, and both are said', async () => {
    const words = CREATE.map((word) => (word === 'room:3975' ? 'file:5001' : word))
    const { code, json, stderr } = await sharelink([...words, '--password-env', 'PW', '--json'])
    expect(code).toBe(4)
    expect(json).toMatchObject({ error: { code: 'weaker-than-requested', takenBack: true } })
    expect(stderr).toContain('The link was taken back.')
    const file = emulator().state[PROVIDER].files.find(({ id }) => id === 5001)
    expect(file?.links).toEqual([])
  })
})

describe('without a portal', () => {
  it('2: settings that are missing are named', async () => {
    const { code, json } = await runCli([...CREATE, '--json'])
    expect(code).toBe(2)
    expect(json).toMatchObject({ error: { code: 'invalid-request', field: 'SHARELINK_DOCSPACE_URL' } })
  })
})
