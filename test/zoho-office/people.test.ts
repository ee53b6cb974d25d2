import type { Order } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { expect, test } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import { checkedPeople, fromAnswer } from '../../packages/zoho-office/src/zoho-office-mapping.ts'
import { SHEET, SHOW } from '../../packages/zoho-office/src/zoho-office-products.ts'
import { documentOf } from './office-bench.ts'

const NOW = Date.parse('2031-03-05T10:20:30Z')
const [capability] = MEMORY_CAPABILITIES.links

function orderFor(people: readonly string[]): Order {
  if (capability === undefined) throw new Error('no capability')
  const draft = { target: documentOf('show'), role: 'viewer', audience: 'people', people } as const
  return { draft: parseDraft('zoho-show', draft, NOW), capability, token: '0'.repeat(32) }
}

const answer = (users?: readonly string[]) => {
  const result = { kind: 'result', id: documentOf('show').id } as const
  return users === undefined ? result : { ...result, users }
}

test('each person is named once, whatever the case, as they were written first', () => {
  expect(checkedPeople(SHEET, 'people', [' Derrick ', 'derrick', 'simon', 'DERRICK'])).toEqual(['Derrick', 'simon'])
  expect(checkedPeople(SHEET, 'people', ['Ωmega@x.org', 'straße@x.org'])).toEqual(['Ωmega@x.org', 'straße@x.org'])
})

test.each(['a,b', 'a b', 'a;b', '"a"', '', ' '])('%j names nobody', (person) => {
  expect(() => checkedPeople(SHEET, 'ref', ['derrick', person])).toThrowError(/^ref: .*e-mail addresses or Zoho ids/)
})

test('an answer without names, or with an empty list of them, says nothing of who is named', () => {
  for (const users of [undefined, []])
    expect(fromAnswer(SHOW, orderFor(['derrick']), answer(users)).link).not.toHaveProperty('people')
})

test('of an answer that names some of those asked for and nobody else, those are in force', () => {
  const order = orderFor(['Derrick', 'simon'])
  expect(fromAnswer(SHOW, order, answer(['DERRICK'])).link.people).toEqual(['Derrick'])
  expect(fromAnswer(SHOW, order, answer(['derrick', 'eve'])).link.people).toBeUndefined()
  expect(fromAnswer(SHOW, order, answer(['eve', 'simon', 'derrick'])).link.people).toEqual(['Derrick', 'simon'])
})
