import { type Call, type Change, type ParsedPatch, type Send, ShareLinkError } from '@sharelink/core'
import { putLink } from './docspace-api.ts'
import { afterWrite, linkInAnswer, sendChecked } from './docspace-calls.ts'
import { notUnderstood, readRefusal } from './docspace-errors.ts'
import { findLink, readLinks, sameId } from './docspace-list.ts'
import { mergedBody } from './docspace-mapping.ts'
import type { DocSpaceLink, DocSpaceState } from './docspace-mapping-answers.ts'
import { explainRefusal } from './docspace-refusals.ts'
import { type DocSpaceConfig, PROVIDER } from './docspace-settings.ts'
import { wouldBecomePermanent } from './docspace-update-refusals.ts'

function sameWire(one: DocSpaceLink, other: DocSpaceLink): boolean {
  return JSON.stringify([one.link, one.state.wire.password]) === JSON.stringify([other.link, other.state.wire.password])
}

function changesSomething(before: DocSpaceLink, patch: ParsedPatch, config: DocSpaceConfig): boolean {
  const { role = before.link.role, expiresAt = before.link.expiresAt, ...others } = patch
  if (role !== before.link.role || expiresAt?.getTime() !== before.link.expiresAt?.getTime()) return true
  if (Object.keys(others).length === 0) return false
  return JSON.stringify(mergedBody(before, others, config)) !== JSON.stringify(mergedBody(before, {}, config))
}

function wasIgnored(link: DocSpaceLink['link'], patch: ParsedPatch): ShareLinkError {
  return new ShareLinkError({
    code: 'policy',
    provider: PROVIDER,
    status: 200,
    link,
    field: Object.keys(patch)[0],
    message: 'DocSpace answered with success and changed nothing.',
    hint: 'A room type, or the link being a primary one, forbids this change; see `link` for what is in force.',
  })
}

/** Writes the whole link back with the patch over it. */
export async function updateDocSpaceLink(
  send: Send,
  config: DocSpaceConfig,
  { address, before, patch }: Change<DocSpaceState>,
  call: Call,
): Promise<DocSpaceLink> {
  const body = mergedBody(before, patch, config)
  const password = patch.password === undefined ? (before.state.wire.password ?? undefined) : patch.password
  const answer = await send(putLink(address.target, body), call)
  const refused = readRefusal(answer, true)
  if (refused !== undefined) {
    const wish = {
      target: address.target,
      kind: before.link.kind,
      password: patch.password,
      purpose: 'update',
    } as const
    throw await explainRefusal(send, config, wish, answer, refused, call.verifying)
  }
  const answered = linkInAnswer(answer, address.target, password)
  const after =
    answered !== undefined && sameId(answered.link.id, before.link.id)
      ? answered
      : findLink(await afterWrite(readLinks(send, address.target, call.verifying, password)), before.link.id)
  if (after === undefined)
    throw new ShareLinkError({
      code: 'not-found',
      provider: PROVIDER,
      status: answer.status,
      message: 'The link is gone: it was revoked or replaced meanwhile.',
    })
  if (changesSomething(before, patch, config) && sameWire(before, after)) throw wasIgnored(after.link, patch)
  return after
}

/** Puts the former state back, where that would not make an expired link permanent. */
export async function restoreDocSpaceLink(
  send: Send,
  config: DocSpaceConfig,
  before: DocSpaceLink,
  now: number,
  call: Call,
): Promise<DocSpaceLink> {
  const { target } = before.link
  if (wouldBecomePermanent(before.link, now))
    throw new ShareLinkError({
      code: 'unsupported',
      provider: PROVIDER,
      field: 'expiresAt',
      message: 'expiresAt: has passed.',
    })
  const password = before.state.wire.password ?? null
  const answer = await sendChecked(send, putLink(target, mergedBody(before, {}, config)), call)
  const link = linkInAnswer(answer, target, password)
  if (link === undefined || !sameId(link.link.id, before.link.id)) throw notUnderstood(answer)
  return link
}
