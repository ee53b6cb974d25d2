import { type Difference, type DraftField, type ShareLink, type ShareLinkDraft, ShareLinkError } from '@sharelink/core'

/** What became of one case. */
export type CaseResult = {
  title: string
  state: 'in force' | 'refused before sending' | 'refused by the provider' | 'taken back' | 'skipped'
  asked?: ShareLinkDraft
  link?: ShareLink
  differences: readonly Difference[]
  /** Why it was refused or skipped. */
  reason?: string
  /** What happened after the link was made, step by step. */
  story: readonly string[]
  /** Promises that were not kept; empty, or the demo fails. */
  broken: readonly string[]
}

/** The fields that came out weaker although the caller did not say that they may, as broken promises. */
export function weakerIn(differences: readonly Difference[], tolerate: readonly DraftField[]): readonly string[] {
  return differences
    .filter(({ effect, field }) => effect === 'weaker' && !tolerate.includes(field))
    .map(({ field }) => `${field} is weaker than asked`)
}

/** What a refusal must be: before any write, or the provider's own, or a link taken back. */
export function refused(error: unknown, title: string, asked: ShareLinkDraft, wrote: boolean): CaseResult {
  if (!ShareLinkError.is(error)) throw error
  const { code, message, status, differences = [], takenBack } = error
  const result = { title, asked, differences, reason: message, story: [] }
  if (code === 'weaker-than-requested')
    return { ...result, state: 'taken back', broken: takenBack === true ? [] : ['a weaker link was left behind'] }
  if (status === undefined && (code === 'unsupported' || code === 'policy'))
    return {
      ...result,
      state: 'refused before sending',
      broken: wrote ? ['something was sent before the refusal'] : [],
    }
  const known = status !== undefined && code !== 'ambiguous'
  return { ...result, state: 'refused by the provider', broken: known ? [] : [`${code}: ${message}`] }
}
