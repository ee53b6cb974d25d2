import type { Call, HttpAnswer } from '@sharelink/core'
import { type LinkList, listPage, type PagePlace } from './workdrive-api.ts'
import { sendOnce, type Session } from './workdrive-calls.ts'
import { notUnderstood, readRefusal, refusedError } from './workdrive-errors.ts'
import { type Cursor, envelopes, linkWire } from './workdrive-wire.ts'

type Page = { entries: readonly unknown[]; cursor: Cursor | undefined }

function pageIn(answer: HttpAnswer): Page {
  const parsed = envelopes.list.safeParse(answer.json)
  if (!parsed.success) throw notUnderstood(answer)
  return { entries: parsed.data.data, cursor: parsed.data.links?.cursor }
}

/** One page; `undefined` where the list takes no paging parameters, so that it has been whole. */
async function readPage(
  session: Session,
  list: LinkList,
  place: PagePlace | undefined,
  call: Call,
): Promise<Page | undefined> {
  const request = listPage(list, place)
  const answer = await sendOnce(session, request, call)
  const refused = readRefusal(answer, request)
  if (refused === undefined) return pageIn(answer)
  if (place !== undefined && refused.id === 'F6012') return undefined
  throw refusedError(answer, refused, session.clock.now())
}

/** A cursor is a word, or stands in the address of the next page. */
function cursorIn({ next }: Cursor): string | undefined {
  if (next === undefined || next === null || next === '') return undefined
  return URL.canParse(next) ? (new URL(next).searchParams.get('page[next]') ?? undefined) : next
}

/**
 * Where to go on. Which paging the lists of links honour is not documented: a cursor where the answer has one, else by
 * offset, and where that brings the same again by cursor from the start; what brings nothing new is the end.
 */
function nextPlace(
  place: PagePlace | undefined,
  { entries, cursor }: Page,
  fresh: number,
  count: number,
): PagePlace | undefined {
  if (cursor?.has_next === false || entries.length === 0) return undefined
  const next = cursor?.has_next === true ? cursorIn(cursor) : undefined
  const here = place !== undefined && 'cursor' in place ? place.cursor : undefined
  if (next !== undefined && next !== here) return { cursor: next }
  if (here !== undefined) return undefined
  return fresh > 0 ? { offset: count } : { cursor: '0' }
}

/** What tells an entry from others; those that lie too deep to be written count as one. */
function idOf(entry: unknown): string {
  const parsed = linkWire.safeParse(entry)
  if (parsed.success) return parsed.data.id
  try {
    return JSON.stringify(entry)
  } catch {
    return ''
  }
}

/** Pages in a row that bring nothing new: beyond this a server only turns in circles. */
const MOST_STALE = 20

/** Every entry of one list, one that comes again as well; `nextCall` is asked for before each page. */
export async function* entriesOf(session: Session, list: LinkList, nextCall: () => Call): AsyncGenerator {
  const known = new Set<string>()
  let place: PagePlace | undefined
  for (let stale = 0; stale <= MOST_STALE;) {
    const page = await readPage(session, list, place, nextCall())
    if (page === undefined) return
    const fresh = page.entries.filter((entry) => !known.has(idOf(entry)))
    for (const entry of fresh) known.add(idOf(entry))
    yield* page.entries
    stale = fresh.length > 0 ? 0 : stale + 1
    place = nextPlace(place, page, fresh.length, known.size)
    if (place === undefined) return
  }
}
