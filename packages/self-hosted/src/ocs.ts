import type { HttpAnswer } from '@sharelink/core'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import * as z from 'zod'

/** How many of something; XML tells it as a text. */
export const count = z.union([z.int().nonnegative(), z.stringFormat('count', /^\d{1,15}$/).transform(Number)])

/** Yes or no; XML tells it as a text, which is empty for no. */
export const yesOrNo = z.union([z.boolean(), z.enum(['1', '']).transform((text) => text === '1')])

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false })
const elements = z.object({ element: z.unknown() })

/** The parser takes what is no XML too: of a list that breaks off it gives the beginning, and the validator takes `</a/>`. */
const isXml = (text: string): boolean =>
  /^\s*</.test(text) && !/<!(doctype|entity)|<\/[^<>]*\/>/i.test(text) && XMLValidator.validate(text) === true

/** XML comes where JSON was asked for: for a wrong password, in maintenance, after an error inside. */
function parseXml(text: string): unknown {
  try {
    return isXml(text) ? parser.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** A list in XML is its elements; an empty one is an empty text. */
function listed(data: unknown): unknown {
  const { success, data: list } = elements.safeParse(data)
  if (success) return Array.isArray(list.element) ? list.element : [list.element]
  return data === '' ? [] : data
}

const envelope = z.object({
  ocs: z.object({ meta: z.object({ statuscode: count, message: z.string().nullish() }), data: z.unknown() }),
})

/** What an answer says inside the envelope of the Open Collaboration Services: a status of its own, words, and data. */
export type Opened = { statuscode: number; message: string; data: unknown }

/** The inside of an envelope in JSON, or in XML where that came; `undefined` without one. */
export function opened({ json, text }: HttpAnswer): Opened | undefined {
  const parsed = envelope.safeParse(json ?? parseXml(text))
  if (!parsed.success) return undefined
  const { meta, data } = parsed.data.ocs
  return { statuscode: meta.statuscode, message: meta.message ?? '', data: json === undefined ? listed(data) : data }
}
