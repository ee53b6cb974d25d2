import { readFile } from 'node:fs/promises'
import type { Target, TranslateOptions } from '@sharelink/core'
import { targetOf } from './flag-values.ts'
import { isMembers, type Members } from './members.ts'
import { passwordInEnvironment } from './password.ts'
import type { Surroundings } from './surroundings.ts'
import { usageError } from './usage-error.ts'

/** One item, where its links go, and what only the user knows of them. */
export type Mapping = {
  from: Target
  options: TranslateOptions
  /** How the file says the password; this is what may be printed. */
  password?: { env: string } | null
}

// What else they must be is checked by core when the draft is parsed.
const TOLD = ['role', 'expiresAt', 'allowDownload', 'maxUses', 'visitorFields'] as const
const KNOWN: readonly string[] = ['from', 'fromType', 'to', 'toType', 'password', ...TOLD]

// The one boundary where types are taken on trust: core parses every draft that comes of them strictly.
function isTold(value: Members): value is Members & Omit<TranslateOptions, 'target' | 'password' | 'from'> {
  return isMembers(value)
}

function textOf(entry: Members, name: string): string | undefined {
  const value = entry[name]
  if (value === undefined || typeof value === 'string') return value
  throw usageError(`--mapping ${name}`, 'must be text')
}

function itemOf(entry: Members, name: 'from' | 'to'): Target {
  return targetOf(textOf(entry, name) ?? '', textOf(entry, `${name}Type`), `--mapping ${name}`)
}

function passwordOf(value: unknown): { env: string } | null | undefined {
  if (value === undefined || value === null) return value
  if (isMembers(value) && typeof value['env'] === 'string' && Object.keys(value).length === 1)
    return { env: value['env'] }
  throw usageError('--mapping password', 'must be { "env": "NAME" } or null', 'Put the password into the environment.')
}

function mappingOf(entry: unknown, env: Surroundings['env']): Mapping {
  if (!isMembers(entry)) throw usageError('--mapping', 'must hold objects')
  const unknown = Object.keys(entry).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw usageError(`--mapping ${unknown}`, 'is not a known member')
  const password = passwordOf(entry['password'])
  const told: Members = Object.fromEntries(TOLD.filter((name) => name in entry).map((name) => [name, entry[name]]))
  if (!isTold(told)) throw usageError('--mapping', 'must hold objects')
  const secret = password && passwordInEnvironment('--mapping password', password.env, env)
  return {
    from: itemOf(entry, 'from'),
    options: { ...told, target: itemOf(entry, 'to'), password: secret },
    ...(password === undefined ? {} : { password }),
  }
}

function parsed(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return value
}

function entriesIn(text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  try {
    if (!text.trimStart().startsWith('[')) return lines.map(parsed)
    const value = parsed(text)
    return Array.isArray(value) ? value : [value]
  } catch {
    throw usageError('--mapping', 'the file is neither a JSON array nor JSON Lines (an object on each line)')
  }
}

/** Reads a mapping file: an array, or an object a line. Throws `invalid-request` and never repeats a value. */
export async function readMapping(path: string, env: Surroundings['env']): Promise<readonly Mapping[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw usageError('--mapping', `the file cannot be read (${code})`)
  })
  return entriesIn(text).map((entry) => mappingOf(entry, env))
}
