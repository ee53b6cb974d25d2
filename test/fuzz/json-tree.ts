/**
 * JSON as it is written rather than as it is read: members in their order, names more than once or `__proto__`, numbers
 * that no double holds.
 */
export type Tree =
  | { kind: 'raw'; text: string }
  | { kind: 'list'; items: Tree[] }
  | { kind: 'members'; members: Member[] }

export type Member = { name: string; value: Tree }

export function raw(text: string): Tree {
  return { kind: 'raw', text }
}

/** The tree of a parsed value. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) }
  if (typeof value !== 'object' || value === null) return raw(JSON.stringify(value ?? null))
  return { kind: 'members', members: Object.entries(value).map(([name, member]) => ({ name, value: treeOf(member) })) }
}

export function writeTree(tree: Tree): string {
  if (tree.kind === 'raw') return tree.text
  if (tree.kind === 'list') return `[${tree.items.map(writeTree).join(',')}]`
  return `{${tree.members.map(({ name, value }) => `${JSON.stringify(name)}:${writeTree(value)}`).join(',')}}`
}

/** A place in a tree: what is there, and how to put something else there or nothing. */
export type Place = { value: Tree; put: (value: Tree) => void; drop: () => void; member?: Member; among?: Member[] }

/** Every place in a tree, the whole not among them. */
export function placesIn(tree: Tree): Place[] {
  if (tree.kind === 'raw') return []
  if (tree.kind === 'list') {
    const { items } = tree
    return items.flatMap((value, index) => [
      { value, put: (other: Tree) => void items.splice(index, 1, other), drop: () => void items.splice(index, 1) },
      ...placesIn(value),
    ])
  }
  const { members } = tree
  return members.flatMap((member) => [
    {
      value: member.value,
      put: (other: Tree) => void Object.assign(member, { value: other }),
      drop: () => void members.splice(members.indexOf(member), 1),
      member,
      among: members,
    },
    ...placesIn(member.value),
  ])
}
