import type { Chance } from './chance.ts'
import { type Place, placesIn, raw, type Tree, treeOf, writeTree } from './json-tree.ts'
import { oddDate, oddValue } from './odd-values.ts'

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'id', 'error', 'errors', 'result']

/** A name that may never be an id: a provider that says a secret as its link's id is beyond what can be hidden. */
function echoesFor(place: Place, echoes: readonly string[]): readonly string[] {
  return place.member !== undefined && /(id|^path)$/i.test(place.member.name) ? ['x'] : echoes
}

function otherCase(name: string, chance: Chance): string {
  return chance.pick([
    name.toUpperCase(),
    name.toLowerCase(),
    name.slice(0, 1).toUpperCase() + name.slice(1),
    `${name} `,
  ])
}

function copied(tree: Tree): Tree {
  if (tree.kind === 'raw') return raw(tree.text)
  if (tree.kind === 'list') return { kind: 'list', items: tree.items.map(copied) }
  return { kind: 'members', members: tree.members.map(({ name, value }) => ({ name, value: copied(value) })) }
}

function wrapped(value: Tree, chance: Chance): Tree {
  const name = chance.pick(['0', 'value', 'response', 'data', 'result', '__proto__'])
  const members: Tree = { kind: 'members', members: [{ name, value }] }
  const text = raw(JSON.stringify(writeTree(value)))
  const several: Tree = { kind: 'list', items: [copied(value), value] }
  return chance.pick<Tree>([{ kind: 'list', items: [value] }, members, text, several])
}

function renamed({ member, among = [], drop }: Place, chance: Chance): void {
  if (member === undefined) return drop()
  const names = [...NAMES, ...among.map(({ name }) => name)]
  member.name = chance.oneIn(2) ? otherCase(member.name, chance) : chance.pick(names)
}

/** The same name once more, before or after: parsers take the last. */
function doubled({ member, among = [], put, value }: Place, chance: Chance, echoes: readonly string[]): void {
  if (member === undefined) return put({ kind: 'list', items: [value, value] })
  const twin = { name: member.name, value: raw(oddValue(chance, echoes)) }
  among.splice(chance.oneIn(2) ? 0 : among.length, 0, twin)
}

/** Members that protect, that name, and that refuse: half of the changes are made there. */
const WEIGHTY =
  /pass|access|internal|expir|deny|allow|max|limit|role|visib|permission|shared|audience|total|next|error|title|label|attributes|^min|^days|name$|^id$/i

function placeIn(places: readonly Place[], chance: Chance): Place {
  const weighty = places.filter(({ member }) => member !== undefined && WEIGHTY.test(member.name))
  return chance.pick(weighty.length > 0 && chance.oneIn(2) ? weighty : places)
}

/** A text that holds JSON, as some providers tell rules and lists, changed inside. */
function changedInside({ value, put }: Place, chance: Chance, echoes: readonly string[]): void {
  const text: unknown = value.kind === 'raw' && /^"[[{]/.test(value.text) ? JSON.parse(value.text) : undefined
  const inner = typeof text === 'string' ? mutatedJson(text, chance, echoes) : undefined
  put(raw(inner === undefined ? oddValue(chance, echoes) : JSON.stringify(inner)))
}

function changeOne(tree: Tree, chance: Chance, given: readonly string[]): Tree {
  const places = placesIn(tree)
  if (places.length === 0) return raw(oddValue(chance, given))
  const place = placeIn(places, chance)
  const echoes = echoesFor(place, given)
  const other = chance.pick(places)
  const isDate = place.value.kind === 'raw' && /^"\d{4}-\d/.test(place.value.text)
  if (isDate && chance.oneIn(2)) place.put(raw(oddDate(chance)))
  const changes = [
    () => place.put(raw(oddValue(chance, echoes))),
    () => place.put(raw(oddValue(chance, echoes))),
    () => changedInside(place, chance, echoes),
    () => place.drop(),
    () => renamed(place, chance),
    () => doubled(place, chance, echoes),
    () => place.put(copied(other.value)),
    () => place.put(wrapped(copied(place.value), chance)),
    () => place.among?.push({ name: chance.pick(NAMES), value: copied(other.value) }),
  ]
  chance.pick(changes)()
  return tree
}

/** A JSON text with one to four things about it changed; `undefined` for a text that is no JSON. */
export function mutatedJson(text: string, chance: Chance, echoes: readonly string[]): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  let tree = treeOf(value)
  for (let times = 1 + chance.below(4); times > 0; times -= 1) tree = changeOne(tree, chance, echoes)
  return chance.oneIn(40) ? writeTree(wrapped(tree, chance)) : writeTree(tree)
}
