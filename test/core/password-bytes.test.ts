import type { LinkCapability } from '@sharelink/core'
import { createOpenCloud } from '@sharelink/opencloud'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import { limitsRefusal } from '../../packages/core/src/refusals.ts'

const [capability] = createOpenCloud({ baseUrl: 'https://cloud.example', accessToken: 'token' }).capabilities.links

function refusalOf(password: string, { fields, ...rest }: LinkCapability): string | undefined {
  const limited = {
    ...rest,
    fields: { ...fields, password: { readBack: 'always', change: 'update', maxBytes: 6 } as const },
  }
  const draft = { target: { kind: 'file', id: 'a!b' }, role: 'viewer', audience: 'anyone', password }
  return limitsRefusal({}, parseDraft('opencloud', draft, 0), limited, 0, ['password'])?.code
}

describe('a password whose bytes are counted', () => {
  it.each([
    ['abcdef', undefined],
    ['abcdefg', 'policy'],
    ['äöü', undefined],
    ['äöüa', 'policy'],
    ['€€', undefined],
    ['😀ab', undefined],
    ['😀abc', 'policy'],
  ])('%s: %s', (password, code) => {
    expect(capability && refusalOf(password, capability)).toBe(code)
  })
})
