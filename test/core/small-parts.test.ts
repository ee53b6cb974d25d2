import { parseBaseUrl } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { createQueue } from '../../packages/core/src/queue.ts'
import { backoff, retryAfter } from '../../packages/core/src/transport/retry.ts'

const NOW = Date.parse('2031-03-05T10:20:30Z')

describe('retryAfter', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['Wed, 05 Mar 2031 10:21:00 GMT', 30_000],
    ['Wed, 05 Mar 2031 10:20:00 GMT', 0],
    ['', undefined],
    ['soon', undefined],
    ['1.5', undefined],
    ['-5', undefined],
    ['86400', 86_400_000],
    // More than a day is no limit's window: kept to, it would stop a client for good.
    ['86401', undefined],
    ['99999999999999999999', undefined],
    ['Wed, 05 Mar 2098 10:20:30 GMT', undefined],
  ])("'%s' is a wait of %s milliseconds", (text, expected) => {
    expect(retryAfter({ 'retry-after': text }, NOW)).toBe(expected)
  })

  it('adds what the provider is known to need', () => {
    expect(retryAfter({ 'retry-after': '2' }, NOW, 1_000)).toBe(3_000)
    expect(retryAfter({}, NOW, 1_000)).toBeUndefined()
  })
})

describe('backoff', () => {
  const most = (): Uint8Array => new Uint8Array([255, 255])
  const least = (): Uint8Array => new Uint8Array([0, 0])

  it('doubles up to eight seconds, with full jitter', () => {
    expect([1, 2, 3, 6, 7, 20].map((attempt) => backoff(attempt, most))).toEqual([250, 500, 1000, 8000, 8000, 8000])
    expect([1, 5].map((attempt) => backoff(attempt, least))).toEqual([0, 0])
  })
})

describe('parseBaseUrl', () => {
  it.each([
    ['https://portal.example', 'https://portal.example'],
    ['https://portal.example/', 'https://portal.example'],
    ['https://portal.example:8443/docspace//', 'https://portal.example:8443/docspace'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.9.8.7', 'http://127.9.8.7'],
    ['http://localhost:1/', 'http://localhost:1'],
    ['http://[::1]:2', 'http://[::1]:2'],
  ])('%s is %s', (text, expected) => {
    expect(parseBaseUrl('memory', 'baseUrl', text)).toBe(expected)
  })

  it.each([
    'http://portal.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'ftp://portal.example',
    'https://user:secret@portal.example',
    'https://portal.example?x=1',
    'https://portal.example#x',
    'portal.example',
    '',
  ])('refuses %s', (text) => {
    const parse = (): string => parseBaseUrl('memory', 'baseUrl', text)
    expect(parse).toThrow(expect.objectContaining({ code: 'invalid-request', field: 'baseUrl' }))
    expect(parse).not.toThrow('secret')
  })

  it('takes http elsewhere on the word of the caller, and nothing else', () => {
    expect(parseBaseUrl('memory', 'baseUrl', 'http://portal.example', true)).toBe('http://portal.example')
    expect(() => parseBaseUrl('memory', 'baseUrl', 'ftp://portal.example', true)).toThrow('must be https')
  })
})

describe('createQueue', () => {
  /** A task that ends when it is told to. */
  function held(log: string[], name: string): { task: () => Promise<string>; end: () => void; fail: () => void } {
    let end = (): void => undefined
    let fail = (): void => undefined
    const gate = new Promise<void>((resolve, reject) => {
      end = resolve
      fail = () => reject(new Error(name))
    })
    return {
      task: async () => {
        log.push(`${name} starts`)
        await gate
        log.push(`${name} ends`)
        return name
      },
      end: () => end(),
      fail: () => fail(),
    }
  }

  it('runs tasks of one key one after the other, also after one that failed', async () => {
    const log: string[] = []
    const queue = createQueue()
    const [first, second, third] = [held(log, 'first'), held(log, 'second'), held(log, 'third')]
    const all = [queue('a', first.task), queue('a', second.task), queue('a', third.task)].map((task) =>
      task.catch((error: unknown) => String(error)),
    )
    third.end()
    second.fail()
    first.end()
    expect(await Promise.all(all)).toEqual(['first', 'Error: second', 'third'])
    expect(log).toEqual(['first starts', 'first ends', 'second starts', 'third starts', 'third ends'])
  })

  it('runs tasks of other keys side by side', async () => {
    const log: string[] = []
    const queue = createQueue()
    const [one, other] = [held(log, 'one'), held(log, 'other')]
    const first = queue('a', one.task)
    const second = queue('b', other.task)
    other.end()
    expect(await second).toBe('other')
    expect(log).toEqual(['one starts', 'other starts', 'other ends'])
    one.end()
    expect(await first).toBe('one')
  })
})
