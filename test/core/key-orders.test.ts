import { createKeyOrders, type Order } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import { DRAFT, NOW } from './scripted.ts'

const [capability] = MEMORY_CAPABILITIES.links

function order(key: string | undefined, password: string): Order {
  if (capability === undefined) throw new Error('The memory provider has links.')
  const draft = parseDraft('memory', { ...DRAFT, password }, NOW)
  return { draft, capability, token: 'a'.repeat(32), ...(key === undefined ? {} : { key }) }
}

describe('what is remembered of links made with a key', () => {
  it('tells this order from another and from none', () => {
    const orders = createKeyOrders()
    orders.made(order('one', 'Kestrel'), 'a')
    expect(orders.verdict(order('one', 'Kestrel'), 'a')).toBe('same')
    expect(orders.verdict(order('one', 'Harbor'), 'a')).toBe('other')
    expect(orders.verdict(order('one', 'Kestrel'), 'b')).toBe('unknown')
  })

  it('is nothing of a link made without one, or changed since', () => {
    const orders = createKeyOrders()
    orders.made(order(undefined, 'Kestrel'), 'a')
    orders.made(order('one', 'Kestrel'), 'b')
    orders.forget('b')
    expect(['a', 'b'].map((id) => orders.verdict(order('one', 'Kestrel'), id))).toEqual(['unknown', 'unknown'])
  })

  it('is the latest of ten thousand', () => {
    const orders = createKeyOrders()
    const one = order('one', 'Kestrel')
    for (let count = 0; count <= 10_000; count += 1) orders.made(one, `id-${count}`)
    const known = ['id-0', 'id-1', 'id-10000'].map((id) => orders.verdict(one, id))
    expect(known).toEqual(['unknown', 'same', 'same'])
  })
})
