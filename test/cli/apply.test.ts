import { appendFile, readFile, stat, truncate } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { member, PROVIDER, usePortal } from './portal.ts'
import { runCli, SECRETS } from './run-cli.ts'

const { sharelink, emulator, linksInRoom } = usePortal()
const { path, write } = useFolder()

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' }
const DRAFT = { target: ROOM, role: 'viewer', audience: 'anyone', name: 'Board papers', password: { env: 'PW' } }

type Line = { key?: unknown; provider?: unknown; draft?: unknown; [more: string]: unknown }

const line = (key: string, draft: object = {}): Line => ({ key, draft: { ...DRAFT, ...draft } })

/** The words of an `apply` of these lines, or of this text. */
async function applying(lines: readonly Line[] | string, ...words: readonly string[]): Promise<readonly string[]> {
  const text = typeof lines === 'string' ? lines : lines.map((one) => `${JSON.stringify(one)}\n`).join('')
  const file = await write('drafts.jsonl', text)
  return ['apply', file, '--provider', PROVIDER, '--journal', path('run.jsonl'), '--json', ...words]
}

const apply = async (lines: readonly Line[] | string, ...words: readonly string[]) =>
  sharelink(await applying(lines, ...words))

const journalText = (): Promise<string> => readFile(path('run.jsonl'), 'utf8')
const isThere = (name: string): Promise<boolean> =>
  stat(path(name)).then(
    () => true,
    () => false,
  )

