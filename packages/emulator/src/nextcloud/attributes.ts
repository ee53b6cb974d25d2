import type { NextcloudAttribute, NextcloudLink } from './nextcloud-state.ts'
import { OcsRefusal, PhpError } from './refusal.ts'

function readEntry(entry: unknown): NextcloudAttribute {
  if (typeof entry !== 'object' || entry === null) throw new PhpError('an attribute is no array')
  const { scope, key, enabled }: { scope?: unknown; key?: unknown; enabled?: unknown } = entry
  if (typeof scope !== 'string' || typeof key !== 'string') throw new PhpError('an attribute has no scope or key')
  if (typeof enabled === 'string') return { scope, key, enabled: enabled === 'true' || enabled === '1' }
  if (typeof enabled !== 'boolean' && enabled !== null && enabled !== undefined)
    throw new PhpError('enabled is no flag')
  return { scope, key, enabled: enabled ?? null }
}

/** Reads the JSON text of a parameter; of two entries for one key the last counts. An empty list is kept as none. */
export function readAttributes(text: string): readonly NextcloudAttribute[] | null {
  const value = parse(text)
  // The backslashes are the server's own.
  if (typeof value !== 'object' || value === null) {
    throw new OcsRefusal(400, String.raw`Invalid share attributes provided: \"${text}\"`)
  }
  const entries = Object.values(value).map(readEntry)
  const byKey = new Map(entries.map((entry) => [`${entry.scope}/${entry.key}`, entry]))
  return byKey.size === 0 ? null : [...byKey.values()]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Only an outspoken `false` keeps visitors from taking copies. */
export function forbidsDownload({ attributes }: NextcloudLink): boolean {
  return (
    attributes?.some(({ scope, key, enabled }) => scope === 'permissions' && key === 'download' && enabled === false) ??
    false
  )
}
