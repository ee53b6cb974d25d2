import { EventEmitter, once } from 'node:events'
import { openCloudItems, WORKDRIVE_SEED, zohoDocsSeed, zohoOfficeSeed } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { CREATE, PROVIDER } from './portal.ts'
import { runCli } from './run-cli.ts'
import { run } from '../../packages/cli/src/run.ts'

type Printed = { urls: Record<string, string>; env: Record<string, string> }

function isPrinted(value: unknown): value is Printed {
  return typeof value === 'object' && value !== null && 'urls' in value && 'env' in value
}

/** Starts `sharelink emulate --json` for one provider or for all, and gives what it printed, and a way to interrupt it. */
function emulating(words: readonly string[]): { printed: Promise<Printed>; interrupt: () => Promise<number> } {
  const controller = new AbortController()
  const written = new EventEmitter<{ document: [Printed] }>()
  const printed = once(written, 'document').then(([document]: unknown[]) => {
    if (isPrinted(document)) return document
    throw new TypeError('not what emulate prints')
  })
  const write = (text: string): void => {
    const document: unknown = JSON.parse(text)
    if (isPrinted(document)) written.emit('document', document)
  }
  const ended = run(['emulate', ...words, '--json'], {
    env: {},
    stdin: (async function* none() {})(),
    stdout: { write },
    stderr: { write: () => undefined },
    signal: controller.signal,
  })
  return {
    printed,
    interrupt: () => {
      controller.abort()
      return ended
    },
  }
}

describe('emulate', () => {
  it('prints the addresses and the settings to use, runs on the real clock, and ends when interrupted', async () => {
    const { printed, interrupt } = emulating(['--provider', PROVIDER])
    const { urls, env } = await printed
    expect(env['SHARELINK_DOCSPACE_URL']).toBe(urls[PROVIDER])
    const created = await runCli([...CREATE, '--expires', '7d'], { env })
    expect(created.code).toBe(0)
    expect(await interrupt()).toBe(0)
    expect(await runCli(CREATE, { env })).toMatchObject({ code: 1 })
  })

  it('runs every provider by one set of variables, WorkDrive and Docs as one account of one time zone', async () => {
    const { printed, interrupt } = emulating([])
    const { urls, env } = await printed
    expect(Object.keys(urls)).toEqual([
      'onlyoffice-docspace',
      'nextcloud',
      'opencloud',
      'zoho-workdrive',
      'zoho-docs',
      'zoho-sheet',
      'zoho-show',
    ])
    const link = '--role viewer --audience anyone --expires 7d'
    const share = '--role viewer --audience people --people martha@example.com'
    const document = zohoOfficeSeed.ZOHO_OFFICE_DOCUMENT_ID
    const creates = [
      [...CREATE, '--expires', '7d'].join(' '),
      `create --provider opencloud --target file:${openCloudItems.report} --role viewer --audience organization`,
      `create --provider zoho-workdrive --target file:${WORKDRIVE_SEED.plainFileId} ${link}`,
      `create --provider zoho-docs --target file:${zohoDocsSeed.ZOHO_DOCS_PDF_ID} ${link}`,
      `create --provider zoho-sheet --target spreadsheet:${document} ${share}`,
      `create --provider zoho-show --target presentation:${document} ${share}`,
    ]
    for (const create of creates) expect(await runCli(create.split(' '), { env })).toMatchObject({ code: 0 })
    expect(await interrupt()).toBe(0)
  })

  it('runs one Zoho provider alone', async () => {
    const { printed, interrupt } = emulating(['--provider', 'zoho-docs'])
    const { env } = await printed
    const list = ['list', '--provider', 'zoho-docs', '--target', `file:${zohoDocsSeed.ZOHO_DOCS_PDF_ID}`]
    expect(await runCli(list, { env })).toMatchObject({ code: 0 })
    await interrupt()
  })

  it('shows a person lines to copy', async () => {
    const options = { signal: AbortSignal.abort(), mayPrintKeys: true }
    const { code, stdout } = await runCli(['emulate', '--provider', PROVIDER], options)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^export SHARELINK_DOCSPACE_URL='http:\/\/127\.0\.0\.1:\d+'$/m)
    expect(stdout).toMatch(/^export SHARELINK_DOCSPACE_API_KEY='sk-[\da-f]{64}'$/m)
  })
})
