import { startVitest } from 'vitest/node'
import { settingsOf } from './settings.ts'

/** Runs the suite against the real servers that the environment names; without any, says so in one line. */
async function main(): Promise<void> {
  const named = ['NEXTCLOUD', 'OPENCLOUD'].filter((server) => settingsOf(server) !== undefined)
  if (named.length === 0) {
    const variables =
      'SHARELINK_E2E_NEXTCLOUD_URL, _USER and _PASSWORD, or SHARELINK_E2E_OPENCLOUD_URL, _USER and _PASSWORD'
    console.log(`e2e: did not run, for no server is named; set ${variables}.`)
    return
  }
  const config = new URL('vitest.config.ts', import.meta.url).pathname
  const vitest = await startVitest('test', [], { config, watch: false })
  await vitest.close()
}

await main().catch((error: unknown) => {
  console.error(`e2e: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
})
