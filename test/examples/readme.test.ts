import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { docSpaceUsers, startEmulator } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { allCapabilities } from './all-capabilities.ts'
import { renderReadme } from './readme.ts'

const root = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')

describe('README.md', () => {
  it('has the table that the capabilities give and the example as it is in its file', () => {
    expect(readme).toBe(renderReadme(readme, allCapabilities))
  })

  it('names only npm scripts that there are', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(
      readFileSync(new URL('package.json', root), 'utf8'),
    )
    const named = [...readme.matchAll(/npm (?:run )?([a-z\d:]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(2)
    for (const name of named) expect(Object.keys(scripts)).toContain(name)
  })

  it('has an example that makes the link it speaks of', async () => {
    const emulator = await startEmulator({ providers: ['onlyoffice-docspace'] })
    try {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--conditions=@sharelink/source', 'test/examples/create-a-link.ts'],
        {
          cwd: root,
          env: {
            SHARELINK_DOCSPACE_URL: emulator.urls['onlyoffice-docspace'],
            SHARELINK_DOCSPACE_API_KEY: docSpaceUsers.owner.apiKey,
            PW: 'Board-papers-2030',
          },
        },
      )
      expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/\S+ is what was asked for\n$/)
    } finally {
      await emulator.stop()
    }
  })
})
