/** Sources that are mutated together, the tests that have to notice, and whether they count together or each for itself. */
export type Group = { name: string; mutate: readonly string[]; tests: readonly string[]; counted: 'together' | 'apart' }

const mapping = (folder: string, ...more: readonly string[]): Group => ({
  name: folder,
  mutate: [`packages/${folder}/src/*-mapping.ts`, `packages/${folder}/src/*-mapping-*.ts`],
  tests: [`test/${folder}/**/*.test.ts`, ...more],
  counted: 'apart',
})

/** core counts as a whole, a mapping file for itself: it is the one place where a provider's words become ours. */
export const GROUPS: readonly Group[] = [
  { name: 'core', mutate: ['packages/core/src/**/*.ts'], tests: ['test/core/**/*.test.ts'], counted: 'together' },
  mapping('onlyoffice-docspace'),
  mapping('zoho-workdrive'),
  mapping('zoho-docs'),
  mapping('zoho-office'),
]
