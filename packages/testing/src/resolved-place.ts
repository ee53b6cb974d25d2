import { capabilitiesFor, type DraftField, lacks, type LinkCapability, type Role, type Audience } from '@sharelink/core'
import type { ConformanceSetup, OperationName, Place, Samples } from './conformance-setup.ts'
import { samplesOf } from './samples.ts'

/** A place with its one capability, narrowed as the place says, and all that cases ask of it. */
export type ResolvedPlace = Place & {
  label: string
  capability: LinkCapability
  roles: readonly Role[]
  audiences: readonly Audience[]
  /** Audiences for which other capabilities speak: neither held nor refused here. */
  elsewhere: readonly Audience[]
  samples: Samples
  /** Whether the item may be read before a draft is refused, because its type is not known. */
  mayRead: boolean
  offers: (operation: OperationName) => boolean
}

export const AUDIENCES: readonly Audience[] = ['anyone', 'organization', 'people']

export type Field = Exclude<DraftField, 'target' | 'kind'>

/** Whether this place has a setting for the field. */
export function holds(
  { capability, without = [] }: Pick<ResolvedPlace, 'capability' | 'without'>,
  field: Field,
): boolean {
  return !lacks(capability.fields[field]) && !without.includes(field)
}

export function resolvePlace(setup: ConformanceSetup, place: Place): ResolvedPlace {
  const { target, kind = 'access', audience } = place.draft
  const described = place.type === undefined ? target : { ...target, type: place.type }
  const [capability, ...others] = capabilitiesFor(setup.capabilities, described, kind, audience)
  const label = place.label ?? `${kind} link on a ${target.kind}`
  if (capability === undefined || others.length > 0)
    throw new Error(`${label}: ${others.length > 0 ? 'several capabilities apply; say the type' : 'no capability'}`)
  const { role, audience: held } = capability.fields
  const audiences = lacks(held) ? [] : held.values
  const covered = AUDIENCES.filter((one) => capabilitiesFor(setup.capabilities, described, kind, one).length > 0)
  return {
    ...place,
    label,
    capability,
    roles: place.roles ?? (lacks(role) ? [] : role.values),
    audiences: place.audiences ?? audiences.filter((one) => capability.audiences?.includes(one) !== false),
    elsewhere: covered.filter((one) => capability.audiences?.includes(one) === false),
    samples: { ...samplesOf(capability), ...place.samples },
    mayRead: capabilitiesFor(setup.capabilities, target, kind, audience).length > 1,
    offers: (operation) => {
      const listed = operation !== 'list' || setup.capabilities.lists.includes(target.kind)
      return listed && setup.lacksOperations?.includes(operation) !== true
    },
  }
}
