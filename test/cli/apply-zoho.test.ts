import { WORKDRIVE_SEED, zohoOfficeSeed } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { useZohoAccount } from './zoho-account.ts'

const { emulator, sharelink } = useZohoAccount(['zoho-workdrive', 'zoho-sheet'])
const { path, write } = useFolder()

describe('apply on several providers', () => {
  it('makes what can be found again by its key, and ends the others as unsupported', async () => {
    const target = { kind: 'file', id: WORKDRIVE_SEED.nativeFileId }
    const drive = { target, role: 'viewer', audience: 'anyone', name: 'Plan', password: { env: 'PW' } }
    const sheet = {
      target: { kind: 'spreadsheet', id: zohoOfficeSeed.ZOHO_OFFICE_DOCUMENT_ID },
      role: 'viewer',
      audience: 'people',
      people: ['martha@example.com'],
    }
    const lines = [
      { key: 'sheet', provider: 'zoho-sheet', draft: sheet },
      { key: 'drive', provider: 'zoho-workdrive', draft: drive },
    ]
    const file = await write('drafts.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    const words = ['apply', file, '--journal', path('run.jsonl'), '--json']
    const { code, json } = await sharelink(words)
    expect(json).toMatchObject({
      made: 1,
      refused: 1,
      lines: [{ line: 1, key: 'sheet', provider: 'zoho-sheet', error: { code: 'unsupported' } }],
      differences: [{ provider: 'zoho-workdrive', field: 'name', count: 1, lines: [2] }],
    })
    expect(code).toBe(3)
    expect(await sharelink(words)).toMatchObject({ code: 3, json: { made: 0, alreadyDone: 1, refused: 1 } })
    expect(emulator().state['zoho-workdrive'].links.size).toBe(1)
    expect(emulator().state['zoho-sheet'].documents[0]?.sharedWith).toEqual([])
  })
})
