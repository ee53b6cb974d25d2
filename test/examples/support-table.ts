import type { Capabilities, FieldCapabilities, LinkCapability } from '@sharelink/core'
import { lacks } from '@sharelink/core'

const DASH = '–'

function unique(texts: readonly string[]): string {
  const known = [...new Set(texts)].filter((text) => text !== '')
  return known.length === 0 ? DASH : known.join(', ')
}

type Field = keyof FieldCapabilities

/** What one field can hold, in a few words; a mark where the provider does not tell it back. */
const WORDS: { readonly [F in Field]: (fields: FieldCapabilities) => string } = {
  role: ({ role }) => (lacks(role) ? '' : role.values.join(', ')),
  audience: ({ audience }) => (lacks(audience) ? '' : audience.values.join(', ')),
  people: ({ people }) => (lacks(people) ? '' : people.ids ? 'addresses, ids' : 'addresses'),
  listed: ({ listed }) => (lacks(listed) ? '' : `to the ${listed.audiences.join(', ')}`),
  name: ({ name }) => (lacks(name) ? '' : name.required === true ? 'required' : 'yes'),
  password: ({ password }) => (lacks(password) ? '' : password.readBack === 'never' ? 'yes, not told' : 'yes'),
  expiresAt: ({ expiresAt }) =>
    lacks(expiresAt) ? '' : expiresAt.granularity + (expiresAt.readBack === 'never' ? ', not told' : ''),
  allowDownload: ({ allowDownload }) => (lacks(allowDownload) ? '' : 'yes'),
  maxUses: ({ maxUses }) => (lacks(maxUses) ? '' : 'yes'),
  visitorFields: ({ visitorFields }) => (lacks(visitorFields) ? '' : visitorFields.values.join(', ')),
  notify: ({ notify }) => (lacks(notify) ? '' : 'yes'),
}

function isField(name: string): name is Field {
  return name in WORDS
}

function cell(links: readonly LinkCapability[], field: Field): string {
  return unique(links.flatMap(({ fields }) => WORDS[field](fields).split(', ')))
}

function column(capabilities: Capabilities, kind: LinkCapability['kind']): readonly string[] {
  const links = capabilities.links.filter((link) => link.kind === kind)
  const targets = unique(links.filter(({ notCreated }) => notCreated === undefined).map(({ target }) => target))
  return [
    targets,
    ...Object.keys(WORDS)
      .filter(isField)
      .map((field) => cell(links, field)),
  ]
}

/** The table of the README: a column per provider and kind of link, a row per field, all from capabilities. */
export function supportTable(all: readonly Capabilities[]): string {
  const columns = all.flatMap((capabilities) =>
    [...new Set(capabilities.links.map(({ kind }) => kind))].map((kind) => [
      `${capabilities.provider} ${kind}`,
      '---',
      ...column(capabilities, kind),
    ]),
  )
  const names = ['', '---', 'on', ...Object.keys(WORDS)]
  return names.map((name, row) => `| ${[name, ...columns.map((cells) => cells[row])].join(' | ')} |`).join('\n')
}
