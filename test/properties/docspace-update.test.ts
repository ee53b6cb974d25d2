import { type Outcome, ShareLinkError, type ShareLinkPatch } from '@sharelink/core'
import type { DocSpaceLink } from '@sharelink/emulator'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allLinks } from './docspace-attempt.ts'
import { type ChangeScenario, change } from './docspace-changes.ts'
import { inProcessPortal, type Portal } from './docspace-in-process.ts'

const RUNS = 5000
const SEED = 20_261_125

const KIND = { rooms: 'room', folders: 'folder', files: 'file' } as const

function portalOf({ seed, place, id, link, ahead }: ChangeScenario): Portal {
  const portal = inProcessPortal({ seed, ahead })
  const item = portal.state[place].find((each) => each.id === id)
  if (item !== undefined) item.links = [{ ...link }]
  return portal
}

type Told = Outcome['differences']

/** Which members of the stored link a patch names, and whether what is stored now is less than it asks for. */
const NAMED: {
  [F in keyof ShareLinkPatch]?: [keyof DocSpaceLink, (patch: ShareLinkPatch, link: DocSpaceLink) => boolean]
} = {
  name: ['title', ({ name }, { title }) => title !== name],
  role: [
    'access',
    ({ role }, { access }) =>
      access !==
      {
        viewer: 2,
        commenter: 6,
        editor: 10,
        'form-filler': 7,
        contributor: 11,
        reviewer: 5,
        uploader: -1,
        manager: -1,
      }[role ?? 'manager'],
  ],
  audience: ['internal', ({ audience }, { internal }) => audience === 'organization' && !internal],
  password: ['password', ({ password }, link) => typeof password === 'string' && link.password !== password],
  expiresAt: [
    'expirationDate',
    ({ expiresAt }, { expirationDate }) =>
      expiresAt instanceof Date &&
      (expirationDate === null || expirationDate > `${expiresAt.toISOString().slice(0, 23)}0000Z`),
  ],
  allowDownload: ['denyDownload', ({ allowDownload }, { denyDownload }) => allowDownload === false && !denyDownload],
  maxUses: [
    'maxUseCount',
    ({ maxUses }, { maxUseCount }) => typeof maxUses === 'number' && (maxUseCount ?? Infinity) > maxUses,
  ],
}

const FIELDS = ['name', 'role', 'audience', 'password', 'expiresAt', 'allowDownload', 'maxUses'] as const

/** What a success broke: a protection that is not there, or a member that changed without being named or told. */
function brokenBy(patch: ShareLinkPatch, before: DocSpaceLink, after: DocSpaceLink | undefined, told: Told): string[] {
  if (after === undefined) return ['the link is gone']
  return FIELDS.flatMap((field) => {
    const [member, less] = NAMED[field] ?? []
    if (member === undefined || less === undefined) return [`no check for ${field}`]
    const saysOther = told.some((difference) => difference.field === field && difference.effect === 'other')
    if (patch[field] !== undefined) return less(patch, after) && !saysOther ? [`${field} is less than asked`] : []
    const isTold = told.some((difference) => difference.field === field && difference.effect === 'stricter')
    return after[member] === before[member] || isTold ? [] : [`${field} changed: ${before[member]} → ${after[member]}`]
  })
}

function judge(
  asked: ChangeScenario,
  portal: Portal,
  before: Map<string, string>,
  result: Outcome | ShareLinkError,
): string[] {
  const { place, id, link, patch } = asked
  const after = portal.state[place].find((each) => each.id === id)?.links.find((each) => each.id === link.id)
  const key = `${KIND[place]}:${id}:${link.id}`
  const now = allLinks(portal.state)
  const others = [...before].filter(([other, text]) => other !== key && now.get(other) !== text).map(([other]) => other)
  if (!ShareLinkError.is(result)) return [...brokenBy(patch, link, after, result.differences), ...others]
  if (after === undefined) return result.takenBack === true ? others : ['gone, and not said', ...others]
  return JSON.stringify(after) === before.get(key)
    ? others
    : [`changed by a call that failed (${result.code})`, ...others]
}

test(
  `of ${RUNS} updates, each does what the patch names and nothing else, or leaves all as it was`,
  { timeout: 60_000 },
  async () => {
    const fates = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(change, async (asked) => {
        const portal = portalOf(asked)
        const before = allLinks(portal.state)
        const ref = `onlyoffice-docspace:${KIND[asked.place]}:${asked.id}:${asked.link.id}`
        const result = await portal.links.update(ref, asked.patch).catch((error: unknown) => {
          if (ShareLinkError.is(error)) return error
          throw error
        })
        const broken = judge(asked, portal, before, result)
        if (broken.length > 0) expect([broken, result]).toEqual([])
        const fate = ShareLinkError.is(result) ? `${result.code}${result.takenBack ? '+' : ''}` : 'done'
        fates.set(fate, (fates.get(fate) ?? 0) + 1)
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expect(fates.get('done')).toBeGreaterThan(RUNS / 10)
  },
)
