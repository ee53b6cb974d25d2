const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g
const NAME = /^[A-Za-z_$][\w$]*$/
const LITERALS = ['true', 'false', 'null']
const LONGEST = 1_000_000

/** Whether a comma belongs between two neighbours: one ends a value, the other begins one. */
function lacksComma(before: string | undefined, token: string): boolean {
  return before !== undefined && !'{[:,'.includes(before) && !'}]:,'.includes(token)
}

/**
 * Strict JSON of a text that prints it loosely, as the API's page does: keys without quotes, a comma before a bracket
 * that closes, a comma forgotten between members. Nothing is evaluated. `undefined` for what is no such text.
 */
function repaired(text: string): string | undefined {
  const tokens: string[] = []
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '"') return undefined
    const before = tokens.at(-1)
    if (before === ',' && (token === '}' || token === ']')) tokens.pop()
    if (token === ':' && before !== undefined && NAME.test(before) && !LITERALS.includes(before))
      tokens.splice(-1, 1, JSON.stringify(before))
    if (lacksComma(before, token)) tokens.push(',')
    tokens.push(token)
  }
  return tokens.join('')
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value of a text that is JSON or nearly so; `undefined` where it is not. */
export function parseLoosely(text: string): unknown {
  const strict = parse(text)
  if (strict !== undefined || text.length > LONGEST) return strict
  return parse(repaired(text))
}
