/** The recorder cut long bodies and wrote how long they were. */
const CUT = /… \(\d+ chars\)$/

export function isCut(body: string): boolean {
  return CUT.test(body)
}

export function withoutCut(body: string): string {
  return body.replace(CUT, '')
}

type Safe = { readonly end: number; readonly closing: string }

/** The JSON text up to its last whole member, with every bracket closed. */
export function closeCut(body: string): string {
  const text = withoutCut(body)
  const open: string[] = []
  let safe: Safe = { end: 0, closing: '' }
  let inText = false
  const mark = (end: number): void => {
    safe = { end, closing: open.toReversed().join('') }
  }
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (inText && character === '\\') at += 1
    else if (character === '"') inText = !inText
    else if (inText) continue
    else if (character === ',') mark(at)
    else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      mark(at + 1)
    } else if (character === '}' || character === ']') {
      open.pop()
      mark(at + 1)
    }
  }
  return text.slice(0, safe.end) + safe.closing
}
