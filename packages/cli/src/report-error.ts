import { ShareLinkError } from '@sharelink/core'
import { describeValue, differenceRows, linkRows } from './describe.ts'
import { FIELD_FLAGS, isDraftField } from './field-flags.ts'
import { createPage, type Page, roomOf } from './report.ts'
import { printable, styleFor } from './style.ts'
import type { Surroundings } from './surroundings.ts'

const TAKEN_BACK = {
  true: 'The link was taken back.',
  false: 'The link could NOT be taken back: it is still in force.',
}

function fillLinks(page: Page, { link, candidates, takenBack, done }: ShareLinkError): void {
  if (takenBack !== undefined) page.line(TAKEN_BACK[takenBack ? 'true' : 'false'], takenBack ? 'plain' : 'red')
  if (done !== undefined) page.line(`changed already: ${describeValue(done)}`)
  if (link !== undefined) {
    page.line('\nlink:')
    page.table(linkRows(link))
  }
  for (const candidate of candidates ?? []) {
    page.line('\ncandidate:')
    page.table(linkRows(candidate))
  }
}

function fillError(page: Page, error: ShareLinkError): void {
  const { code, provider, message, hint, field, differences = [], retryAt } = error
  page.line(`${provider}: ${code}`, 'red')
  page.line(printable(message))
  if (field !== undefined && isDraftField(field)) page.line(`flag: ${FIELD_FLAGS[field]}`)
  if (error.status !== undefined) page.line(`status: ${error.status}`)
  page.line(`what to do: ${printable(hint)}`)
  if (retryAt !== undefined) page.line(`not before: ${describeValue(retryAt)}`)
  if (differences.length > 0) page.table(differenceRows(differences, message))
  fillLinks(page, error)
}

/** The place in our code, without the message, which might hold a secret. */
function placeOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  const name = error instanceof Error ? error.constructor.name : typeof error
  return [`sharelink failed unexpectedly (${name}); please report it with these lines:`, ...frames].join('\n')
}

/** Tells of an error: a page on stderr for a person, and with `--json` the one document on stdout too. */
export function reportError(error: unknown, { stdout, stderr, env }: Surroundings, json: boolean): void {
  const known = ShareLinkError.is(error)
  if (json) {
    const document = known ? error : { code: 'unexpected-response', message: 'sharelink failed unexpectedly.' }
    stdout.write(`${JSON.stringify({ error: document }, null, 2)}\n`)
  }
  const page = createPage((text) => stderr.write(text), styleFor(stderr, env), roomOf(stderr.columns))
  if (known) fillError(page, error)
  else page.line(placeOf(error))
}
