import { type Call, ShareLinkError, type Target } from '@sharelink/core'
import { itemLists, type LinkList, myFoldersList, teamFolderList } from './workdrive-api.ts'
import { readEntry, type Session } from './workdrive-calls.ts'
import { UNKNOWN_ITEM, type WorkDriveLink } from './workdrive-mapping-answers.ts'
import { entriesOf } from './workdrive-paging.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** The links of an item, both kinds; one may come again on a later page. */
async function* toldLinks(session: Session, target: Target, nextCall: () => Call): AsyncGenerator<WorkDriveLink> {
  for (const [index, list] of itemLists(target.id).entries())
    for await (const entry of entriesOf(session, list, nextCall)) {
      const found = readEntry(session, entry, { target, kind: index === 0 ? 'access' : 'download' })
      if (found !== undefined) yield found
    }
}

/** Each link once, as it is told first. */
async function* once(links: AsyncIterable<WorkDriveLink>): AsyncGenerator<WorkDriveLink> {
  const known = new Set<string>()
  for await (const found of links) {
    if (known.has(found.link.id)) continue
    known.add(found.link.id)
    yield found
  }
}

/** All links of an item, within one call. Of one that comes again, what is told last counts. */
export async function allItemLinks(session: Session, target: Target, call: Call): Promise<readonly WorkDriveLink[]> {
  if (target.id === UNKNOWN_ITEM) throw unknownItem()
  const links = new Map<string, WorkDriveLink>()
  for await (const found of toldLinks(session, target, () => call)) links.set(found.link.id, found)
  return [...links.values()]
}

function unknownItem(): ShareLinkError {
  const message = 'Which item the link belongs to is not told, so that its links cannot be listed.'
  return new ShareLinkError({ code: 'not-found', provider: PROVIDER, message })
}

const SPACES: Readonly<Record<string, (id: string) => LinkList>> = {
  privatespace: myFoldersList,
  teamfolder: teamFolderList,
}

async function* spaceLinks(session: Session, list: LinkList, nextCall: () => Call): AsyncGenerator<WorkDriveLink> {
  for await (const entry of entriesOf(session, list, nextCall)) {
    const found = readEntry(session, entry, {})
    if (found !== undefined) yield found
  }
}

/** `privatespace:ID` (My Folders) and `teamfolder:ID`: all links below. Items may be written so too: `file:ID`. */
export function listLinks(
  session: Session,
  scope: Target | string,
  nextCall: () => Call,
): AsyncGenerator<WorkDriveLink> {
  if (typeof scope !== 'string') return once(toldLinks(session, scope, nextCall))
  const [word = '', ...rest] = scope.split(':')
  const id = rest.join(':')
  if (id !== '' && (word === 'file' || word === 'folder')) return once(toldLinks(session, { kind: word, id }, nextCall))
  const list = id === '' ? undefined : SPACES[word]?.(id)
  if (list !== undefined) return once(spaceLinks(session, list, nextCall))
  throw new ShareLinkError({
    code: 'invalid-request',
    provider: PROVIDER,
    field: 'scope',
    message: 'scope: must be a file or folder, or as privatespace:<id> or teamfolder:<id>',
  })
}
