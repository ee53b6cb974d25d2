import { describe, expect, it } from 'vitest'
import { answer, answerItem, BASE, JSON_HEADERS, HEADERS, link, useWire, wireClient } from './wire.ts'
import { anyone, FILE, ROWS, view } from './wire-create-rows.ts'

useWire()

const ID = 'a'.repeat(64)
const URL_OF = `https://workdrive.zohoexternal.com/external/${ID}`

describe('create sends what the documents show and reads back what is in force', () => {
  it.each(ROWS)('row $row: $name ($grade)', async ({ draft, attributes }) => {
    if (draft.kind !== 'download') answerItem(draft.target)
    const created = answer('POST', `${BASE}/links`, {
      status: 201,
      body: link(ID, { link: URL_OF, resource_id: draft.target.id }),
    })
    const told = {
      ...attributes,
      link: URL_OF,
      password_text: undefined,
      is_password_protected: 'password_text' in attributes,
    }
    const read = answer('GET', `${BASE}/links/${ID}`, { body: link(ID, told) })
    const links = wireClient({ timeZone: 'Europe/Berlin' })
    const outcome = await links.create(draft)
    expect(JSON.parse(created[0]?.body ?? '')).toEqual({ data: { attributes, type: 'links' } })
    expect(created[0]?.headers).toMatchObject(JSON_HEADERS)
    expect(read[0]?.headers).toMatchObject(HEADERS)
    expect(outcome.link).toMatchObject({
      id: ID,
      url: URL_OF,
      target: draft.target,
      role: draft.role,
      name: draft.name,
    })
    expect(outcome.differences).toEqual([])
  })

  it('row 10: the body of another client, whose fixture calls a download address link (of clients, fixture)', async () => {
    const body = {
      data: {
        id: 'L1',
        type: 'links',
        attributes: { link: 'https://workdrive.zohoexternal.com/external/L1/download' },
      },
    }
    const created = answer('POST', `${BASE}/links`, { status: 201, body })
    answer('GET', `${BASE}/links/L1`, { body })
    const { link: made } = await wireClient({ timeZone: 'UTC' }).create({
      ...anyone,
      kind: 'download',
      target: FILE,
      role: 'viewer',
      name: 'Download',
      maxUses: 5,
      expiresAt: '2027-01-01T00:00:00Z',
    })
    expect(JSON.parse(created[0]?.body ?? '')).toEqual({
      data: {
        type: 'links',
        attributes: {
          resource_id: FILE.id,
          link_name: 'Download',
          request_user_data: false,
          allow_download: true,
          link_type: 'download',
          download_link: { download_limit: 5 },
          expiration_date: '2027-01-01 00:00:00',
        },
      },
    })
    expect(made).toMatchObject({ kind: 'download', url: 'https://workdrive.zohoexternal.com/external/L1/download' })
  })

  it('row 11: an answer of type application/json is read like any other (of clients, inferred)', async () => {
    const headers = { 'content-type': 'application/json;charset=UTF-8' }
    const body = link(ID, { link: URL_OF, resource_id: FILE.id, role_id: 34 })
    answerItem(FILE)
    answer('POST', `${BASE}/links`, { status: 200, body, headers })
    answer('GET', `${BASE}/links/${ID}`, { body, headers })
    const { link: made } = await wireClient().create(view)
    expect(made).toMatchObject({ id: ID, role: 'viewer', url: URL_OF })
  })

  it('what nobody asked for is left out, but for what the documents demand', async () => {
    answerItem(FILE)
    const created = answer('POST', `${BASE}/links`, { status: 201, body: link(ID, { link: URL_OF }) })
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { link: URL_OF }) })
    await wireClient().create({ ...anyone, target: FILE, role: 'viewer' })
    expect(created[0]?.body).toBe(
      JSON.stringify({
        data: {
          attributes: {
            resource_id: FILE.id,
            link_name: 'Shared link',
            request_user_data: false,
            allow_download: true,
            role_id: '34',
          },
          type: 'links',
        },
      }),
    )
  })
})
