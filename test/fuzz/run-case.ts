import { ShareLinkError } from '@sharelink/core'
import { chanceOf, seedOfCase } from './chance.ts'
import { judge } from './judge.ts'
import type { Delivered, Line, Result, Session } from './session.ts'
import type { Chance } from './chance.ts'

/** A provider under fuzzing. */
export type Subject = {
  name: string
  /** A fresh server and client, with something there to read, change and revoke. */
  begin: (chance: Chance) => Promise<{ session: Session; line: Line }>
}

/** What one case came to. `end`: the operation and its code, or `done`. */
export type CaseReport = { answers: number; links: number; end: string; failure?: string }

const SHORT = 1_500

function shortened(text: string): string {
  const printable = JSON.stringify(text)
  return printable.length > SHORT ? `${printable.slice(0, SHORT)}… (${text.length} characters)` : printable
}

function story({ request, answer, fuzzed }: Delivered): string {
  const asked = `${request.method} ${request.path.slice(0, 120)}`
  return `${fuzzed ? '!' : ' '} ${asked} → ${answer.status} ${JSON.stringify(answer.headers).slice(0, 200)} ${shortened(answer.body)}`
}

function linksIn(result: Result | ShareLinkError): number {
  if (ShareLinkError.is(result)) return result.link === undefined ? 0 : 1
  if (result.kind === 'links') return result.links.length
  return result.kind === 'outcome' ? 1 : 0
}

async function outcomeOf({ operation }: Session): Promise<Result | ShareLinkError | { thrown: unknown }> {
  try {
    return await operation.run()
  } catch (error) {
    return ShareLinkError.is(error) ? error : { thrown: error }
  }
}

function decoded({ decode }: Session, answer: Delivered['answer']): readonly string[] {
  try {
    return decode(answer)
  } catch (error) {
    return [`the decoder threw ${String(error).slice(0, 200)}`]
  }
}

/** Runs one case. Nothing but its seed decides what happens in it. */
export async function runCase({ begin }: Subject, seed: number, index: number): Promise<CaseReport> {
  const { session, line } = await begin(chanceOf(seedOfCase(seed, index)))
  line.beginHostile()
  const result = await outcomeOf(session)
  const hostile = line.log.filter(({ fuzzed }) => fuzzed)
  const wrong = hostile.flatMap(({ answer }) => decoded(session, answer))
  if ('thrown' in result) wrong.push(`threw ${String(result.thrown).slice(0, 300)}`)
  else wrong.push(...judge(session, line.log, result))
  if (line.isEndless()) wrong.push('would never end')
  const code = ShareLinkError.is(result) ? result.code : 'done'
  const { name } = session.operation
  const report: CaseReport = {
    answers: hostile.length,
    links: 'thrown' in result ? 0 : linksIn(result),
    end: `${name} ${code}`,
  }
  if (wrong.length === 0) return report
  const failure = [`seed ${seed} case ${index}: ${name} ${code}: ${wrong.join('; ')}`, ...line.log.map(story)].join(
    '\n',
  )
  return { ...report, failure }
}
