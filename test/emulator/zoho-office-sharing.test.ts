import { describe, expect, test } from 'vitest'
import { visitOffice } from '../../packages/emulator/src/zoho-office/zoho-office-visit.ts'
import { codeOf, ID, startZohoOffice, toDerrick } from './zoho-office-harness.ts'

describe('sharing', () => {
  test('allowtowrite: true writes, anything else opens read-only (documented: "else")', () => {
    for (const [allowtowrite, access] of [
      ['true', 'readwrite'],
      ['false', 'readonly'],
      ['TRUE', 'readonly'],
    ] as const) {
      const sheet = startZohoOffice('sheet')
      sheet.post(`xml/shareBook/${ID}`, { shareto: 'derrick', allowtowrite })
      expect(sheet.sharedWith()).toEqual([{ zohoId: 'derrick', access }])
    }
  })

  test('inferred: a share adds people, and gives those named again the newest access', () => {
    const sheet = startZohoOffice('sheet')
    sheet.post(`xml/shareBook/${ID}`, { shareto: 'derrick,simon', allowtowrite: 'true' })
    sheet.post(`xml/shareBook/${ID}`, { shareto: 'martha,Derrick@Example.com', allowtowrite: 'false' })
    expect(sheet.sharedWith()).toEqual([
      { zohoId: 'simon', access: 'readwrite' },
      { zohoId: 'martha', access: 'readonly' },
      { zohoId: 'derrick', access: 'readonly' },
    ])
  })

  test('answers name people as the request did, or by Zoho id when set (inferred)', () => {
    const fields = { shareto: 'derrick@example.com', allowtowrite: 'true' }
    const asSent = startZohoOffice('sheet').post(`xml/shareBook/${ID}`, fields)
    expect(asSent.body).toContain('<user>"derrick@example.com"</user>')
    const byId = startZohoOffice('sheet', { sharedUserNames: 'zoho-ids' }).post(`xml/shareBook/${ID}`, fields)
    expect(byId.body).toContain('<user>"derrick"</user>')
  })

  test('inferred: one unknown user and nothing is shared', () => {
    const sheet = startZohoOffice('sheet')
    const answer = sheet.post(`xml/shareBook/${ID}`, { shareto: 'derrick,nobody@example.com', allowtowrite: 'true' })
    expect(codeOf(answer)).toBe('2852')
    expect(sheet.sharedWith()).toEqual([])
  })

  test('unknown users are let through when set, and taken off again', () => {
    const sheet = startZohoOffice('sheet', { unknownUsers: 'accepted' })
    sheet.post(`xml/shareBook/${ID}`, { shareto: 'Nobody@example.com', allowtowrite: 'false' })
    expect(visitOffice(sheet.server, { id: ID, as: 'nobody@example.com' }).opened).toBe(true)
    sheet.post(`xml/cancelsharing/${ID}`, { emailid: 'nobody@example.com' })
    expect(sheet.sharedWith()).toEqual([])
  })

  test('inferred: cancelling for someone without a share succeeds and does nothing', () => {
    const sheet = startZohoOffice('sheet')
    sheet.post(`xml/shareBook/${ID}`, toDerrick)
    expect(sheet.post(`xml/cancelsharing/${ID}`, { emailid: 'simon' }).body).toContain('<workbookName>Financials<')
    expect(sheet.sharedWith()).toHaveLength(1)
  })

  test('cancelsharing takes one user: inferred, a list is an unknown one', () => {
    const sheet = startZohoOffice('sheet')
    sheet.post(`xml/shareBook/${ID}`, { shareto: 'derrick,simon', allowtowrite: 'true' })
    expect(codeOf(sheet.post(`xml/cancelsharing/${ID}`, { emailid: 'derrick,simon' }))).toBe('2852')
    expect(sheet.sharedWith()).toHaveLength(2)
  })

  test('names are escaped in XML', () => {
    const answer = startZohoOffice('sheet').post('xml/shareBook/15265000000006108', toDerrick)
    expect(answer.body).toContain('<workbookName>Financials &amp; more</workbookName>')
  })
})

describe('visitor', () => {
  test('a document opens for its owner and the people it is shared with, until it is cancelled', () => {
    const sheet = startZohoOffice('sheet')
    const visit = (as: string) => visitOffice(sheet.server, { id: ID, as })
    expect(visit('derrick@example.com')).toEqual({ opened: false, download: false, reason: 'denied' })
    expect(visit('owner@example.com')).toEqual({ opened: true, download: true, edit: true })
    sheet.post(`xml/shareBook/${ID}`, { readOnlyUsers: 'derrick', readWriteUsers: 'martha' })
    expect(visit('derrick@example.com')).toEqual({ opened: true, download: true, edit: false })
    expect(visit('martha')).toEqual({ opened: true, download: true, edit: true })
    sheet.post(`xml/cancelsharing/${ID}`, { emailid: 'derrick@example.com' })
    expect(visit('derrick@example.com')).toEqual({ opened: false, download: false, reason: 'denied' })
  })

  test('an address that ends in the id is good too; an unknown document is gone', () => {
    const show = startZohoOffice('show')
    show.post(`json/sharepresentation/${ID}`, toDerrick)
    const url = `https://show.example.com/open/${ID}`
    expect(visitOffice(show.server, { url, as: 'derrick@example.com' }).opened).toBe(true)
    expect(visitOffice(show.server, { id: '1', as: 'derrick@example.com' })).toEqual({
      opened: false,
      download: false,
      reason: 'gone',
    })
  })
})
