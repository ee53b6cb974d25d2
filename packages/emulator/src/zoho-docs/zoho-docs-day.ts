import { ZohoDocsRefusal } from './zoho-docs-refusal.ts'

/**
 * The last day of a link from `expireson`, mm/dd/yyyy, as `yyyy-mm-dd`; nothing when absent or empty. A text that is no
 * day of the calendar is refused, such as the 00/01/0001 that ZohoDocsSDK sends (that it is refused is inferred).
 */
export function readExpiresOn(parameters: URLSearchParams): string | undefined {
  const text = parameters.get('expireson')
  if (text === null || text === '') return undefined
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  const expiresOn = `${year}-${month}-${day}`
  const instant = Date.parse(`${expiresOn}T00:00:00Z`)
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== expiresOn)
    throw new ZohoDocsRefusal(500)
  return expiresOn
}

/** The day, `yyyy-mm-dd`, that an instant falls on in a time zone. */
export function dayIn(timeZone: string, instant: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}
