import type { ShareLinkError } from '@sharelink/core'
import { type Facts, overstated, ownsUpTo } from './facts.ts'
import { type Held, type Protection, same, weakerFields } from './held.ts'
import { judgeCreate } from './judge-create.ts'
import { type Problem, when } from './problem.ts'

/** These say that nothing was written, and mean it. */
export const NOTHING_WRITTEN = ['unavailable', 'timeout', 'cancelled', 'rate-limited']

/** Weaker than before and than asked; or looser already, and not yet as tight as asked. */
function weakness(before: Held, now: Held, asked: Protection): string | undefined {
  const belowBefore = weakerFields(now, before)
  const belowAsked = weakerFields(now, asked)
  const both = belowBefore.filter((field) => belowAsked.includes(field))
  if (both.length > 0) return `weaker in ${both.join(', ')}`
  const early = belowBefore.length > 0 && belowAsked.length > 0
  return early ? `${belowBefore.join(', ')} loosened before ${belowAsked.join(', ')} was tightened` : undefined
}

/** What an error says of a change, against what is there. */
export function judgeFailedChange(facts: Facts, error: ShareLinkError): readonly Problem[] {
  const { stand, subject, subjectNow, wrote } = facts
  const { code, link, done, takenBack } = error
  const changed = !same(subject, subjectNow)
  const isSaid = link !== undefined || done !== undefined || takenBack !== undefined || stand.scenario.does === 'revoke'
  if (code === 'ambiguous')
    return [
      ...when(!wrote, 'lost', 'ambiguous, and nothing was sent that writes'),
      ...when(changed && !isSaid, 'unfinished', 'a changed link, and no `link` or `done`'),
    ]
  if (!changed) return []
  if (NOTHING_WRITTEN.includes(code)) return when(true, 'lost', `${code}, and the link has changed`)
  if (subjectNow === undefined) return when(takenBack === undefined, 'lost', `${code}, and the link is gone`)
  if (link === undefined)
    return when(true, 'unfinished', `${code}, the link has changed, and \`link\` does not say how`)
  return overstated(link, subjectNow).flatMap((field) => when(true, 'weaker', `${field} is told and not in force`))
}

/** The link as it was or as it is asked for, and if in between then no weaker than both, and said. */
export function judgeUpdate(facts: Facts, patch: Protection): readonly Problem[] {
  const { told, subject, subjectNow, made, error } = facts
  if (subject === undefined) return when(true, 'lost', 'the link to update was not there')
  const asked = { ...subject, ...patch }
  const weaker = subjectNow && !ownsUpTo(facts, subjectNow) ? weakness(subject, subjectNow, asked) : undefined
  const problems = [
    ...when(made.length > 0, 'duplicates', 'an update made a link'),
    ...when(weaker !== undefined, 'weaker', weaker ?? ''),
  ]
  if (error !== undefined) return [...problems, ...judgeFailedChange(facts, error)]
  if (!('outcome' in told)) return problems
  if (subjectNow === undefined) return [...problems, ...when(true, 'lost', 'changed, and the link is gone')]
  const open = weakerFields(subjectNow, asked)
  const kept = told.outcome.differences.length > 0 ? [] : weakerFields({ ...subjectNow, ...patch }, subjectNow)
  return [
    ...problems,
    ...when(open.length > 0, 'weaker', `success, and weaker in ${open.join(', ')}`),
    ...when(kept.length > 0, 'lost', `success, and ${kept.join(', ')} not done`),
    ...overstated(told.outcome.link, subjectNow).flatMap((field) =>
      when(true, 'weaker', `${field} is told and not in force`),
    ),
  ]
}

/** An update that makes a new link: the old one or the new one, and both only where that is said. */
export function judgeRecreate(facts: Facts, patch: Protection): readonly Problem[] {
  const { stand, told, subject, subjectNow, made, error } = facts
  if (subject === undefined) return when(true, 'lost', 'the link to replace was not there')
  const asked = { ...subject, ...patch }
  const creation = judgeCreate(facts, asked, false)
  const oldIsWeaker = subjectNow === undefined ? [] : weakerFields(subjectNow, subject)
  const problems = [...creation, ...when(oldIsWeaker.length > 0, 'weaker', 'the old link is weaker than it was')]
  if ('outcome' in told)
    return [
      ...problems,
      ...when(subjectNow !== undefined, 'lost', 'success, and the old link is there'),
      ...when(told.outcome.replaced !== stand.ref, 'lost', 'success, and what was replaced is not said'),
    ]
  if (error === undefined) return problems
  const both = made.length > 0 && subjectNow !== undefined
  return [
    ...problems,
    ...when(
      error.code !== 'ambiguous' && !same(subject, subjectNow),
      'lost',
      `${error.code}, and the old link has changed`,
    ),
    ...when(both && error.code !== 'ambiguous' && error.takenBack !== false, 'duplicates', 'old and new, and not said'),
  ]
}
