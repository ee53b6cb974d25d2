import type { Role, ShareLinkDraft, Target } from '@sharelink/core'
import { docSpaceFiles, docSpaceFolders, docSpaceRooms } from '@sharelink/emulator'
import * as fc from 'fast-check'
import { NOW } from './docspace-in-process.ts'

const TYPES = ['FillingFormsRoom', 'EditingRoom', 'CustomRoom', 'PublicRoom', 'VirtualDataRoom', 'AiRoom'] as const
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
const DAY = 86_400_000

/** The type of the room that an item of the default portal is or lies in, by the item's name. */
const TYPE_OF: Readonly<Record<string, string>> = {
  custom: 'CustomRoom',
  public: 'PublicRoom',
  fillingForms: 'FillingFormsRoom',
  editing: 'EditingRoom',
  virtualData: 'VirtualDataRoom',
  ai: 'AiRoom',
  archived: 'CustomRoom',
  thirdParty: 'CustomRoom',
  inCustomFolder: 'CustomRoom',
  formInFillingForms: 'FillingFormsRoom',
}

type Item = { target: Target; type: string | undefined }

function itemsOf(kind: Target['kind'], ids: Readonly<Record<string, string | number>>): readonly Item[] {
  return Object.entries(ids).map(([name, id]) => ({ target: { kind, id: String(id) }, type: TYPE_OF[name] }))
}

const rooms = itemsOf('room', docSpaceRooms)
const items = [...rooms, ...itemsOf('folder', docSpaceFolders), ...itemsOf('file', docSpaceFiles)]

/** Half of the callers give the type, and not always rightly. */
function targetAmong(among: readonly Item[]): fc.Arbitrary<Target> {
  const given = fc.constantFrom('no', 'no', 'no', 'right', 'right', ...TYPES)
  return fc.tuple(fc.constantFrom(...among), given).map(([{ target, type }, which]) => {
    const named = which === 'right' ? type : which
    return named === 'no' || named === undefined ? target : { ...target, type: named }
  })
}

function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 })
}

function inTime(longest: number): fc.Arbitrary<Date> {
  const soon = fc.integer({ min: 1, max: 600_000 })
  return fc
    .oneof({ weight: 5, arbitrary: fc.integer({ min: 60_000, max: longest }) }, { weight: 1, arbitrary: soon })
    .map((milliseconds) => new Date(NOW + milliseconds))
}

const GOOD_PASSWORDS = ['correct-horse', 'C0rrect.Horse', 'h8Iz0WvT1j', '~'.repeat(30)]
const BAD_PASSWORDS = ['short', 'with space in it', 'é'.repeat(9), 'x'.repeat(31)]
const common = { expiresAt: sometimes(fc.option(inTime(3650 * DAY))), name: sometimes(fc.constant('Board papers')) }

/** What most items can hold. */
const external: fc.Arbitrary<ShareLinkDraft> = fc.record({
  ...common,
  target: targetAmong(items),
  role: fc.constantFrom<Role[]>('viewer', 'viewer', 'commenter', 'reviewer', 'editor', 'form-filler'),
  audience: fc.constantFrom('anyone' as const, 'organization' as const),
  password: sometimes(fc.option(fc.constantFrom(...GOOD_PASSWORDS))),
  allowDownload: sometimes(fc.boolean()),
})

const invitation: fc.Arbitrary<ShareLinkDraft> = fc.record({
  ...common,
  target: targetAmong(rooms),
  kind: fc.constant('invitation' as const),
  role: fc.constantFrom<Role[]>('viewer', 'contributor', 'editor', 'form-filler', 'reviewer'),
  audience: fc.constant('anyone' as const),
  maxUses: sometimes(fc.option(fc.integer({ min: 1, max: 1000 }))),
})

/** Whatever a draft may say. */
const wild: fc.Arbitrary<ShareLinkDraft> = fc.record({
  target: targetAmong(items),
  kind: sometimes(fc.constantFrom('access' as const, 'invitation' as const, 'download' as const)),
  role: fc.constantFrom(...ROLES),
  audience: fc.constantFrom('anyone' as const, 'organization' as const),
  name: sometimes(fc.constantFrom('Board papers', 'ü'.repeat(255), 'x'.repeat(256))),
  password: sometimes(fc.option(fc.constantFrom(...GOOD_PASSWORDS, ...BAD_PASSWORDS))),
  expiresAt: sometimes(fc.option(inTime(3700 * DAY))),
  allowDownload: sometimes(fc.boolean()),
  maxUses: sometimes(fc.option(fc.integer({ min: 1, max: 1001 }))),
  listed: sometimes(fc.boolean()),
  visitorFields: sometimes(fc.constantFrom([], ['email' as const])),
})

export const wish: fc.Arbitrary<ShareLinkDraft> = fc.oneof(
  { weight: 6, arbitrary: external },
  { weight: 2, arbitrary: invitation },
  { weight: 2, arbitrary: wild },
)
