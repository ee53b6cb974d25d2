import { describe, expect, test } from 'vitest'
import { parseMultipartForm } from '../../packages/emulator/src/zoho-office/multipart-form.ts'
import { codeOf, credentials, ID, multipart, startZohoOffice, toDerrick } from './zoho-office-harness.ts'

describe('forms', () => {
  test('an urlencoded form is tolerated, a JSON body is no form', () => {
    const sheet = startZohoOffice('sheet')
    const fields = { ...credentials, ...toDerrick }
    const path = `/api/private/xml/shareBook/${ID}`
    expect(codeOf(sheet.send(path, JSON.stringify(fields), 'application/json'))).toBe('2890')
    sheet.send(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded; charset=UTF-8')
    expect(sheet.sharedWith()).toEqual([{ zohoId: 'derrick', access: 'readwrite' }])
  })

  test('multipart: values with breaks and dashes, names among other parameters, a quoted boundary', () => {
    const body =
      'preamble\r\n--b\r\nContent-Disposition: form-data; name="one"\r\n\r\nfirst\r\n--\r\nsecond\r\n' +
      '--b\r\nContent-Type: text/plain; charset=UTF-8\r\ncontent-disposition: form-data; filename="f"; name="two"\r\n\r\ngrün\r\n' +
      '--b--\r\nepilogue'
    const fields = [
      ['one', 'first\r\n--\r\nsecond'],
      ['two', 'grün'],
    ]
    expect(parseMultipartForm('multipart/form-data; boundary="b"', body)).toEqual(fields)
    expect(parseMultipartForm('multipart/form-data; charset=UTF-8; boundary=b', body)).toEqual(fields)
  })

  test('multipart: no fields without a boundary or without the closing delimiter', () => {
    const body = multipart(toDerrick)
    expect(parseMultipartForm('multipart/form-data', body)).toEqual([])
    expect(parseMultipartForm('multipart/form-data; boundary=----boundary42', body)).toHaveLength(2)
    expect(parseMultipartForm('multipart/form-data; boundary=----boundary42', body.slice(0, -6))).toEqual([])
  })
})
