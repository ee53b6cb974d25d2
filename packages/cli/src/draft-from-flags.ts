import type { CallOptions, ListOptions, ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import {
  AUDIENCES,
  LINK_KINDS,
  listOf,
  ROLES,
  targetOf,
  toleranceOf,
  valueOf,
  visitorFieldsOf,
  wholeNumber,
  wordOf,
} from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { passwordOf } from './password.ts'
import { deadlineOf, expiryOf } from './time-values.ts'
import { usageError } from './usage-error.ts'

/** `true`, `false`, or nothing said. */
function either(given: boolean, negated: boolean): boolean | undefined {
  return given || negated ? given : undefined
}

/** The patch that the flags name. Reads standard input where `--password-stdin` says so. */
export async function patchFromFlags(invocation: Invocation): Promise<ShareLinkPatch> {
  const { text, has, surroundings } = invocation
  const now = (surroundings.runtime?.clock ?? Date).now()
  const message = text('notify-message')
  const patch: ShareLinkPatch = {
    role: valueOf(invocation, 'role', (flag, value) => wordOf(flag, value, ROLES)),
    audience: valueOf(invocation, 'audience', (flag, value) => wordOf(flag, value, AUDIENCES)),
    people: valueOf(invocation, 'people', listOf),
    listed: either(has('listed'), has('no-listed')),
    name: text('name'),
    expiresAt: has('no-expiry') ? null : valueOf(invocation, 'expires', (_flag, value) => expiryOf(value, now)),
    allowDownload: either(has('allow-download'), has('no-download')),
    maxUses: has('no-max-uses') ? null : valueOf(invocation, 'max-uses', (flag, value) => wholeNumber(flag, value, 1)),
    visitorFields: has('no-visitor-fields')
      ? []
      : valueOf(invocation, 'visitor-fields', (_flag, value) => visitorFieldsOf(value)),
    notify: has('notify') ? { message } : undefined,
  }
  // Last, so that nothing waits for a password that a bad flag makes useless.
  return { ...patch, password: await passwordOf(invocation) }
}

/** The draft that the flags ask for. */
export async function draftFromFlags(invocation: Invocation): Promise<ShareLinkDraft> {
  const { text } = invocation
  const target = valueOf(invocation, 'target', (_flag, value) => targetOf(value, text('target-type')))
  const kind = valueOf(invocation, 'kind', (flag, value) => wordOf(flag, value, LINK_KINDS))
  const { role, audience, ...rest } = await patchFromFlags(invocation)
  if (target === undefined) throw usageError('--target', 'must be given')
  if (role === undefined) throw usageError('--role', 'must be given')
  if (audience === undefined) throw usageError('--audience', 'must be given')
  return { target, role, audience, kind, ...rest }
}

/** The options of a call that the flags name. */
export function optionsFromFlags(invocation: Invocation): CallOptions {
  const { text, has, surroundings } = invocation
  return {
    tolerate: valueOf(invocation, 'tolerate', (_flag, value) => toleranceOf(value)),
    deadline: valueOf(invocation, 'deadline', (_flag, value) => deadlineOf(value)),
    idempotencyKey: text('idempotency-key'),
    recreate: has('recreate') ? true : undefined,
    signal: surroundings.signal,
  }
}

/** As long as `createMany` and its like wait for a limit. */
const AN_HOUR = 3_600_000

/** The options of a list that the flags name. A long list runs into limits, and waits for them. */
export function listOptionsFromFlags(invocation: Invocation): ListOptions {
  return { ...optionsFromFlags(invocation), patience: AN_HOUR }
}
