import type { DraftField } from '@sharelink/core'
import { afterEach, describe, expect, it } from 'vitest'
import { linksOf, type Migration, type Moved, startMigration, translated } from './migration.ts'
import { PASSWORD, RETIRED } from './retired-items.ts'
import { saidOf, weakerFields } from './translating.ts'

let running: Migration | undefined
afterEach(() => running?.stop())

async function migration(liveDetails = true): Promise<{ all: Migration; links: readonly Moved[] }> {
  const all = await startMigration(liveDetails)
  running = all
  return { all, links: await linksOf(all) }
}

const isLink = ({ link }: Moved): boolean => link.id === 'link'
const NEW = ['zoho-workdrive', 'onlyoffice-docspace'] as const

/** What must be reported of a link that has a draft, by hand from what each provider holds. */
function expectedDifferences(provider: (typeof NEW)[number], { retired, truth }: Moved): readonly string[] {
  const differences: string[] = []
  if (truth.listed === true) differences.push('listed stricter')
  // The last millisecond of a day is not a whole second.
  if (retired.knows.expiresAt !== null && provider === 'zoho-workdrive') differences.push('expiresAt stricter')
  return differences.sort()
}

describe('fifty items of Zoho Docs', () => {
  it('are a mixture of everything', async () => {
    const { links } = await migration()
    expect(RETIRED).toHaveLength(50)
    const count = (is: (moved: Moved) => boolean): number => links.filter(is).length
    const kinds = {
      anyone: count(({ link }) => link.audience === 'anyone'),
      organization: count(({ link }) => link.audience === 'organization' && link.listed === false),
      listed: count(({ link }) => link.listed === true),
      people: count(({ link }) => link.audience === 'people'),
      groups: count(({ link }) => (link.others?.length ?? 0) > 0),
      protected: count(({ truth }) => truth.passwordProtected === true),
      expiring: count(({ truth }) => truth.expiresAt instanceof Date),
      folders: count(({ link }) => link.target.kind === 'folder'),
    }
    for (const number of Object.values(kinds)) expect(number).toBeGreaterThanOrEqual(5)
  })
})

describe.each(NEW)('from Zoho Docs to %s', (provider) => {
  it.each([
    ['the documents', false, ['role', 'password', 'expiresAt']],
    ['live servers', true, ['password', 'expiresAt']],
  ])('a link has no draft from what %s tell, and what is missing is named', async (_who, live, fields) => {
    const { all, links } = await migration(live)
    for (const moved of links.filter(isLink)) {
      const { draft, missing } = translated(all, provider, moved, false)
      expect(draft).toBeUndefined()
      expect(missing).toEqual(expect.arrayContaining(fields))
    }
  })

  it('what is shared with people has no draft: nobody else is let in for them', async () => {
    const { all, links } = await migration()
    for (const moved of links.filter((one) => !isLink(one))) {
      const { draft, missing } = translated(all, provider, moved, true)
      expect(draft).toBeUndefined()
      expect(missing).toContain('audience')
    }
  })

  it('every difference is reported, and none is weaker unsaid', async () => {
    const { all, links } = await migration()
    let drafts = 0
    for (const moved of links.filter(isLink)) {
      const translation = translated(all, provider, moved, true)
      const holdsAudience = provider === 'onlyoffice-docspace' || moved.link.audience === 'anyone'
      expect(translation.draft !== undefined).toBe(holdsAudience)
      if (translation.draft === undefined) continue
      drafts += 1
      const { differences } = translation
      expect(differences.map(({ field, effect }) => `${field} ${effect}`).sort()).toEqual(
        expectedDifferences(provider, moved),
      )
      const weaker: readonly DraftField[] = weakerFields(moved.truth, translation.draft, all.to[provider].capabilities)
      expect(saidOf(translation)).toEqual(expect.arrayContaining([...weaker]))
    }
    expect(drafts).toBeGreaterThan(10)
  })

  it('the drafts give links that hold what was in force, and open to the same people for as long', async () => {
    const { all, links } = await migration()
    let made = 0
    for (const moved of links.filter(isLink)) {
      const { draft } = translated(all, provider, moved, true)
      if (draft === undefined) continue
      const { link, differences } = await all.to[provider].create(draft)
      made += 1
      expect(differences.filter(({ effect }) => effect === 'weaker')).toEqual([])
      const { truth, retired } = moved
      expect(link).toMatchObject({ role: truth.role, audience: truth.audience })
      expect(link.passwordProtected ?? truth.passwordProtected).toBe(truth.passwordProtected)
      const url = link.url ?? ''
      const signedIn = truth.audience !== 'anyone'
      const { password } = retired.knows
      const visit = (as: object): boolean => all.emulator.visit(provider, { url, signedIn, ...as }).opened
      expect(visit(password === null ? {} : { password })).toBe(true)
      if (password === PASSWORD) expect(visit({})).toBe(false)
      if (signedIn) expect(all.emulator.visit(provider, { url }).opened).toBe(false)
      if (retired.knows.expiresAt === null) continue
      expect(link.expiresAt instanceof Date && link.expiresAt <= retired.knows.expiresAt).toBe(true)
    }
    expect(made).toBeGreaterThan(10)
  })
})
