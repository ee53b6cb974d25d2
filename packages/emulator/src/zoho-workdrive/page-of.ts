import type { WorkDriveSettings } from './workdrive-settings.ts'

/** Where a cursor list goes on; a last page has no `next`. */
export type Cursor = { readonly has_next: boolean; readonly next?: string }

/**
 * One page of a list: by `page[offset]` and `page[limit]`, at most 50, or by a cursor that starts at `page[next]=0`, at
 * most 1000. A list that is asked for without any of them stops at 50 and does not say so.
 */
export function pageOf<Entry>(
  paging: WorkDriveSettings['paging'],
  query: URLSearchParams,
  entries: readonly Entry[],
): { readonly page: readonly Entry[]; readonly cursor?: Cursor } {
  if (paging === 'ignored') return { page: entries }
  const next = query.get('page[next]')
  if (next !== null && paging !== 'offset') {
    const start = count(next, 0)
    const end = start + Math.min(1000, count(query.get('page[limit]'), 50))
    const more = end < entries.length
    return {
      page: entries.slice(start, end),
      cursor: more ? { has_next: true, next: String(end) } : { has_next: false },
    }
  }
  const start = paging === 'cursor' ? 0 : count(query.get('page[offset]'), 0)
  return { page: entries.slice(start, start + Math.min(50, count(query.get('page[limit]'), 50))) }
}

function count(text: string | null, otherwise: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : otherwise
}
