import { type Capabilities, capabilitiesFor, lacks, type LinkCapability } from './capabilities.ts'
import type { Audience, LinkKind, Role, ShareLink, Target } from './model.ts'
import { audienceEffect, roleEffect } from './orders.ts'

/** A publication or download that the other provider does not have becomes plain access. */
export function kindFor(link: ShareLink, capabilities: Capabilities, target: Target): LinkKind {
  const same = capabilitiesFor(capabilities, target, link.kind).some(({ notCreated }) => notCreated === undefined)
  return same || link.kind === 'invitation' ? link.kind : 'access'
}

/** The most rights that the other provider has and that are not more than before. */
export function roleFor(role: Role | undefined, { fields }: LinkCapability): Role | undefined {
  if (role === undefined || lacks(fields.role)) return undefined
  const allowed = fields.role.values.filter((value) => roleEffect(role, value) !== 'weaker')
  return allowed.find((one) => allowed.every((other) => one === other || roleEffect(one, other) === 'stricter'))
}

/** The widest audience that is not wider than before. */
export function audienceFor(audience: Audience | undefined, { fields }: LinkCapability): Audience | undefined {
  if (audience === undefined || lacks(fields.audience)) return undefined
  const allowed = fields.audience.values.filter((value) => audienceEffect(audience, value) !== 'weaker')
  return allowed.find((one) => allowed.every((other) => one === other || audienceEffect(one, other) === 'stricter'))
}

/** The name, where a draft can have it. */
export function fitName({ name }: ShareLink): string | undefined {
  return name === undefined || name.trim() === '' || /\p{Surrogate}/u.test(name) ? undefined : name
}

export function namedPeople({ people = [] }: ShareLink): readonly string[] {
  return people.filter((person) => person.trim() !== '')
}
