import type { ShareLink, ShareLinkDraft } from '@sharelink/core'
import { describeValue } from '../src/describe.ts'
import type { Look } from '../src/style.ts'
import type { Cell } from '../src/table.ts'
import type { CaseResult } from './case-result.ts'

const HEAD: readonly Cell[] = ['DRAFT', 'ASKED', 'IN FORCE', 'DIFFERS OR REFUSED, AND WHY', 'WHAT HAPPENED'].map(
  (text) => ({ text, look: 'bold' }),
)

const LOOKS: Readonly<Record<CaseResult['state'], Look>> = {
  'in force': 'green',
  'refused before sending': 'yellow',
  'refused by the provider': 'yellow',
  'taken back': 'yellow',
  skipped: 'dim',
}

function common({ role, audience, kind, people, maxUses }: Partial<ShareLink>): readonly string[] {
  return [
    `${role ?? '(role not told)'} for ${people === undefined ? (audience ?? '(not told)') : people.join(', ')}`,
    ...(kind === undefined || kind === 'access' ? [] : [kind]),
    ...(typeof maxUses === 'number' ? [`${maxUses} uses`] : []),
  ]
}

function asked({ password, expiresAt, allowDownload, visitorFields, ...draft }: ShareLinkDraft): string {
  const { role, audience, kind, people, maxUses } = draft
  const lines = [
    ...common({
      role,
      audience,
      ...(kind === undefined ? {} : { kind }),
      ...(people === undefined ? {} : { people }),
      ...(maxUses === undefined ? {} : { maxUses }),
    }),
    ...(typeof password === 'string' ? ['password'] : []),
    ...(expiresAt === undefined ? [] : [expiresAt === null ? 'no expiry' : `until ${describeValue(expiresAt)}`]),
    ...(allowDownload === undefined ? [] : [allowDownload ? 'download' : 'no download']),
    ...(visitorFields === undefined ? [] : [`visitors tell ${visitorFields.join(', ')}`]),
  ]
  return lines.join('\n')
}

function inForce(link: ShareLink): string {
  const { passwordProtected, expiresAt, allowDownload } = link
  const lines = [
    ...common(link),
    ...(passwordProtected === true ? ['password'] : []),
    ...(expiresAt instanceof Date ? [`until ${describeValue(expiresAt)}`] : []),
    ...(expiresAt === null ? ['no expiry'] : []),
    ...(allowDownload === undefined ? [] : [allowDownload ? 'download' : 'no download']),
  ]
  return lines.join('\n')
}

/** A refusal is about what would be weaker; what its reason says already is not said again. */
function differs({ differences, state, reason = '' }: CaseResult): string {
  const shown =
    state === 'refused before sending'
      ? differences.filter(({ effect, note }) => effect === 'weaker' && !reason.includes(note))
      : differences
  if (shown.length > 0)
    return shown
      .map(({ field, requested, effective, effect, note }) => {
        const change = `${field}: asked ${describeValue(requested)}, in force ${describeValue(effective)}`
        return `${change} (${effect}). ${note}`
      })
      .join('\n')
  return state === 'in force' ? 'as asked' : ''
}

function row(result: CaseResult): readonly Cell[] {
  const { title, state, link, reason, story, broken } = result
  const happened = [...story, ...broken.map((promise) => `PROMISE BROKEN: ${promise}`)].join('\n')
  return [
    title,
    result.asked === undefined ? '' : asked(result.asked),
    link === undefined ? { text: state, look: LOOKS[state] } : { text: inForce(link), look: LOOKS[state] },
    [...(reason === undefined ? [] : [reason]), differs(result)].join('\n').trim(),
    broken.length === 0 ? happened : { text: happened, look: 'red' },
  ]
}

/** The one table of a provider: a row for each case. */
export function resultRows(results: readonly CaseResult[]): readonly (readonly Cell[])[] {
  return [HEAD, ...results.map(row)]
}
