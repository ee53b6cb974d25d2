import { describe, expect, it } from 'vitest'
import { startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

describe('another text than a ref', () => {
  it.each([
    'https://workdrive.zohoexternal.com/external/HASH',
    'https://workdrive.zohopublic.eu/external/HASH/download?directDownload=true',
    'https://workdrive.zohoexternal.in/external/sheet/HASH',
    'https://workdrive.zohoexternal.com/external/HASH/preview',
    'HASH',
  ])('names a link: %s', async (text) => {
    const bench = await startBench()
    const hash = 'd'.repeat(64)
    await rejection(bench.client().get(text.replace('HASH', hash)))
    expect(bench.sent()).toEqual([`GET /workdrive/api/v1/links/${hash}`])
  })

  it.each([
    'https://workdrive.zohoexternal.com/file/wdnat0000000000000000000000000000000a',
    'https://workdrive.zohoexternal.com/embed/wdnat0000000000000000000000000000000a',
    'ftp://workdrive.zohoexternal.com/external/dddddddddddddddd',
    'https://portal.example.com/s/abcdef',
    'not a ref',
    'zoho-docs:file:1:link',
    'D'.repeat(64),
  ])('names none: %s', async (text) => {
    const bench = await startBench()
    expect(await rejection(bench.client().get(text))).toMatchObject({ code: 'invalid-request', field: 'ref' })
    expect(bench.requests).toEqual([])
  })
})
