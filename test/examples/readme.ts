import { readFileSync } from 'node:fs'
import type { Capabilities } from '@sharelink/core'
import { supportTable } from './support-table.ts'

function between(text: string, start: string, end: string, inside: string): string {
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`README.md lacks ${start}`)
  return `${text.slice(0, from + start.length)}\n${inside}\n${text.slice(to)}`
}

function example(path: string): string {
  const code = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').trim()
  return `\`\`\`ts\n${code}\n\`\`\``
}

/** The README with its generated parts made anew. */
export function renderReadme(readme: string, all: readonly Capabilities[]): string {
  const path = 'test/examples/create-a-link.ts'
  const withExample = between(readme, `<!-- example: ${path} -->`, '<!-- end of example -->', example(path))
  return between(withExample, '<!-- support table -->', '<!-- end of support table -->', supportTable(all))
}
