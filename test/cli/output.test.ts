import { describe, expect, it } from 'vitest'
import { CREATE, member, usePortal } from './portal.ts'

const { sharelink, createdRef, linksInRoom } = usePortal()

const ESCAPE = '\u001b'

describe('output', () => {
  it('has colour on a terminal only', async () => {
    const words = [...CREATE, '--name', 'Papers']
    expect((await sharelink(words, { isTTY: true })).stdout).toContain(ESCAPE)
    expect((await sharelink(words, { isTTY: true, env: { NO_COLOR: '1' } })).stdout).not.toContain(ESCAPE)
    expect((await sharelink(words)).stdout).not.toContain(ESCAPE)
  })

  it('is without colour as JSON, on a terminal too', async () => {
    const { stdout, json } = await sharelink([...CREATE, '--json'], { isTTY: true })
    expect(stdout).toBe(`${JSON.stringify(json, null, 2)}\n`)
  })

  it('does not let the name of a link steer the terminal', async () => {
    const ref = await createdRef('--name', `Papers${ESCAPE}[2J`)
    const { stdout } = await sharelink(['get', ref], { isTTY: true })
    expect(stdout).not.toContain(`${ESCAPE}[2J`)
    expect(member((await sharelink(['get', ref, '--json'])).json, 'name')).toBe(linksInRoom()[0]?.title)
  })

  it('puts an error on stderr, and with --json on stdout as the one document', async () => {
    const words = [...CREATE, '--max-uses', '3']
    const person = await sharelink(words)
    expect(person.stdout).toBe('')
    expect(person.stderr).toContain('onlyoffice-docspace: unsupported')
    expect(person.stderr).toContain('flag: --max-uses')
    expect(person.stderr).toMatch(/^maxUses +asked 3 +in force none +weaker$/m)
    expect(person.stderr.split('DocSpace counts uses of invitations only.')).toHaveLength(2)
    const program = await sharelink([...words, '--json'])
    expect(program.json).toMatchObject({
      error: { code: 'unsupported', field: 'maxUses', differences: [{ field: 'maxUses', effect: 'weaker' }] },
    })
    expect(program.stderr).toBe(person.stderr)
  })
})
