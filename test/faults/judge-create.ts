import type { ShareLinkError } from '@sharelink/core'
import { type Facts, heldId, namedBy, overstated, ownsUpTo } from './facts.ts'
import { type Held, type Protection, weakerFields } from './held.ts'
import { type Problem, when } from './problem.ts'

/** A link is in force that is weaker than asked, and nobody says so. */
function weaker(facts: Facts, link: Held, asked: Protection): readonly Problem[] {
  const fields = weakerFields(link, asked)
  // Where the server made less of it than asked and nothing can be read after, `ambiguous` is all that can be said.
  const isSaid = ownsUpTo(facts, link) || (facts.error?.code === 'ambiguous' && facts.blind)
  return when(fields.length > 0 && !isSaid, 'weaker', `a link weaker in ${fields.join(', ')}`)
}

/** What an error says of a create, against what is there. */
export function judgeFailedCreate(facts: Facts, error: ShareLinkError): readonly Problem[] {
  const { stand, made, wrote } = facts
  const named = namedBy(stand, error)
  const unnamed = made.filter(({ id }) => !named.includes(id))
  if (error.code === 'ambiguous')
    return [
      ...when(!wrote, 'lost', 'ambiguous, and nothing was sent that writes'),
      ...when(error.candidates !== undefined && unnamed.length > 0, 'lost', 'a link is not among the candidates'),
    ]
  // `conflict` gives the link that is in the place: it may be the twin of a request that arrived twice.
  const left = error.takenBack === false || error.code === 'conflict' ? unnamed : made
  return when(left.length > 0, 'lost', `${error.code}, and a link is there`)
}

/** One link or none for one intention, never a weaker one, and the caller knows which. */
export function judgeCreate(facts: Facts, asked: Protection, repeats: boolean): readonly Problem[] {
  const { stand, told, made, after, subject, error } = facts
  const problems = [
    ...when(made.length > (repeats ? 0 : 1), 'duplicates', `${made.length} new links`),
    ...made.flatMap((link) => weaker(facts, link, asked)),
  ]
  if (error !== undefined) return [...problems, ...judgeFailedCreate(facts, error)]
  if (!('outcome' in told)) return problems
  const { link } = told.outcome
  const held = after.find(({ id }) => id === heldId(stand, link.id))
  if (held === undefined) return [...problems, ...when(true, 'lost', 'a link is told that is not there')]
  const expected = repeats ? subject?.id : made[0]?.id
  return [
    ...problems,
    ...when(held.id !== expected, 'lost', 'another link is told than the one made'),
    ...weaker(facts, held, asked),
    ...overstated(link, held).flatMap((field) => when(true, 'weaker', `${field} is told and not in force`)),
  ]
}
