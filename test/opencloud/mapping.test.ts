import type { Change, ParsedDraft, Tolerance } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import {
  fromWire,
  type OpenCloudLink,
  type OpenCloudState,
  patches,
  refuseUpdate,
  settingsOf,
} from '../../packages/opencloud/src/opencloud-mapping.ts'
import { permissionWire } from '../../packages/opencloud/src/opencloud-api.ts'
import { recordedJson } from './wire.ts'

const TARGET = { kind: 'folder', id: 'a$b!c' } as const
const recorded = recordedJson('create: view, password, expiry, name')

/** The recorded link with another type, and other words beside it. */
function link(type: string, beside: object = {}): OpenCloudLink {
  const facet = typeof recorded['link'] === 'object' ? recorded['link'] : {}
  return fromWire(TARGET, permissionWire.parse({ ...recorded, link: { ...facet, type, ...beside } }))
}

describe('the PATCH that changes the type', () => {
  it.each([
    ['view', 'edit', ['role'], 2],
    ['edit', 'view', ['role'], 0],
    ['edit', 'upload', ['role'], 0],
    ['view', 'upload', ['role'], 2],
    ['createOnly', 'view', ['role'], 2],
    ['view', 'createOnly', ['role'], 2],
    ['view', 'internal', ['audience'], 0],
    ['edit', 'internal', ['audience', 'role'], 0],
    ['internal', 'view', ['audience'], 2],
    ['internal', 'createOnly', ['audience', 'role'], 2],
    // What a type of later versions grants is not known: from it everything opens, and to it too.
    ['later', 'view', ['role'], 2],
    ['edit', 'later', ['role'], 0],
    ['view', 'later', ['role'], 2],
  ])('from %s to %s is of %j, with rank %i', (from, to, fields, rank) => {
    const held = link(from)
    expect(patches(held, { ...settingsOf(held), type: to })).toMatchObject([
      { fields, rank, request: { method: 'PATCH', body: { json: { link: { type: to } } } } },
    ])
  })

  it('is none where nothing changes', () => {
    expect(patches(link('view'), settingsOf(link('view')))).toEqual([])
  })
})

describe('the PATCH that changes the expiry', () => {
  const day = (text: string): Date => new Date(`${text}T23:59:59Z`)

  it.each([
    ['earlier', day('2026-11-25'), day('2026-11-24'), 0, '2026-11-24T23:59:59Z'],
    ['later', day('2026-11-25'), day('2026-11-26'), 2, '2026-11-26T23:59:59Z'],
    ['to none', day('2026-11-25'), null, 2, null],
    ['from none', null, day('2026-11-26'), 0, '2026-11-26T23:59:59Z'],
  ])('%s has its rank', (_what, from, to, rank, text) => {
    const view = link('view')
    const held = { ...view, link: { ...view.link, expiresAt: from } }
    expect(patches(held, { ...settingsOf(held), expiresAt: to })).toMatchObject([
      {
        fields: ['expiresAt'],
        rank,
        sets: { expiresAt: to },
        request: { body: { json: { expirationDateTime: text } } },
      },
    ])
  })
})

it('the PATCH that changes the name goes before what loosens', () => {
  const held = link('view')
  const [first, second] = patches(held, { ...settingsOf(held), name: 'B', type: 'edit' }).toSorted(
    (one, other) => one.rank - other.rank,
  )
  expect([first?.fields, second?.fields]).toEqual([['name'], ['role']])
})

describe('what a permission says', () => {
  it('of downloads is told where they are prevented, and else nothing', () => {
    expect(link('view', { preventsDownload: true }).link.allowDownload).toBe(false)
    expect(link('view', { preventsDownload: false }).link).not.toHaveProperty('allowDownload')
  })

  it("of a type that is none of ours is the server's word", () => {
    expect(link('later').link).toMatchObject({ providerRole: 'later', audience: 'anyone' })
  })
})

describe('an update that makes a link internal, and so loses its password', () => {
  const before = link('view')
  const requested: ParsedDraft = {
    target: TARGET,
    kind: 'access',
    role: 'viewer',
    audience: 'organization',
    listed: false,
    password: 'set',
    notify: false,
  }
  const change: Change<OpenCloudState> = {
    address: before.link,
    before,
    patch: { audience: 'organization' },
    requested,
  }

  it.each<[Tolerance, boolean]>([
    ['nothing', true],
    ['stricter', true],
    [['name'], true],
    [['password'], false],
    ['anything', false],
  ])('is refused where %j is tolerated: %s', (tolerate, isRefused) => {
    const refusal = refuseUpdate(change, 0, tolerate)
    expect(refusal).toEqual(
      isRefused
        ? {
            code: 'unsupported',
            field: 'password',
            message: 'password: a link for the organization has none: name null to let it go.',
          }
        : undefined,
    )
  })

  it('is not refused where there is none to lose', () => {
    expect(refuseUpdate({ ...change, requested: { ...requested, password: null } }, 0, 'nothing')).toBeUndefined()
    expect(refuseUpdate({ ...change, before: link('internal') }, 0, 'nothing')).toBeUndefined()
  })
})
