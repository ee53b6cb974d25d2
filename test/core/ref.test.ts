import { formatRef, parseRef, segment } from '@sharelink/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DRAFT, refusal, script } from './scripted.ts'

// The same cases in every run.
fc.configureGlobal({ seed: 20_261_121 })

const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text !== '.' && text !== '..')
const kind = fc.constantFrom(
  'file' as const,
  'folder' as const,
  'room' as const,
  'spreadsheet' as const,
  'presentation' as const,
)

describe('a ref', () => {
  it('leads back to what it was made of, whatever the ids', () => {
    fc.assert(
      fc.property(part, kind, part, part, (provider, kindOf, target, id) => {
        const address = { target: { kind: kindOf, id: target }, id }
        const ref = formatRef(provider, address)
        expect(parseRef(ref)).toEqual({ provider, ...address })
        expect(ref.split(':')).toHaveLength(4)
      }),
    )
  })

  it('shows plain ids in clear', () => {
    expect(formatRef('memory', { target: { kind: 'file', id: '7' }, id: 'a-b_c' })).toBe('memory:file:7:a-b_c')
  })

  it('is nothing else than four parts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseRef(text)
        if (parsed !== undefined) expect(parseRef(formatRef(parsed.provider, parsed))).toEqual(parsed)
      }),
    )
  })

  it.each([
    '',
    'memory',
    'memory:file:7',
    'memory:file:7:1:2',
    'memory:file::1',
    'memory:file:7:',
    ':file:7:1',
    'memory:album:7:1',
    'memory:file:%:1',
    'memory:file:..:1',
    'memory:file:%2E%2E:1',
    'memory:file:7:..',
    'https://portal.example/s/1',
  ])('is not %s', async (text) => {
    expect(parseRef(text)).toBeUndefined()
    const { links, calls } = script()
    const error = await refusal(links.get(text))
    expect([error.code, error.field, calls]).toEqual(['invalid-request', 'ref', []])
  })

  it('of another provider is refused by name', async () => {
    const { links, calls } = script()
    const error = await refusal(links.revoke('zoho-docs:file:7:1'))
    expect(error.message).toBe('ref: is one of zoho-docs, not of memory')
    expect(calls).toEqual([])
  })

  it('of a kind of item that the provider has not is refused', async () => {
    const { links, calls } = script()
    const error = await refusal(links.get('memory:spreadsheet:7:1'))
    expect([error.code, error.field, calls]).toEqual(['invalid-request', 'ref', []])
  })

  it('may be what the adapter knows to read: a public URL', async () => {
    const { links } = script({
      adapter: {
        parseAddress: (text) => {
          const id = /^https:\/\/memory\.example\/file\/7\/links\/(\w+)$/.exec(text)?.[1]
          return id === undefined ? undefined : { target: { kind: 'file', id: '7' }, id }
        },
      },
    })
    const { link } = await links.create(DRAFT)
    expect(await links.get(link.url ?? '')).toEqual(await links.get(link.ref))
    expect((await refusal(links.get('https://elsewhere.example'))).field).toBe('ref')
  })
})

describe('segment', () => {
  it('keeps an id one segment of a path', () => {
    fc.assert(
      fc.property(part, (id) => {
        const { pathname } = new URL(`https://portal.example/files/${segment(id)}/links`)
        expect(pathname.split('/')).toHaveLength(4)
        expect(decodeURIComponent(pathname.split('/')[2] ?? '')).toBe(id)
      }),
    )
  })

  it.each(['.', '..'])('refuses %s, which no encoding keeps from naming another place', (dots) => {
    expect(() => segment(dots)).toThrow(RangeError)
  })
})
