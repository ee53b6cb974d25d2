import {
  type Capabilities,
  type Effective,
  type FieldCapabilities,
  formatRef,
  type Held,
  type LinkAddress,
  type ParsedDraft,
  type ParsedPatch,
} from '@sharelink/core'
import type { MemoryLink } from './memory-server.ts'

export const PROVIDER = 'memory'

const HELD: Held = { readBack: 'always', change: 'update' }

const FIELDS: FieldCapabilities = {
  role: {
    ...HELD,
    values: ['viewer', 'commenter', 'reviewer', 'form-filler', 'uploader', 'editor', 'contributor', 'manager'],
  },
  audience: { ...HELD, values: ['anyone', 'organization', 'people'] },
  people: { ...HELD, ids: true },
  listed: { ...HELD, audiences: ['anyone', 'organization', 'people'] },
  name: HELD,
  password: HELD,
  expiresAt: { ...HELD, granularity: 'millisecond', zone: 'instant' },
  allowDownload: HELD,
  maxUses: HELD,
  visitorFields: { ...HELD, values: ['name', 'email', 'phone'] },
  notify: { lacking: 'The memory provider sends no messages.' },
}

/** What the memory provider holds: all but messages. */
export const MEMORY_CAPABILITIES: Capabilities = {
  provider: PROVIDER,
  links: [
    { target: 'file', kind: 'access', fields: FIELDS },
    { target: 'folder', kind: 'access', fields: FIELDS },
    { target: 'room', kind: 'access', fields: FIELDS },
  ],
  lists: ['file', 'folder', 'room'],
  revokeVerifiable: true,
}

export function itemPath({ kind, id }: LinkAddress['target']): string {
  return `/${kind}/${encodeURIComponent(id)}`
}

/** A draft in the provider's words; what nobody asked for is as the provider would have it. */
export function toWire(draft: ParsedDraft, id: string, createdAt: number): MemoryLink {
  return {
    id,
    item: itemPath(draft.target),
    role: draft.role,
    audience: draft.audience,
    people: draft.people ?? [],
    listed: draft.listed,
    name: draft.name ?? 'Shared link',
    password: draft.password ?? null,
    expiresAt: draft.expiresAt?.getTime() ?? null,
    allowDownload: draft.allowDownload ?? true,
    maxUses: draft.maxUses ?? null,
    useCount: 0,
    visitorFields: draft.visitorFields ?? [],
    createdAt,
  }
}

/** A stored link with the patch over it: only what the patch names changes. */
export function patched(link: MemoryLink, patch: ParsedPatch): MemoryLink {
  const { role, audience, people, listed, name, password, expiresAt, allowDownload, maxUses, visitorFields } = patch
  const alone = audience !== undefined && audience !== 'people'
  return {
    ...link,
    role: role ?? link.role,
    audience: audience ?? link.audience,
    people: alone ? [] : (people ?? link.people),
    listed: listed ?? link.listed,
    name: name ?? link.name,
    password: password === undefined ? link.password : password,
    expiresAt: expiresAt === undefined ? link.expiresAt : (expiresAt?.getTime() ?? null),
    allowDownload: allowDownload ?? link.allowDownload,
    maxUses: maxUses === undefined ? link.maxUses : maxUses,
    visitorFields: visitorFields ?? link.visitorFields,
  }
}

/** A stored link in our words. The password is compared here and goes no further. */
export function fromWire(
  target: LinkAddress['target'],
  stored: MemoryLink,
  now: number,
  sent?: string | null,
): Effective<MemoryLink> {
  const { id, item, role, audience, listed, name, password, expiresAt, allowDownload, maxUses, useCount } = stored
  return {
    link: {
      ref: formatRef(PROVIDER, { target, id }),
      provider: PROVIDER,
      id,
      url: `https://memory.example${item}/links/${encodeURIComponent(id)}`,
      target,
      kind: 'access',
      role,
      audience,
      ...(audience === 'people' ? { people: stored.people } : {}),
      listed,
      name,
      passwordProtected: password !== null,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      expired: expiresAt !== null && expiresAt <= now,
      allowDownload,
      maxUses,
      useCount,
      createdAt: new Date(stored.createdAt),
    },
    told: {
      visitorFields: stored.visitorFields,
      ...(typeof sent === 'string' ? { passwordMatches: password === sent } : {}),
    },
    state: stored,
  }
}
