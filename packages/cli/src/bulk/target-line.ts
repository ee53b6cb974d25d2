import type { Target } from '@sharelink/core'
import type { ProviderName } from '@sharelink/providers/planning'
import { scopeWord, targetOf } from '../flag-values.ts'
import { isMembers } from '../members.ts'
import { usageError } from '../usage-error.ts'
import { objectOn, providerOn } from './json-line.ts'
import type { TextLine } from './text-lines.ts'

/** What a line of a file of targets asks to list. */
export type TargetLine = { number: number; provider: ProviderName; scope: Target | string }

const KNOWN = ['provider', 'target', 'scope']
const TARGET = ['kind', 'id', 'type']

function targetOn(value: unknown): Target {
  if (!isMembers(value)) throw usageError('target', 'must be { "kind": "…", "id": "…" }')
  const unknown = Object.keys(value).find((name) => !TARGET.includes(name))
  if (unknown !== undefined) throw usageError(`target.${unknown}`, 'is not a known member')
  const { kind, id, type } = value
  if (typeof kind !== 'string') throw usageError('target.kind', 'must be given, as text')
  if (typeof id !== 'string') throw usageError('target.id', 'must be given, as text')
  if (type !== undefined && typeof type !== 'string') throw usageError('target.type', 'must be text')
  return targetOf(`${kind}:${id}`, type, 'target')
}

/** Reads a line of targets; `named` is the provider of `--provider`. Throws `invalid-request`. */
export function targetLineOf({ number, text }: TextLine, named: ProviderName | undefined): TargetLine {
  const members = objectOn(text, KNOWN)
  const provider = providerOn(members, named)
  const { target, scope } = members
  if ((target === undefined) === (scope === undefined))
    throw usageError('target', 'or scope must be given, and not both')
  if (target !== undefined) return { number, provider, scope: targetOn(target) }
  if (typeof scope !== 'string') throw usageError('scope', 'must be text')
  return { number, provider, scope: scopeWord('scope', scope) }
}
