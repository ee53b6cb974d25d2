import type { LinkKind, Role, ShareLinkDraft } from '@sharelink/core'
import { describe, expect, test } from 'vitest'
import { client, script, useScript } from './portal-script.ts'
import { rejection, room } from './wire-samples.ts'

useScript()

const ROLES = [
  'viewer',
  'commenter',
  'reviewer',
  'form-filler',
  'uploader',
  'editor',
  'contributor',
  'manager',
] as const

/** FileSecurity.cs:76-234. A form room has no place for an additional external link (:129-135). */
const ALLOWED: [string, number, { access: readonly Role[]; invitation: readonly Role[] }][] = [
  [
    'CustomRoom',
    5,
    {
      access: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor'],
      invitation: ['viewer', 'commenter', 'reviewer', 'editor', 'contributor'],
    },
  ],
  [
    'PublicRoom',
    6,
    {
      access: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor'],
      invitation: ['viewer', 'contributor'],
    },
  ],
  ['FillingFormsRoom', 1, { access: [], invitation: ['form-filler', 'contributor'] }],
  ['EditingRoom', 2, { access: [], invitation: ['viewer', 'editor', 'contributor'] }],
  ['VirtualDataRoom', 8, { access: [], invitation: ['viewer', 'form-filler', 'editor', 'contributor'] }],
  ['AiRoom', 9, { access: [], invitation: ['viewer', 'contributor'] }],
]

describe.each(ALLOWED)('%s', (type, roomType, allowed) => {
  const KINDS: readonly LinkKind[] = ['access', 'invitation']
  const cases = KINDS.flatMap((kind) => ROLES.map((role) => ({ kind, role })))
  const may = (kind: LinkKind, role: Role): boolean =>
    (kind === 'access' ? allowed.access : allowed.invitation).includes(role)
  const draft = (kind: LinkKind, role: Role): ShareLinkDraft => ({
    target: { kind: 'room', id: '3975', type },
    kind,
    role,
    audience: 'anyone',
  })

  test.each(cases)('$kind as $role, its type given', async ({ kind, role }) => {
    const { refusal } = client().plan(draft(kind, role))
    expect(refusal === undefined).toBe(may(kind, role))
    if (refusal === undefined) return
    const error = await rejection(client().create(draft(kind, role)))
    expect(error).toMatchObject({ code: 'unsupported', message: refusal.message })
    expect(['role', 'kind']).toContain(error.field)
  })

  test.each(cases.filter(({ kind, role }) => !may(kind, role)))('$kind as $role, its type read', async (asked) => {
    const target = { kind: 'room', id: '3975' } as const
    // Roles that no room gives need no look at the room.
    const anywhere = ALLOWED.some(([, , other]) =>
      (asked.kind === 'access' ? other.access : other.invitation).includes(asked.role),
    )
    if (anywhere) script({ request: 'GET /api/2.0/files/rooms/3975', answer: room(roomType) })
    const error = await rejection(client().create({ ...draft(asked.kind, asked.role), target }))
    expect(error.code).toBe('unsupported')
  })
})
