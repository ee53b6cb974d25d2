import { readFileSync } from 'node:fs'

type Message = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** One request to a real server and what it answered; header names in lower case, credentials masked. */
export type Recorded = {
  /** The place in its recording, from 1 on. */
  readonly number: number
  /** What the recorder called it; often empty. */
  readonly name: string
  readonly request: Message & { readonly method: string; readonly path: string }
  readonly answer: Message & { readonly status: number }
}

const REQUEST = /^([A-Z]+) (\S+) HTTP\/1\.1$/
const STATUS = /^HTTP\/1\.1 (\d{3})\b/

/** Header lines, a blank line, and the body without the line breaks at its end. */
function readMessage(lines: readonly string[]): Message {
  const blank = lines.indexOf('')
  const head = blank < 0 ? lines : lines.slice(0, blank)
  const headers = Object.fromEntries(
    head.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const body = blank < 0 ? '' : lines.slice(blank + 1).join('\n')
  return { headers, body: body.replace(/\n+$/, '') }
}

function readExchange(block: string, index: number): Recorded {
  const [title = '', requestLine = '', ...lines] = block.split('\n')
  const [, method = '', path = ''] = REQUEST.exec(requestLine) ?? []
  const middle = lines.findIndex((line) => STATUS.test(line))
  const status = Number(STATUS.exec(lines[middle] ?? '')?.[1])
  if (method === '' || middle < 0) throw new TypeError(`not an exchange: ${title}`)
  return {
    number: index + 1,
    name: title.replace(/\s*\[\d+ ms\]$/, '').trim(),
    request: { method, path, ...readMessage(lines.slice(0, middle)) },
    answer: { status, ...readMessage(lines.slice(middle + 1)) },
  }
}

/** The exchanges of a recording, in order. */
export function recordedExchanges(file: string): readonly Recorded[] {
  const text = readFileSync(new URL(`recordings/${file}`, import.meta.url), 'utf8')
  return text
    .split(/^### ?/m)
    .slice(1)
    .map(readExchange)
}
