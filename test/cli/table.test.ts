import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { printable, type Style, styleFor } from '../../packages/cli/src/style.ts'
import { formatTable } from '../../packages/cli/src/table.ts'

const plain: Style = (_look, text) => text
const output = (isTTY: boolean): { write: () => void; isTTY: boolean } => ({ write: () => undefined, isTTY })

describe('a table', () => {
  it('lines its columns up', () => {
    const rows = [
      ['NAME', 'ROLE'],
      ['Board papers', 'viewer'],
      ['X', 'editor'],
    ]
    expect(formatTable(rows, { room: 80, style: plain })).toBe(
      'NAME          ROLE\nBoard papers  viewer\nX             editor\n',
    )
  })

  it('wraps between words to the room there is, and keeps the lines of a cell', () => {
    const rows = [['one', 'a b\nccc ddd eee']]
    expect(formatTable(rows, { room: 12, style: plain })).toBe('one  a b\n     ccc ddd\n     eee\n')
  })

  it('never breaks a word', () => {
    expect(formatTable([['x', 'onlyoffice-docspace:room:1:2']], { room: 10, style: plain })).toBe(
      'x  onlyoffice-docspace:room:1:2\n',
    )
  })

  it('rules off its rows when asked', () => {
    expect(formatTable([['a'], ['bb']], { room: 9, style: plain, ruled: true })).toBe('a\n--\nbb\n')
  })

  it('is the same with colour but for the colour', () => {
    const rows = [[{ text: 'weaker', look: 'red' } as const, 'more']]
    const style = styleFor(output(true), {})
    const coloured = formatTable(rows, { room: 40, style })
    expect(coloured).not.toBe('weaker  more\n')
    expect(stripVTControlCharacters(coloured)).toBe('weaker  more\n')
  })
})

describe('colour', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('on %s', (_where, isTTY, env, coloured) => {
    expect(styleFor(output(isTTY), env)('red', 'x') !== 'x').toBe(coloured)
  })
})

describe('text of a provider', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mb', 'a\ufffd[31mb'],
    ['a line break', 'a\nb', 'a\ufffdb'],
    ['a change of direction', 'a\u202eb', 'a\ufffdb'],
  ])('loses %s', (_what, text, shown) => {
    expect(printable(text)).toBe(shown)
  })

  it('keeps letters of every script', () => {
    expect(printable('Übersicht – 資料 👩‍💼')).toBe('Übersicht – 資料 👩‍💼')
  })
})
