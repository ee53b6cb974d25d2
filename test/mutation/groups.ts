/** Sources that are mutated together, the tests that have to notice, and whether they count together or each for itself. */
export type Group = { name: string; mutate: readonly string[]; tests: readonly string[]; counted: 'together' | 'apart' }

const mapping = (folder: string, ...more: readonly string[]): Group => ({
  name: folder,
  mutate: [`packages/${folder}/src/*-mapping.ts`, `packages/${folder}/src/*-mapping-*.ts`],
  tests: [`test/${folder}/**/*.test.ts`, ...more],
  counted: 'apart',
})

const whole = (folder: string, ...tests: readonly string[]): Group => ({
  name: folder,
  mutate: [`packages/${folder}/src/**/*.ts`],
  tests,
  counted: 'together',
})

/**
 * What core and self-hosted do for servers of one's own is tested through their adapters; not by the properties of their
 * dates, which take seconds for every mutant and are about days.
 */
const OF_SERVERS = ['nextcloud', 'opencloud', 'providers'].map((folder) => `test/${folder}/!(*.property).test.ts`)

/** core counts as a whole, a mapping file for itself: it is the one place where a provider's words become ours. */
export const GROUPS: readonly Group[] = [
  whole('core', 'test/core/**/*.test.ts', ...OF_SERVERS),
  whole('self-hosted', ...OF_SERVERS),
  whole('calendar', 'test/calendar/*.test.ts'),
  mapping('onlyoffice-docspace'),
  mapping('zoho-workdrive'),
  mapping('zoho-docs'),
  mapping('zoho-office'),
  mapping('nextcloud', 'test/conformance/nextcloud.conformance.test.ts'),
  mapping('opencloud', 'test/conformance/opencloud.conformance.test.ts'),
]
