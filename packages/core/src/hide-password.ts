import { ShareLinkError, withDetails } from './errors.ts'
import type { Difference, Outcome, ShareLink } from './model.ts'
import { maskText } from './secrets.ts'

type Hide = (text: string) => string

/** Ids and addresses stay: without them nothing could be done with the link. */
function hideInLink(link: ShareLink, hide: Hide): ShareLink {
  const { name, providerRole, people, others } = link
  const hidden = { ...link }
  if (name !== undefined) hidden.name = hide(name)
  if (providerRole !== undefined) hidden.providerRole = hide(providerRole)
  if (people !== undefined) hidden.people = people.map(hide)
  if (others !== undefined) hidden.others = others.map(hide)
  return hidden
}

function hideInValue(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value)
  return Array.isArray(value) ? value.map((one) => hideInValue(one, hide)) : value
}

function hideInDifference(difference: Difference, hide: Hide): Difference {
  const [requested, effective] = [difference.requested, difference.effective].map((value) => hideInValue(value, hide))
  return { ...difference, requested, effective, note: hide(difference.note) }
}

/** What an update asked for has the name that the provider told before. */
function hideInOutcome({ requested, link, differences, ...rest }: Outcome, hide: Hide): Outcome {
  const hidden = differences.map((difference) => hideInDifference(difference, hide))
  const { name } = requested
  const named = name === undefined ? requested : { ...requested, name: hide(name) }
  return { ...rest, requested: named, link: hideInLink(link, hide), differences: hidden }
}

function hideInError(error: unknown, hide: Hide): unknown {
  if (!ShareLinkError.is(error)) return error
  const { message, hint, link, candidates, differences } = error
  return withDetails(error, {
    message: hide(message),
    hint: hide(hint),
    link: link && hideInLink(link, hide),
    candidates: candidates?.map((candidate) => hideInLink(candidate, hide)),
    differences: differences?.map((difference) => hideInDifference(difference, hide)),
  })
}

/** Masks the password of a call in what comes of it: an answer may repeat it where names and words of roles stand. */
export async function hidePassword(password: string | null | undefined, calling: Promise<Outcome>): Promise<Outcome> {
  if (typeof password !== 'string') return calling
  const hide: Hide = (text) => maskText(text, [password])
  try {
    return hideInOutcome(await calling, hide)
  } catch (error) {
    throw hideInError(error, hide)
  }
}
