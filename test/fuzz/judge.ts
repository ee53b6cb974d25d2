import { MASK, type ShareLink, ShareLinkError } from '@sharelink/core'
import { claimedTooMuch, missingIn, type Reading, shown } from './reading.ts'
import type { Delivered, Result, Session } from './session.ts'

type Known = { link: ShareLink; readings: readonly Reading[] }

function isOf({ id }: Reading, link: ShareLink): boolean {
  return id === undefined || id.toLowerCase() === link.id.toLowerCase()
}

/** What is wrong with a link: no answer has it, or each that has it says less. */
function wrongWith({ link, readings }: Known): string[] {
  const own = readings.filter((reading) => isOf(reading, link))
  if (own.length === 0) return [`${link.id.slice(0, 80)} is in no answer`]
  if (link.url !== undefined && !/^https?:\/\//.test(link.url)) return ['leads to what is no web address']
  const claims = own.map((reading) => claimedTooMuch(link, reading))
  return claims.some((claim) => claim.length === 0) ? [] : [`claims ${claims.at(-1)?.join()}`]
}

/** What an answer says once the credentials are masked that it repeats: so far the transport has seen to it. */
function readingsOf(session: Session, { answer, ...rest }: Delivered): readonly Reading[] {
  const body = session.credentials.reduce((text, credential) => text.replaceAll(credential, MASK), answer.body)
  return session.readings({ ...rest, answer: { ...answer, body } })
}

/** The last answer in which a link of this id is: what is in force is what was told last. */
function lastReadings(session: Session, log: readonly Delivered[], link: ShareLink): readonly Reading[] {
  for (const delivered of log.toReversed()) {
    const readings = readingsOf(session, delivered).filter((reading) => isOf(reading, link))
    if (readings.length > 0) return readings
  }
  return []
}

function wrongResult(session: Session, log: readonly Delivered[], result: Result): string[] {
  if (result.kind === 'other') return []
  const all = log.flatMap((delivered) => readingsOf(session, delivered))
  if (result.kind === 'links') return result.links.flatMap((link) => wrongWith({ link, readings: all }))
  const { outcome, asked } = result
  const readings = lastReadings(session, log, outcome.link)
  const missing = readings.map((reading) => missingIn(asked, reading, session.told))
  const shows = readings.length === 0 || missing.some((fields) => fields.length === 0)
  return [
    ...wrongWith({ link: outcome.link, readings }),
    ...(shows ? [] : [`is a success without ${missing.at(-1)?.join()}`]),
  ]
}

function wrongError(session: Session, log: readonly Delivered[], error: ShareLinkError): string[] {
  const all = log.flatMap((delivered) => readingsOf(session, delivered))
  const links = [...(error.link === undefined ? [] : [error.link]), ...(error.candidates ?? [])]
  const wrong = links.flatMap((link) => wrongWith({ link, readings: all }))
  // What core says of an error that an adapter did not mean to throw.
  const thrown = /^The answer could not be understood \((\w+)\)/.exec(error.message)
  if (thrown !== null) wrong.push(`comes of a ${thrown[1]}`)
  const dated = error.retryAt === undefined || !Number.isNaN(error.retryAt.getTime())
  return [...wrong, ...(dated ? [] : ['has a retryAt that is no instant'])]
}

/** What the caller gets of it. */
function comesOut(result: Result): unknown {
  if (result.kind === 'outcome') return result.outcome
  return result.kind === 'links' ? result.links : result.value
}

function linksOf(result: Result | ShareLinkError): readonly ShareLink[] {
  if (ShareLinkError.is(result))
    return [...(result.link === undefined ? [] : [result.link]), ...(result.candidates ?? [])]
  if (result.kind === 'links') return result.links
  return result.kind === 'outcome' ? [result.outcome.link] : []
}

/** All that is wrong with what a call came to, in view of the answers that it had. */
export function judge(session: Session, log: readonly Delivered[], result: Result | ShareLinkError): string[] {
  const { password } = session.operation
  const secrets = [...session.credentials, ...(password === undefined ? [] : [password])]
  const isError = ShareLinkError.is(result)
  const text = shown(isError ? result : comesOut(result))
  // Where the provider says the secret as a link's id, nothing could be done with the link if that were masked.
  const ids = linksOf(result).map(({ id }) => id)
  const leaks = secrets.filter((secret) => text.includes(secret) && !ids.some((id) => id.includes(secret)))
  return [
    ...(isError ? wrongError(session, log, result) : wrongResult(session, log, result)),
    ...leaks.map((secret) => `shows the secret ${secret.slice(0, 6)}…`),
    ...(session.inspect?.(log) ?? []),
  ]
}
