import type { ShareLink, ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { ASKED, at, people, told } from './comparing.ts'

describe('each field asked for, against what is in force', () => {
  it.each<readonly [Partial<ShareLinkDraft>, Partial<ShareLink>, string]>([
    [{}, {}, ''],
    [{}, { target: { kind: 'file', id: '8' } }, 'target weaker dropped'],
    [{}, { target: { kind: 'folder', id: '7' } }, 'target weaker dropped'],
    [{}, { target: { kind: 'file', id: '7', type: 'form' } }, ''],
    [{}, { kind: 'download' }, 'kind weaker dropped'],
    [{}, { role: 'editor' }, 'role weaker dropped'],
    [{ role: 'editor' }, {}, 'role stricter policy'],
    [{}, { audience: 'organization' }, 'audience stricter policy'],
    [{ audience: 'organization' }, {}, 'audience weaker dropped'],
    [people('a@x.org', 'b@x.org'), { audience: 'people', people: ['B@x.org ', 'a@x.org'] }, ''],
    [people('a@x.org'), { audience: 'people', people: ['a@x.org', 'b@x.org'] }, 'people weaker dropped'],
    [people('a@x.org'), { audience: 'people', people: ['a@x.org'], others: ['group 3'] }, 'people weaker dropped'],
    [people('a@x.org'), { audience: 'people', people: ['c@x.org'] }, 'people weaker dropped'],
    [people('a@x.org', 'b@x.org'), { audience: 'people', people: ['a@x.org'] }, 'people stricter policy'],
    [people('a@x.org', 'A@X.ORG'), { audience: 'people', people: ['a@x.org'] }, ''],
    [{}, { listed: true }, 'listed weaker dropped'],
    [{ listed: true }, {}, 'listed stricter policy'],
    [{ name: 'Report' }, {}, ''],
    [{ name: 'Draft' }, {}, 'name other dropped'],
    [{ password: 'secret' }, {}, 'password weaker dropped'],
    [{ password: 'secret' }, { passwordProtected: true }, ''],
    [{ password: null }, { passwordProtected: true }, 'password stricter policy'],
    [{ password: null }, {}, ''],
    [{}, { passwordProtected: true }, ''],
    [{ expiresAt: ASKED }, { expiresAt: at(ASKED) }, ''],
    [{ expiresAt: ASKED }, {}, 'expiresAt weaker dropped'],
    [{ expiresAt: ASKED }, { expiresAt: at('2032-01-01T00:00:00.001Z') }, 'expiresAt weaker dropped'],
    [{ expiresAt: ASKED }, { expiresAt: at('2031-12-31T00:00:00Z') }, 'expiresAt stricter policy'],
    [{ expiresAt: null }, { expiresAt: at(ASKED) }, 'expiresAt stricter policy'],
    [{ expiresAt: null }, {}, ''],
    [{}, { expiresAt: at(ASKED) }, ''],
    [{ allowDownload: false }, {}, 'allowDownload weaker dropped'],
    [{ allowDownload: true }, { allowDownload: false }, 'allowDownload stricter policy'],
    [{ maxUses: 3 }, {}, 'maxUses weaker dropped'],
    [{ maxUses: 3 }, { maxUses: 5 }, 'maxUses weaker dropped'],
    [{ maxUses: 3 }, { maxUses: 2 }, 'maxUses stricter policy'],
    [{ maxUses: null }, { maxUses: 2 }, 'maxUses stricter policy'],
    [{ role: 'editor', password: 'secret' }, { role: 'manager' }, 'role weaker dropped; password weaker dropped'],
  ])('%o against %o: %s', (draft, link, expected) => {
    expect(told(draft, link)).toBe(expected)
  })
})