describe('apply', () => {
  it('makes the links, and asks for nothing more when it is repeated', async () => {
    const first = await apply([line('a'), line('b', { name: 'Second' })])
    expect(first).toMatchObject({ code: 0, json: { total: 2, made: 2, alreadyDone: 0, refused: 0, notTried: 0 } })
    expect(linksInRoom().map(({ title }) => title)).toEqual(expect.arrayContaining(['Board papers', 'Second']))
    const again = await apply([line('a'), line('b', { name: 'Second' }), line('c', { name: 'Third' })])
    expect(again).toMatchObject({ code: 0, json: { made: 1, alreadyDone: 2 } })
    expect(linksInRoom()).toHaveLength(3)
    const last = await apply([line('a')])
    expect([last.code, last.exchanges]).toEqual([0, []])
  })

  it('keeps a journal that its owner alone may read, without the password', async () => {
    await apply([line('a')])
    expect((await stat(path('run.jsonl'))).mode & 0o777).toBe(0o600)
    const text = await journalText()
    expect(text).not.toContain(SECRETS.PW)
    const entries: unknown[] = text
      .trim()
      .split('\n')
      .map((entry) => JSON.parse(entry))
    const ref = `${PROVIDER}:room:3975:${linksInRoom()[0]?.id}`
    const named = { key: 'a', provider: PROVIDER, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(entries).toEqual([
      { journal: 'sharelink apply', version: 1 },
      { state: 'begun', ...named },
      { state: 'done', ...named, ref, url: expect.stringContaining('http') },
    ])
    expect(await isThere('run.jsonl.lock')).toBe(false)
  })

  it('takes a line that was changed since it was done for a conflict of that line', async () => {
    await apply([line('a')])
    const { code, json } = await apply([line('a', { role: 'editor' }), line('b', { name: 'Second' })])
    expect(code).toBe(4)
    expect(json).toMatchObject({ made: 1, refused: 1, lines: [{ line: 1, key: 'a', error: { code: 'conflict' } }] })
    expect(linksInRoom()).toHaveLength(2)
  })

  it('takes a line for a conflict that was changed, and of which a link may be there', async () => {
    await apply([line('a')])
    const [head, begun] = (await journalText()).split('\n')
    await write('run.jsonl', `${head}\n${begun}\n`)
    const { code, json } = await apply([line('a', { target: { ...ROOM, id: '3978', type: 'EditingRoom' } })])
    expect([code, member(json, 'lines', 0, 'error', 'code')]).toEqual([4, 'conflict'])
  })

  it.each([
    ['in its last entry', -20],
    ['before its last line break', -1],
    ['in its first line', 10],
    ['at its beginning', 0],
  ])('repairs a journal that was cut off %s', async (_where, length) => {
    await apply([line('a')])
    const whole = (await stat(path('run.jsonl'))).size
    await truncate(path('run.jsonl'), length > 0 ? length : length === 0 ? 0 : whole + length)
    expect(await apply([line('a'), line('b', { name: 'Second' })])).toMatchObject({ code: 0, json: { total: 2 } })
    expect(linksInRoom()).toHaveLength(2)
    for (const entry of (await journalText()).trim().split('\n')) expect(() => JSON.parse(entry)).not.toThrow()
    expect(await apply([line('a'), line('b', { name: 'Second' })])).toMatchObject({ json: { alreadyDone: 2 } })
  })

  it('tries again what failed, also when its line was corrected', async () => {
    const bad = line('a', { password: { env: 'SHORT_PW' } })
    const { code, json } = await apply([bad])
    expect(code).toBe(3)
    expect(json).toMatchObject({ refused: 1, lines: [{ line: 1, error: { code: 'policy', field: 'password' } }] })
    expect(await apply([line('a')])).toMatchObject({ code: 0, json: { made: 1 } })
  })

  it('ends with the worst of its lines, and lets none stop another', async () => {
    emulator().faults.push({ kind: 'reset-after-work', method: 'PUT', times: 9, path: /3975/ })
    emulator().faults.push({ kind: 'reset-before-headers', method: 'GET', path: /3975.*links/, skip: 1, times: 99 })
    const other = { target: { kind: 'room', id: '3978', type: 'EditingRoom' }, audience: 'organization' }
    const file = { target: { kind: 'file', id: '5001' } }
    const { code, json } = await apply([line('a'), line('b', other), line('c', file)], '--concurrency', '1')
    expect(code).toBe(5)
    expect(json).toMatchObject({ ambiguous: 1, made: 1, total: 3 })
    expect(await journalText()).toContain('"state":"unknown"')
  })

  it('refuses the file of something else as its journal, and leaves it as it is', async () => {
    await write('run.jsonl', 'shopping list\n')
    const { code, json, exchanges } = await apply([line('a')])
    expect([code, member(json, 'error', 'field'), exchanges]).toEqual([2, '--journal', []])
    expect(await journalText()).toBe('shopping list\n')
  })

  it('refuses a journal with a line in its middle that is no entry', async () => {
    await apply([line('a')])
    await appendFile(path('run.jsonl'), 'oops\n')
    expect(await apply([line('a')])).toMatchObject({ code: 2, json: { error: { field: '--journal' } } })
  })

  it('lets one run at a time have a journal, and takes over from one that is dead', async () => {
    const own = { token: 'other', pid: process.pid, started: null }
    await write('run.jsonl.lock', `${JSON.stringify(own)}\n`)
    const refused = await apply([line('a')])
    expect([refused.code, member(refused.json, 'error', 'field'), refused.exchanges]).toEqual([2, '--journal', []])
    // No process has this number (the highest is 2^22, proc(5)), and a later process is not the one that has it now.
    const dead = [
      { ...own, pid: 4_194_305 },
      { ...own, started: '1' },
    ]
    await write('run.jsonl.lock', dead.map((claim) => `${JSON.stringify(claim)}\n`).join(''))
    expect(await apply([line('a')])).toMatchObject({ code: 0, json: { made: 1 } })
  })

  it('stops when it is interrupted, and goes on later', async () => {
    const stopped = await sharelink(await applying([line('a')]), { signal: AbortSignal.abort() })
    expect(stopped).toMatchObject({ code: 1, json: { made: 0, notTried: 1 } })
    expect(await apply([line('a')])).toMatchObject({ code: 0, json: { made: 1 } })
  })

  it('draws a bar on a terminal only, and takes it away', async () => {
    const words = await applying([line('a')])
    const { stderr } = await sharelink(words, { isTTY: true })
    expect(stderr).toMatch(/\[#{24}\] 100% 1\/1 made 1/)
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true)
    expect((await sharelink(words)).stderr).toBe('')
  })
})

describe('a file of drafts with bad lines', () => {
  const good = JSON.stringify(line('good'))
  it.each([
    ['no JSON', 'nonsense', 'line'],
    ['a list', '[]', 'line'],
    ['no key', JSON.stringify({ draft: DRAFT }), 'key'],
    ['a key that is a number', JSON.stringify({ key: 1, draft: DRAFT }), 'key'],
    ['a key that is used already', good, 'key'],
    ['an unknown member', JSON.stringify({ ...line('b'), colour: 1 }), 'colour'],
    ['an unknown member of the draft', JSON.stringify(line('b', { colour: 1 })), 'draft.colour'],
    ['an unknown role', JSON.stringify(line('b', { role: 'owner' })), 'draft.role'],
    ['an unknown provider', JSON.stringify({ ...line('b'), provider: 'dropbox' }), 'provider'],
    ['a password in text', JSON.stringify(line('b', { password: 'Typed-By-Mistake-5' })), 'draft.password'],
    ['a variable that is not set', JSON.stringify(line('b', { password: { env: 'NOT_SET' } })), 'draft.password'],
    ['an expiry in the past', JSON.stringify(line('b', { expiresAt: '2001-01-01T00:00:00Z' })), 'draft.expiresAt'],
  ])('%s: exit 2, line and field named, nothing sent or written', async (_what, bad, field) => {
    const { code, json, stderr, exchanges } = await apply(`${good}\n\n${bad}\n`)
    expect([code, member(json, 'error', 'field')]).toEqual([2, `line 3 ${field}`])
    expect(exchanges).toEqual([])
    expect(stderr + JSON.stringify(json)).not.toContain('Typed-By-Mistake-5')
    expect([await isThere('run.jsonl'), await isThere('run.jsonl.lock')]).toEqual([false, false])
  })

  it('names them all', async () => {
    const { stderr } = await apply('nonsense\n{"key":1}\n')
    expect(stderr).toContain('line 1 line')
    expect(stderr).toContain('line 2 key')
  })

  it('needs a provider for every line', async () => {
    const file = await write('drafts.jsonl', good)
    const { json } = await runCli(['apply', file, '--journal', path('run.jsonl'), '--json'])
    expect(member(json, 'error', 'field')).toBe('line 1 provider')
  })
})

describe('apply --dry-run', () => {
  it('plans every line without settings and writes nothing', async () => {
    const words = await applying([line('a'), line('b', { maxUses: 3 })], '--dry-run')
    const { code, json, exchanges } = await runCli(words)
    expect([code, exchanges, await isThere('run.jsonl')]).toEqual([3, [], false])
    expect(json).toMatchObject({ planned: 1, refused: 1, lines: [{ line: 2, error: { code: 'unsupported' } }] })
  })

  it('tells what would differ', async () => {
    const { code, json } = await runCli(
      await applying([line('a', { maxUses: 3 })], '--dry-run', '--tolerate', 'maxUses'),
    )
    expect(code).toBe(0)
    expect(json).toMatchObject({
      planned: 1,
      differences: [{ field: 'maxUses', effect: 'weaker', count: 1, lines: [1] }],
    })
  })
})
