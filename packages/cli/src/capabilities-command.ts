import { type Capabilities, type Held, type Lacking, lacks, type LinkCapability } from '@sharelink/core'
import { PROVIDER_NAMES } from '@sharelink/providers/planning'
import { namedProvider, plannerOf } from './clients.ts'
import { describeValue } from './describe.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { type Page, report } from './report.ts'
import type { Cell } from './table.ts'

const CHANGES = { update: '', recreate: ' (only a new link changes it)', never: ' (never changes)' } as const

/** What a held field says beside how it is read and changed, as `values: viewer, editor; maxLength: 255`. */
function details(capability: Held): string {
  const parts = Object.entries<unknown>(capability).flatMap(([name, value]) => {
    if (name === 'readBack' || name === 'change') return []
    return name === 'values' ? [describeValue(value)] : [`${name} ${describeValue(value)}`]
  })
  return parts.length === 0 ? 'yes' : parts.join('; ')
}

function fieldRow([field, capability]: readonly [string, Lacking | Held]): readonly Cell[] {
  if (lacks(capability))
    return [
      { text: field, look: 'dim' },
      { text: `no: ${capability.lacking}`, look: 'dim' },
    ]
  const untold = capability.readBack === 'always' ? '' : ` (told ${capability.readBack})`
  return [field, `${details(capability)}${untold}${CHANGES[capability.change]}`]
}

function fillLink(page: Page, { target, types, kind, notCreated, fields }: LinkCapability): void {
  page.line(`\n${kind} link on a ${target}${types === undefined ? '' : ` (${types.join(', ')})`}`, 'bold')
  if (notCreated !== undefined) page.line(notCreated, 'yellow')
  else page.table(Object.entries(fields).map(fieldRow))
}

function fillCapabilities(page: Page, { provider, links, lists, revokeVerifiable, remarks = [] }: Capabilities): void {
  page.line(provider, 'bold')
  page.line(
    `lists: ${lists.join(', ') || 'nothing'}; a revoke can${revokeVerifiable ? '' : 'not'} be seen to have worked`,
  )
  for (const remark of remarks) page.line(remark)
  for (const link of links) fillLink(page, link)
  page.line()
}

export async function runCapabilities(invocation: Invocation): Promise<number> {
  const named = namedProvider(invocation)
  const planners = await Promise.all(
    (named === undefined ? PROVIDER_NAMES : [named]).map((name) => plannerOf(name, invocation)),
  )
  const all = planners.map(({ capabilities }) => capabilities)
  const document = named === undefined ? all : all[0]
  report(invocation, document, (page) => all.forEach((capabilities) => fillCapabilities(page, capabilities)))
  return EXIT.done
}
