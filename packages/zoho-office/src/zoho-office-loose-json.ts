const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g
const LONGEST = 1_000_000

/**
 * Strict JSON of an answer. The sample's list of users, `[{"derrick"}, {"simon"}]`, is not JSON: a text alone in braces
 * is taken for the text. Numbers become texts, for ids have more digits than a double holds. `undefined` for a text whose
 * quotes do not close.
 */
function repaired(text: string): string | undefined {
  const tokens: string[] = []
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '"') return undefined
    const [open, name] = tokens.slice(-2)
    if (token === '}' && open === '{' && name?.startsWith('"')) tokens.splice(-2, 2, name)
    else tokens.push(/^-?\d/.test(token) ? JSON.stringify(token) : token)
  }
  return tokens.join('')
}

/** The value of an answer in JSON, its numbers as texts; `undefined` for any other text. Nothing is evaluated. */
export function parseLooseJson(text: string): unknown {
  const strict = text.length > LONGEST ? undefined : repaired(text)
  if (strict === undefined) return undefined
  try {
    return JSON.parse(strict)
  } catch {
    return undefined
  }
}
