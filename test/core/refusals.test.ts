import type { FieldCapabilities, Refusal, ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, HELD, NOW, script } from './scripted.ts'

const DAY = 86_400_000
const PEOPLE = { audience: 'people', people: ['a@x.org'] } as const
const EXPIRY = { ...HELD, granularity: 'millisecond', zone: 'instant' } as const
const at = (milliseconds: number): string => new Date(milliseconds).toISOString()

type Row = readonly [Partial<FieldCapabilities>, Partial<ShareLinkDraft>, string | undefined]

function refused(fields: Partial<FieldCapabilities>, draft: Partial<ShareLinkDraft>): Refusal | undefined {
  return script({ fields }).links.plan({ ...DRAFT, ...draft }).refusal
}

/** Each limit at its edge: the last value that it lets through, and the first that it does not. */
const ROWS: readonly Row[] = [
  [{ role: { ...HELD, values: ['editor'] } }, {}, "role: 'viewer' cannot be given here; possible: editor."],
  [{ role: { ...HELD, values: [] } }, {}, "role: 'viewer' cannot be given here; possible: nothing."],
  [
    { audience: { ...HELD, values: ['people', 'organization'] } },
    {},
    "audience: 'anyone' cannot be the audience here; possible: people, organization.",
  ],
  [{ people: { ...HELD, ids: false } }, PEOPLE, undefined],
  [
    { people: { ...HELD, ids: false } },
    { ...PEOPLE, people: ['a@x.org', 'u17'] },
    'people: Only e-mail addresses are taken here.',
  ],
  [{ people: { ...HELD, ids: true } }, { ...PEOPLE, people: ['u17'] }, undefined],
  [{ name: { ...HELD, required: true } }, {}, 'name: A name is required here.'],
  [{ name: { ...HELD, required: true } }, { name: 'A' }, undefined],
  [{ name: HELD }, {}, undefined],
  [{ name: { ...HELD, maxLength: 3 } }, { name: 'Abc' }, undefined],
  [{ name: { ...HELD, maxLength: 3 } }, { name: 'Abcd' }, 'name: The name may have at most 3 characters.'],
  [{ name: { ...HELD, maxBytes: 4 } }, { name: 'äö' }, undefined],
  [{ name: { ...HELD, maxBytes: 4 } }, { name: 'äöa' }, 'name: The name may have at most 4 bytes.'],
  [{ password: { ...HELD, pattern: '\\p{Lu}b' } }, { password: 'Äb' }, undefined],
  [{ password: { ...HELD, required: true } }, {}, 'password: A password is required here.'],
  [{ password: { ...HELD, required: true } }, { password: null }, 'password: A password is required here.'],
  [{ password: { ...HELD, required: true } }, { password: 'x' }, undefined],
  [{ password: HELD }, { password: null }, undefined],
  [{ password: { ...HELD, minLength: 4, maxLength: 6 } }, { password: 'abcd' }, undefined],
  [{ password: { ...HELD, minLength: 4, maxLength: 6 } }, { password: 'abcdef' }, undefined],
  [
    { password: { ...HELD, minLength: 4, maxLength: 6 } },
    { password: 'abc' },
    'password: The password must have 4 to 6 characters.',
  ],
  [
    { password: { ...HELD, minLength: 4, maxLength: 6 } },
    { password: 'abcdefg' },
    'password: The password must have 4 to 6 characters.',
  ],
  [{ password: { ...HELD, pattern: '[a-z]+|[0-9]+' } }, { password: 'abc' }, undefined],
  [
    { password: { ...HELD, pattern: '[a-z]+|[0-9]+', rule: 'Letters or digits.' } },
    { password: 'abc1' },
    'password: Letters or digits.',
  ],
  [
    { password: { ...HELD, pattern: '[a-z]+|[0-9]+', rule: 'Letters or digits.' } },
    { password: '!123' },
    'password: Letters or digits.',
  ],
  [{ expiresAt: { ...EXPIRY, furthest: 7 } }, { expiresAt: at(NOW + 7 * DAY) }, undefined],
  [
    { expiresAt: { ...EXPIRY, furthest: 7 } },
    { expiresAt: at(NOW + 7 * DAY + 1) },
    'expiresAt: The expiry may lie at most 7 days ahead.',
  ],
  [{ expiresAt: { ...EXPIRY, furthest: 7 } }, { expiresAt: null }, undefined],
  [
    { allowDownload: { ...HELD, required: 'allowed' } },
    { allowDownload: false },
    'allowDownload: Downloading cannot be forbidden here.',
  ],
  [{ allowDownload: { ...HELD, required: 'allowed' } }, { allowDownload: true }, undefined],
  [{ allowDownload: HELD }, { allowDownload: false }, undefined],
  [{ maxUses: { ...HELD, max: 5 } }, { maxUses: 5 }, undefined],
  [{ maxUses: { ...HELD, max: 5 } }, { maxUses: 6 }, 'maxUses: At most 5 uses can be set.'],
  [{ maxUses: { ...HELD, max: 5 } }, { maxUses: null }, undefined],
  [{ visitorFields: { ...HELD, values: ['name'] } }, { visitorFields: ['name'] }, undefined],
  [
    { visitorFields: { ...HELD, values: ['name'] } },
    { visitorFields: ['name', 'phone'] },
    "visitorFields: 'phone' cannot be asked of a visitor here.",
  ],
  [{ notify: { ...HELD, readBack: 'never', message: false } }, { ...PEOPLE, notify: {} }, undefined],
  [{ notify: { ...HELD, readBack: 'never', message: false } }, { ...PEOPLE, notify: false }, undefined],
  [
    { notify: { ...HELD, readBack: 'never', message: false } },
    { ...PEOPLE, notify: { message: 'Hello' } },
    'notify: A notification here carries no message.',
  ],
  [{ notify: { ...HELD, readBack: 'never', message: true } }, { ...PEOPLE, notify: { message: 'Hello' } }, undefined],
]

describe('what a provider cannot hold at all', () => {
  it.each(ROWS)('%j, asked for %j: %s', (fields, draft, message) => {
    const refusal = refused(fields, draft)
    expect(refusal?.message).toBe(message)
    if (refusal === undefined || message === undefined) return
    const [field] = message.split(':')
    expect(refusal).toMatchObject({ field, code: field === 'password' ? 'policy' : 'unsupported' })
  })

  it('is an expiry that no day of the provider fits, but not one that it can say', () => {
    const planned = (held: Date | undefined) =>
      script({ adapter: { holdExpiry: () => held } }).links.plan({ ...DRAFT, expiresAt: at(NOW + DAY) })
    expect(planned(undefined).refusal).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
    expect(planned(undefined).refusal?.message).toContain('No expiry that this provider can hold')
    expect(planned(new Date(NOW + DAY)).refusal).toBeUndefined()
  })

  it('is a kind of link on a type of item that it does not have', () => {
    const { links } = script()
    const [file] = links.capabilities.links
    const typed = script({ capabilities: { links: file ? [{ ...file, types: ['text'] }] : [] } }).links
    const target = { kind: 'file', id: '7', type: 'form' } as const
    const { refusal } = typed.plan({ ...DRAFT, target })
    expect(refusal).toMatchObject({ code: 'unsupported', field: 'target' })
    expect(refusal?.message).toContain('access link on a file of type form')
    expect(typed.plan({ ...DRAFT, kind: 'publication' }).refusal).toMatchObject({ code: 'unsupported', field: 'kind' })
  })
})
