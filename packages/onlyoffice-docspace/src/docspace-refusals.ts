import { type Call, type HttpAnswer, type ParsedDraft, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { maySeeLinks } from './docspace-calls.ts'
import { type Refused, refusedError } from './docspace-errors.ts'
import { readLinks } from './docspace-list.ts'
import type { DocSpaceLink } from './docspace-mapping-answers.ts'
import { type DocSpaceConfig, olderThan, PROVIDER } from './docspace-settings.ts'

/** Additional external links that one item may have (FileSecurity.cs:110-155). */
const MOST_ADDITIONAL = 5
const MOST_ON_ENTRY = 6

function isFull({ kind: of }: Target, kind: string, links: readonly DocSpaceLink[]): boolean {
  const ofKind = links.filter(({ link }) => link.kind === kind)
  if (kind === 'invitation') return ofKind.length >= 1
  const additional = ofKind.filter(({ link }) => link.primary !== true).length
  const most = of === 'room' || additional < ofKind.length ? MOST_ADDITIONAL : MOST_ON_ENTRY
  return additional >= most
}

/** What was asked when the server refused. */
export type RefusedWish = Pick<ParsedDraft, 'target' | 'kind' | 'password'> & {
  purpose: 'create' | 'update' | 'revoke'
}

/** The portal's settings for external sharing refuse with the words for a missing right (FileStorageService.cs:5967-6032). */
function sharingForbidden(status: number): ShareLinkError {
  return new ShareLinkError({
    code: 'policy',
    provider: PROVIDER,
    status,
    field: 'audience',
    message:
      "audience: refused although the account may share this item; most likely the portal's settings forbid external sharing here.",
    hint: 'Ask for the audience organization where the item can hold it, or have an administrator allow external sharing.',
  })
}

/**
 * The server says "invalid operation" for a full list, a role outside the table and, up to 3.6.1, for whatever else:
 * told apart by what can be seen, for the text is in the caller's language.
 */
export async function explainRefusal(
  send: Send,
  config: DocSpaceConfig,
  wish: RefusedWish,
  answer: HttpAnswer,
  refused: Refused,
  call: Call,
): Promise<ShareLinkError> {
  const { target, kind, password, purpose } = wish
  const { tellApart } = refused
  if (tellApart === undefined || (tellApart === 'role-or-limit' && purpose === 'revoke'))
    return refusedError(answer, refused)
  const details = { provider: PROVIDER, status: answer.status }
  try {
    if (tellApart === 'right-or-settings')
      return (await maySeeLinks(send, target, call)) ? sharingForbidden(answer.status) : refusedError(answer, refused)
    const links = purpose === 'create' ? (await readLinks(send, target, call)).links : []
    if (isFull(target, kind, links))
      return new ShareLinkError({
        ...details,
        code: 'limit-reached',
        link: kind === 'invitation' ? links.find(({ link }) => link.kind === kind)?.link : undefined,
        message: `This ${target.kind} has as many links as it may have.`,
      })
    if (!(await maySeeLinks(send, target, call))) return refusedError(answer, refused)
  } catch {
    return refusedError(answer, refused)
  }
  // From 3.7.1 a password against the rules is an ArgumentException of its own.
  const mayBePassword =
    typeof password === 'string' && (config.serverVersion === undefined || olderThan(config, [3, 7, 1]))
  if (mayBePassword)
    return new ShareLinkError({
      ...details,
      code: 'policy',
      field: 'password',
      message:
        "password: refused, most likely by the portal's rule for passwords; an item that cannot give the role is refused alike.",
      hint: 'Try a longer password with digits, capital letters and special characters.',
    })
  return new ShareLinkError({
    ...details,
    code: 'unsupported',
    field: 'role',
    message: 'role: cannot be given by a link of this item.',
  })
}
