import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Every value stays text, ids above all; nothing is replaced in it. */
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false })

/** The five that XML has of itself, and no other: what a document declares is not looked at. */
const PREDEFINED: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]

/** A text of an XML answer as it is meant. */
export function unescaped(text: string): string {
  return PREDEFINED.reduce((value, [entity, character]) => value.replaceAll(entity, character), text)
}

/** The value of a whole XML document without a DOCTYPE; `undefined` for any other text. */
export function parseXml(text: string): unknown {
  if (/<!(doctype|entity)/i.test(text) || XMLValidator.validate(text) !== true) return undefined
  try {
    return parser.parse(text)
  } catch {
    return undefined
  }
}
