import { visit } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { CREATE, member, PROVIDER, usePortal } from './portal.ts'
import { SECRETS } from './run-cli.ts'

const { sharelink, linksInRoom, createdRef, emulator } = usePortal()

describe('create', () => {
  it('makes the link that the flags ask for, and prints the outcome', async () => {
    const words = ['--password-env', 'PW', '--expires', '7d', '--no-download', '--name', 'Board papers', '--json']
    const { code, json } = await sharelink([...CREATE, ...words])
    expect(code).toBe(0)
    expect(json).toMatchObject({
      requested: { password: '(set)' },
      link: { role: 'viewer', passwordProtected: true, expiresAt: '2026-11-28T12:00:00.000Z', allowDownload: false },
      differences: [],
    })
    expect(linksInRoom()).toMatchObject([
      {
        title: 'Board papers',
        password: SECRETS.PW,
        access: 2,
        denyDownload: true,
        expirationDate: '2026-11-28T12:00:00.0000000Z',
      },
    ])
  })

  it('makes one that an outsider opens with the password alone', async () => {
    const { json } = await sharelink([...CREATE, '--password-env', 'PW', '--no-download', '--json'])
    const url = String(member(json, 'link', 'url'))
    expect(visit(emulator(), PROVIDER, { url })).toMatchObject({ opened: false, reason: 'password' })
    expect(visit(emulator(), PROVIDER, { url, password: SECRETS.PW })).toMatchObject({ opened: true, download: false })
  })

  it('reads the password from standard input, without the line break', async () => {
    const { code } = await sharelink([...CREATE, '--password-stdin'], { stdin: `${SECRETS.OTHER_PW}\n` })
    expect(code).toBe(0)
    expect(linksInRoom()).toMatchObject([{ password: SECRETS.OTHER_PW }])
  })

  it('refuses a password of two lines on standard input', async () => {
    const { code, json } = await sharelink([...CREATE, '--password-stdin', '--json'], { stdin: 'one-line\ntwo\n' })
    expect(code).toBe(2)
    expect(json).toMatchObject({ error: { field: '--password-stdin' } })
    expect(emulator().requests).toEqual([])
  })

  it('returns the same link for the same idempotency key', async () => {
    const one = await createdRef('--idempotency-key', 'offer-17')
    expect(await createdRef('--idempotency-key', 'offer-17')).toBe(one)
    expect(linksInRoom()).toHaveLength(1)
  })

  it('reports what was let go by --tolerate', async () => {
    const { code, json } = await sharelink([...CREATE, '--max-uses', '3', '--tolerate', 'maxUses', '--json'])
    expect(code).toBe(0)
    expect(json).toMatchObject({ differences: [{ field: 'maxUses', effect: 'weaker', requested: 3, effective: null }] })
  })

  it('makes an invitation', async () => {
    const words = CREATE.map((word) => (word === 'viewer' ? 'contributor' : word))
    const { code } = await sharelink([...words, '--kind', 'invitation', '--max-uses', '10'])
    expect(code).toBe(0)
    expect(linksInRoom()).toMatchObject([{ subjectType: 3, access: 11, maxUseCount: 10 }])
  })

  it('shows a person the link and its address', async () => {
    const { stdout, stderr } = await sharelink([...CREATE, '--password-env', 'PW'])
    expect(stdout).toMatch(/^url +http:\/\/127\.0\.0\.1:\d+\/s\/\w+$/m)
    expect(stdout).toMatch(/^password +set$/m)
    expect(stderr).toBe('')
  })
})
