import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const start = promisify(execFile)
const launcher = fileURLToPath(new URL('../../packages/cli/bin/sharelink.mjs', import.meta.url))

const DRAFT = '--provider onlyoffice-docspace --target room:3975 --role viewer --audience anyone'
const PLAN = ['plan', ...DRAFT.split(' '), '--json']

/** Tells on stderr of every module of these packages that is loaded. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      if (/node_modules.(axios|tsyringe|reflect-metadata)/.test(url)) console.error('LOADED ' + url)
      return next(url, context)
    },
  })
`)}`

describe('the launcher', () => {
  it('runs the sources without a build and passes the exit code on', async () => {
    const { stdout } = await start(process.execPath, [launcher, ...PLAN])
    expect(JSON.parse(stdout)).toMatchObject({ provider: 'onlyoffice-docspace', refusal: null })
    await expect(start(process.execPath, [launcher, 'make'])).rejects.toMatchObject({ code: 2 })
  })

  it.runIf(existsSync('/dev/full'))('fails where its output is lost (needs /dev/full)', async () => {
    const intoFull = (words: string): Promise<unknown> =>
      start('sh', ['-c', `"$0" "$1" ${words}`, process.execPath, launcher])
    await expect(intoFull('providers --json >/dev/full')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The output could not be written (ENOSPC)'),
    })
    await expect(intoFull('make 2>/dev/full')).rejects.toMatchObject({ code: 2 })
  })

  it('loads neither an HTTP client nor a container to plan', async () => {
    const { stderr } = await start(process.execPath, ['--import', WATCH, launcher, ...PLAN])
    expect(stderr).not.toContain('LOADED')
  })

  it('is seen to load the container by the same watch where a command needs it', async () => {
    const env = { ...process.env, SHARELINK_DOCSPACE_URL: 'http://127.0.0.1:9', SHARELINK_DOCSPACE_API_KEY: 'sk-0' }
    const list = ['list', '--provider', 'onlyoffice-docspace', '--target', 'room:3975']
    const failed = start(process.execPath, ['--import', WATCH, launcher, ...list], { env })
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/LOADED .*tsyringe/) })
  })
})
