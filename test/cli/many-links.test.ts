import { describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { member, PROVIDER, usePortal } from './portal.ts'

const { clock, sharelink, createdRef, linksInRoom, emulator } = usePortal()
const { write } = useFolder()

const ROOM = { kind: 'room', id: '3975' }
const asLines = (...lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe('list --from', () => {
  it('lists all, and tells what fails without stopping', async () => {
    const ref = await createdRef()
    const path = await write(
      'targets.jsonl',
      asLines({ provider: PROVIDER, target: { kind: 'room', id: '999' } }, { provider: PROVIDER, target: ROOM }),
    )
    const { code, json, stderr } = await sharelink(['list', '--from', path, '--json'])
    expect(json).toMatchObject({ links: [{ ref }], errors: [{ line: 1, provider: PROVIDER }], notTried: 0 })
    expect([code, stderr.includes('line 1: ')]).toEqual([4, true])
  })

  it.each([
    ['no JSON', 'nonsense', 'line 1 line'],
    ['an unknown member', asLines({ target: ROOM, colour: 1 }), 'line 1 colour'],
    ['an unknown kind', asLines({ target: { ...ROOM, kind: 'album' } }), 'line 1 target'],
    ['neither a target nor a scope', asLines({}), 'line 1 target'],
    ['a scope of no word', asLines({ scope: 'teamfolder' }), 'line 1 scope'],
  ])('refuses %s before it sends anything', async (_what, text, field) => {
    const path = await write('targets.jsonl', text)
    const { code, json } = await sharelink(['list', '--from', path, '--provider', PROVIDER, '--json'])
    expect([code, member(json, 'error', 'field'), emulator().requests]).toEqual([2, field, []])
  })
})

describe('list', () => {
  it.each(['--target', '--from'])('waits out a limit that is longer than the deadline, with %s', async (flag) => {
    const ref = await createdRef()
    const path = await write('targets.jsonl', asLines({ target: ROOM }))
    const words = ['list', '--provider', PROVIDER, flag, flag === '--from' ? path : 'room:3975', '--json']
    emulator().faults.push({ kind: 'status', status: 429, body: '', headers: { 'retry-after': '300' } })
    const before = clock.now()
    const sleep = (milliseconds: number): Promise<void> => Promise.resolve(clock.advance(milliseconds))
    const { code, json } = await sharelink(words, { sleep })
    expect(flag === '--from' ? member(json, 'links') : json).toMatchObject([{ ref }])
    expect([code, clock.now() - before]).toEqual([0, 300_000])
  })
})

it('list --from that is interrupted while it waits says which lines were not tried', async () => {
  const controller = new AbortController()
  const sleep = (): Promise<never> => {
    controller.abort()
    return Promise.reject(new Error('aborted'))
  }
  emulator().faults.push({ kind: 'status', status: 429, body: '', headers: { 'retry-after': '300' } })
  const path = await write('targets.jsonl', asLines({ target: ROOM }, { target: ROOM }))
  const words = ['list', '--from', path, '--provider', PROVIDER, '--json']
  const { code, json } = await sharelink(words, { sleep, signal: controller.signal })
  expect([code, json]).toEqual([1, { links: [], errors: [], notTried: 2 }])
})

describe('list --expiring', () => {
  it.each(['--target', '--from'])('keeps what ends within the time, with %s', async (flag) => {
    const soon = await createdRef('--expires', '7d')
    await createdRef('--expires', '8d')
    await createdRef()
    const path = await write('targets.jsonl', asLines({ target: ROOM }))
    const place = flag === '--from' ? path : 'room:3975'
    const words = ['list', '--provider', PROVIDER, flag, place, '--expiring', '7d', '--json']
    const { json } = await sharelink(words)
    expect(flag === '--from' ? member(json, 'links') : json).toMatchObject([{ ref: soon }])
  })
})

describe('revoke --from', () => {
  it('revokes the refs of a file and tells what fails without stopping', async () => {
    const refs = [await createdRef('--name', 'One'), await createdRef('--name', 'Two')]
    const lost = refs[0]?.replace('room:3975', 'room:999')
    const path = await write('refs.txt', `# old links\n\n${refs[0]}\n${lost}\n${refs[1]}\n`)
    const { code, json } = await sharelink(['revoke', '--from', path, '--json'])
    expect(json).toMatchObject({ total: 3, revoked: 2, lines: [{ line: 4, ref: lost }] })
    expect([code, linksInRoom()]).toEqual([4, []])
  })

  it.each([
    ['a text that is no ref', 'nonsense'],
    ['a ref of another provider', 'zoho-docs:file:1:link'],
  ])('refuses %s before it sends anything', async (what, text) => {
    const path = await write('refs.txt', `${text}\n`)
    const words = what === 'a text that is no ref' ? [] : ['--provider', PROVIDER]
    const { code, json } = await sharelink(['revoke', '--from', path, '--json', ...words])
    expect([code, member(json, 'error', 'field'), emulator().requests]).toEqual([2, 'line 1 ref', []])
  })

  it('is a bad command line beside a ref', async () => {
    const ref = await createdRef()
    expect(await sharelink(['revoke', ref, '--from', 'refs.txt', '--json'])).toMatchObject({
      code: 2,
      json: { error: { field: 'arguments' } },
    })
  })
})
