import type { LinkCapability } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, HELD, refusal, script } from './scripted.ts'

/** Files of two types: open ones, whose roles the item decides, and closed ones that take no link. */
function typedFiles(): readonly LinkCapability[] {
  const fields = { role: { ...HELD, values: ['viewer', 'editor'] } } as const
  const [file] = script({ fields }).links.capabilities.links
  if (file === undefined) throw new Error('There are no files.')
  return [
    { ...file, itemDecides: ['role'] },
    { ...file, types: ['closed'], notCreated: 'Closed files take no link.' },
  ]
}

describe('what the item decides', () => {
  it('is read before sending, and narrows what may be asked for', async () => {
    const { links, calls } = script({
      capabilities: { links: typedFiles() },
      operations: () => ({ describe: (target) => Promise.resolve({ target, roles: ['viewer'] }) }),
    })
    expect((await links.create(DRAFT)).link.role).toBe('viewer')
    const error = await refusal(links.create({ ...DRAFT, role: 'editor' }))
    expect([error.code, error.field]).toEqual(['unsupported', 'role'])
    expect(calls).toEqual(['describe', 'create', 'describe'])
  })

  it('is not read where the provider cannot make links at all', async () => {
    const { links, calls } = script({
      capabilities: { links: typedFiles() },
      operations: () => ({ describe: (target) => Promise.resolve({ target }) }),
      lacks: ['create'],
    })
    expect((await refusal(links.create(DRAFT))).code).toBe('unsupported')
    expect(calls).toEqual([])
  })

  it('is not read where every answer would come to the same refusal', async () => {
    const { links, calls } = script({ capabilities: { links: typedFiles() } })
    const error = await refusal(links.create({ ...DRAFT, role: 'manager' }))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'role', []])
  })

  it('may be that nothing can be shared at all', async () => {
    const { links, calls } = script({
      capabilities: { links: typedFiles() },
      operations: () => ({
        describe: (target) =>
          Promise.resolve({ target, refusal: { code: 'forbidden', field: 'target', message: 'Not yours.' } }),
      }),
    })
    expect((await refusal(links.create(DRAFT))).code).toBe('forbidden')
    expect(calls).toEqual(['describe'])
  })

  it('may be a type of item that takes no such link', async () => {
    const { links, calls } = script({
      capabilities: { links: typedFiles() },
      operations: () => ({ describe: (target) => Promise.resolve({ target: { ...target, type: 'closed' } }) }),
    })
    const error = await refusal(links.create(DRAFT))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'kind', ['describe']])
    expect(error.message).toContain('Closed files take no link.')
  })
})
