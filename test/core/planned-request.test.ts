import { plannedRequest, targetOfScope } from '@sharelink/core'
import { expect, it } from 'vitest'

const BASE = 'https://portal.example'
const ASKED = { method: 'POST', path: '/links', query: { page: '1' } } as const

it.each([
  ['JSON', { json: { name: 'a' } }, 'application/json', { name: 'a' }],
  ['JSON of a type of its own', { json: {}, contentType: 'application/vnd.api+json' }, 'application/vnd.api+json', {}],
  ['a form', { form: { name: 'a' } }, 'application/x-www-form-urlencoded', { name: 'a' }],
  ['parts', { multipart: { name: 'a' } }, 'multipart/form-data', { name: 'a' }],
  ['a secret', { form: { authtoken: '0a1b2c3d' } }, 'application/x-www-form-urlencoded', { authtoken: '***' }],
])('a planned request says how %s is sent', (_what, body, type, shown) => {
  expect(plannedRequest(BASE, { authorization: '***' }, { ...ASKED, body })).toEqual({
    method: 'POST',
    url: 'https://portal.example/links?page=1',
    headers: { accept: 'application/json', authorization: '***', 'content-type': type },
    body: shown,
  })
})

it('a request without a body has no type, and its own headers outrank', () => {
  const headers = { accept: 'application/vnd.api+json' }
  expect(plannedRequest(BASE, {}, { method: 'GET', path: '/links', headers })).toEqual({
    method: 'GET',
    url: 'https://portal.example/links',
    headers,
  })
})

it('a scope that is no target is refused where only items are listed', () => {
  const target = { kind: 'file', id: '7' } as const
  expect(targetOfScope('memory', target)).toBe(target)
  expect(() => targetOfScope('memory', 'teamfolder:1')).toThrowError(
    expect.objectContaining({ code: 'invalid-request', field: 'scope', message: 'scope: must be a target' }),
  )
})
