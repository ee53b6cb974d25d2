import type { Adapter, Operations, ShareLink } from '@sharelink/core'
import type { DocSpaceState } from '@sharelink/onlyoffice-docspace'
import { describe, expect, it } from 'vitest'
import { docSpaceSubject } from './docspace-subject.ts'
import { fuzz } from './fuzz.ts'
import { fuzzedAnswer } from './fuzzed-answer.ts'
import { chanceOf } from './chance.ts'
import { subjects } from './subjects.ts'

const SEED = 20_261_129
/** As many as take about a second for each provider: `npm run fuzz` has the rest. */
const ANSWERS = 700

describe.each(subjects)('700 fuzzed answers of $name', (subject) => {
  it('come to nothing but links as their bytes say and errors of ours', { timeout: 60_000 }, async () => {
    const { failure, answers, links, ends } = await fuzz(subject, { answers: ANSWERS, seed: SEED })
    expect(failure).toBeUndefined()
    expect(answers).toBeGreaterThanOrEqual(ANSWERS)
    // Answers that are all refused, or all believed, would test nothing.
    expect(links).toBeGreaterThan(90)
    expect([...ends.keys()].filter((end) => !end.endsWith('done')).length).toBeGreaterThan(5)
  })
})

type Break = (operations: Operations<DocSpaceState>) => Partial<Operations<DocSpaceState>>

function broken(breaking: Break): (adapter: Adapter<DocSpaceState>) => Adapter<DocSpaceState> {
  return (adapter) => ({
    ...adapter,
    connect: (connection) => {
      const operations = adapter.connect(connection)
      return { ...operations, ...breaking(operations) }
    },
  })
}

/** An adapter whose links say this of themselves, whatever the server says. */
function claiming(claim: Partial<ShareLink>): Break {
  return ({ get, create }) => ({
    get: async (address, call) => {
      const found = await get?.(address, call)
      if (found === undefined) throw new Error('DocSpace has get.')
      return { ...found, link: { ...found.link, ...claim } }
    },
    create: async (order, call) => {
      const made = await create?.(order, call)
      if (made === undefined) throw new Error('DocSpace has create.')
      return { ...made, link: { ...made.link, ...claim } }
    },
  })
}

describe('the judge finds an adapter that', () => {
  it.each<[string, Break, RegExp]>([
    ['claims a password', claiming({ passwordProtected: true }), /claims passwordProtected|without password/],
    ['claims an expiry', claiming({ expiresAt: new Date(Date.UTC(2027, 0)) }), /claims expiresAt|without expiresAt/],
    ['claims that nothing can be downloaded', claiming({ allowDownload: false }), /claims allowDownload/],
    ['claims a narrower audience', claiming({ audience: 'organization' }), /claims audience/],
    ['claims fewer rights', claiming({ role: 'viewer' }), /claims role/],
    ['claims a limit of uses', claiming({ maxUses: 1 }), /claims maxUses/],
    ['gives another link', claiming({ id: '0a6e3f3c-5f0b-4d5e-9d8e-6a1f0c9b7e21' }), /in no answer/],
    [
      'shows a credential',
      claiming({ url: 'https://portal.example/sk-11a7c0de' + '11a7c0de'.repeat(7) }),
      /shows the secret/,
    ],
    ['gives an address of a script', claiming({ url: 'javascript:alert(1)' }), /no web address/],
  ])('%s', async (_name, breaking, found) => {
    const { failure } = await fuzz(docSpaceSubject(broken(breaking)), { answers: ANSWERS, seed: SEED })
    expect(failure).toMatch(found)
  })
})

it('the same seed gives the same answers', () => {
  const honest = { status: 200, headers: {}, body: '{"response":{"id":"a","access":2}}' }
  const row = (): unknown[] => {
    const chance = chanceOf(7)
    return Array.from({ length: 50 }, () => fuzzedAnswer(honest, ['{}'], chance, ['x']))
  }
  expect(row()).toEqual(row())
  expect(new Set(row().map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(25)
})
