import type { Change, Effective } from './adapter.ts'
import type { LinkCapability } from './capabilities.ts'
import { differencesOf } from './compare.ts'
import { namedFields, PASSWORD_NONE } from './draft.ts'
import type { Difference, DraftField, ShareLink } from './model.ts'
import { providerRoleChanged } from './overlay.ts'

/** Groups that were there before, and that no draft can name, are not more than asked. */
function withoutFormer(link: ShareLink, before: ShareLink): ShareLink {
  if (link.others === undefined) return link
  const { others, ...rest } = link
  const added = others.filter((other) => before.others?.includes(other) !== true)
  return added.length === 0 ? rest : { ...rest, others: added }
}

/** A change with what it is judged by. */
type Judged<State> = Omit<Change<State>, 'address'> & { capability?: LinkCapability; lost?: readonly DraftField[] }

/** What a link may have held, untold, and surely holds no more. */
function letGo(field: DraftField): Difference {
  const effective = field === 'password' ? PASSWORD_NONE : null
  const note = `${field} was not told by the provider and was let go, as tolerated.`
  return { field, requested: '(not told)', effective, reason: 'dropped', effect: 'weaker', note }
}

/** What of the wish is not in force after an update: what the patch named, and what it should have left alone. */
export function differencesAfter<State>(
  { before, patch, requested, capability, lost = [] }: Judged<State>,
  { link, told }: Effective<State>,
  fields?: readonly DraftField[],
): readonly Difference[] {
  const compared = { ...(patch.people === undefined ? withoutFormer(link, before.link) : link), told: told ?? {} }
  const differences = differencesOf(requested, compared, capability, fields)
  const roleNamed = patch.role !== undefined || before.link.role !== undefined
  const counted = differences.filter(({ field, reason }) => {
    if (field === 'role') return roleNamed
    // What the patch does not name and the provider does not tell cannot be told to differ.
    return reason !== 'unverified' || namedFields(patch).some((named) => named === field)
  })
  const complete = [...counted.filter(({ field }) => !lost.includes(field)), ...lost.map(letGo)]
  if (roleNamed || !providerRoleChanged(before.link, link)) return complete
  const role: Difference = {
    field: 'role',
    requested: before.link.providerRole,
    effective: link.role ?? link.providerRole,
    reason: 'dropped',
    effect: 'weaker',
    note: 'The role changed although the patch does not name it.',
  }
  return [...complete, role]
}
