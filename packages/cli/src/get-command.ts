import { compare, type ShareLink } from '@sharelink/core'
import { clientOfRef } from './clients.ts'
import { differenceRows, linkRows } from './describe.ts'
import { draftFromFile } from './draft-file.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { readJsonFile } from './json-file.ts'
import { report } from './report.ts'

type Client = Awaited<ReturnType<typeof clientOfRef>>

async function compareWithFile(invocation: Invocation, links: Client, path: string): Promise<number> {
  const draft = draftFromFile(await readJsonFile('--against', path), invocation.surroundings.env)
  // Before the read: a draft that cannot be meant needs no request.
  compare(draft, NO_LINK, links.capabilities)
  const link = await links.get(invocation.argument, optionsFromFlags(invocation))
  const differences = compare(draft, link, links.capabilities)
  const holds = differences.every(({ effect }) => effect !== 'weaker')
  report(invocation, { holds, link, differences }, (page) => {
    page.line(holds ? 'The link holds what the draft asks for.' : 'The link is weaker than the draft asks for.', 'bold')
    page.table(differenceRows(differences))
    if (typeof draft.password === 'string') page.line('Whether the password is that very one cannot be seen here.')
    page.line()
    page.table(linkRows(link))
  })
  return holds ? EXIT.done : EXIT.refusedByProvider
}

const NO_LINK: ShareLink = { ref: '', provider: '', id: '', target: { kind: 'file', id: '' }, kind: 'access' }

export async function runGet(invocation: Invocation): Promise<number> {
  const links = await clientOfRef(invocation)
  const path = invocation.text('against')
  if (path !== undefined) return compareWithFile(invocation, links, path)
  const link = await links.get(invocation.argument, optionsFromFlags(invocation))
  report(invocation, link, (page) => page.table(linkRows(link)))
  return EXIT.done
}
