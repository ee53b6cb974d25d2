import { readFile } from 'node:fs/promises'
import { nextcloudUsers, startEmulator } from '@sharelink/emulator'
import { expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { PROVIDER, usePortal } from './portal.ts'
import { runCli } from './run-cli.ts'

const { sharelink, clock, emulator } = usePortal()
const { path, write } = useFolder()

const drafts = (target: object): Promise<string> =>
  write('drafts.jsonl', `${JSON.stringify({ key: 'a', draft: { target, role: 'viewer', audience: 'anyone' } })}\n`)

it('a line that waits for a limit when the run is interrupted is not tried, and refused by nobody', async () => {
  const controller = new AbortController()
  const sleep = (): Promise<never> => {
    controller.abort()
    return Promise.reject(new Error('aborted'))
  }
  const busy = { kind: 'status', status: 429, headers: { 'retry-after': '600' }, body: '' } as const
  emulator().faults.push({ ...busy, method: 'PUT', times: Infinity })
  const file = await drafts({ kind: 'room', id: '3975', type: 'CustomRoom' })
  const words = ['apply', file, '--provider', PROVIDER, '--journal', path('run.jsonl'), '--json']
  const { code, json } = await sharelink(words, { signal: controller.signal, sleep })
  expect(json).toMatchObject({ refused: 0, notTried: 1 })
  expect(code).toBe(1)
})

it('a link that could not be taken back is not written down as none', async () => {
  const server = await startEmulator({
    providers: ['nextcloud'],
    clock,
    faults: [
      { kind: 'duplicate-delivery', method: 'POST' },
      { kind: 'status', method: 'DELETE', status: 403, body: '', times: Infinity },
    ],
  })
  const { username, appPassword } = nextcloudUsers.admin
  const env = {
    SHARELINK_NEXTCLOUD_URL: server.urls.nextcloud,
    SHARELINK_NEXTCLOUD_USER: username,
    SHARELINK_NEXTCLOUD_PASSWORD: appPassword,
  }
  const file = await drafts({ kind: 'folder', id: '/room' })
  const words = ['apply', file, '--provider', 'nextcloud', '--journal', path('run.jsonl')]
  await runCli(words, { clock, sleep: () => Promise.resolve(), env })
  await server.stop()
  expect(await readFile(path('run.jsonl'), 'utf8')).toContain('"state":"unknown"')
})
