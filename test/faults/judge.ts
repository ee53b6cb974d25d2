import type { ShareLink } from '@sharelink/core'
import { type Facts, heldId, overstated } from './facts.ts'
import { askedBy, same, weakerFields } from './held.ts'
import { judgeCreate } from './judge-create.ts'
import { judgeFailedChange, judgeRecreate, judgeUpdate } from './judge-update.ts'
import { type Problem, when } from './problem.ts'

function judgeRevoke(facts: Facts): readonly Problem[] {
  const { told, subject, subjectNow, made, error } = facts
  const weaker = subject === undefined || subjectNow === undefined ? [] : weakerFields(subjectNow, subject)
  return [
    ...when(made.length > 0, 'duplicates', 'a revoke made a link'),
    ...when(weaker.length > 0, 'weaker', `a link that was to go is weaker in ${weaker.join(', ')}`),
    ...when('revocation' in told && subjectNow !== undefined, 'lost', 'revoked, and the link is there'),
    ...(error === undefined ? [] : judgeFailedChange(facts, error)),
  ]
}

function judgeTold({ stand, after }: Facts, links: readonly ShareLink[]): readonly Problem[] {
  return links.flatMap((link) => {
    const held = after.find(({ id }) => id === heldId(stand, link.id))
    if (held === undefined) return []
    return overstated(link, held).flatMap((field) => when(true, 'weaker', `${field} is told and not in force`))
  })
}

/** Reads change nothing, are whole, and never ambiguous. */
function judgeRead(facts: Facts): readonly Problem[] {
  const { stand, told, before, after, error } = facts
  const links = 'link' in told ? [told.link] : 'listed' in told ? told.listed : undefined
  const ids = links?.map(({ id }) => heldId(stand, id))
  const missed = 'listed' in told ? before.filter(({ id }) => ids?.includes(id) !== true) : []
  return [
    ...when(JSON.stringify(before) !== JSON.stringify(after), 'lost', 'a read changed something'),
    ...when(missed.length > 0, 'lost', `a list without ${missed.length} of the links`),
    ...when(error?.code === 'ambiguous', 'lost', 'a read is ambiguous'),
    ...judgeTold(facts, links ?? []),
  ]
}

function judgeOperation(facts: Facts): readonly Problem[] {
  const { scenario } = facts.stand
  switch (scenario.does) {
    case 'create':
      return judgeCreate(facts, askedBy(scenario.draft), scenario.repeats !== undefined)
    case 'update':
      return scenario.recreate === true
        ? judgeRecreate(facts, askedBy(scenario.patch))
        : judgeUpdate(facts, askedBy(scenario.patch))
    case 'revoke':
      return judgeRevoke(facts)
    default:
      return judgeRead(facts)
  }
}

/** Whoever has an address and no password gets into none of the links that ask for one. */
function judgeVisits({ stand, after, subject }: Facts): readonly Problem[] {
  const { world, emulator, scenario } = stand
  const wish = scenario.does === 'create' ? scenario.draft : scenario.does === 'update' ? scenario.patch : {}
  if (
    world.opens === undefined ||
    typeof wish.password !== 'string' ||
    (subject !== undefined && subject.password === null)
  )
    return []
  const open = after.filter((link) => link.password !== null && world.opens?.(emulator, link) === true)
  return when(open.length > 0, 'weaker', 'a visitor gets in without the password')
}

/** The caller's knowledge held against what is there. */
export function judge(facts: Facts): readonly Problem[] {
  const { told, before, after, subject } = facts
  if ('stuck' in told) return when(true, 'unfinished', 'nothing was told')
  const others = before.filter(({ id }) => id !== subject?.id)
  const touched = others.filter(
    (link) =>
      !same(
        link,
        after.find(({ id }) => id === link.id),
      ),
  )
  return [
    ...when('thrown' in told, 'lost', 'what was thrown is no ShareLinkError'),
    ...when(touched.length > 0, 'weaker', 'another link of the item has changed'),
    ...judgeOperation(facts),
    ...judgeVisits(facts),
  ]
}
