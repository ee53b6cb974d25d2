import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/** Where an app's module would lie; it is not on the disk. */
const ENTRY = fileURLToPath(new URL('app.ts', import.meta.url))
const CORE = "export { createShareLinks } from '@sharelink/core'"

/** What an app imports of core and one adapter. */
const ENTRIES = {
  core: CORE,
  'onlyoffice-docspace': `${CORE}\nexport { createDocSpace } from '@sharelink/onlyoffice-docspace'`,
  'zoho-workdrive': `${CORE}\nexport { createWorkDrive } from '@sharelink/zoho-workdrive'`,
  'zoho-docs': `${CORE}\nexport { createZohoDocs } from '@sharelink/zoho-docs'`,
  nextcloud: `${CORE}\nexport { createNextcloud } from '@sharelink/nextcloud'`,
  opencloud: `${CORE}\nexport { createOpenCloud } from '@sharelink/opencloud'`,
  'zoho-sheet': `${CORE}\nexport { createZohoSheet } from '@sharelink/zoho-office'`,
}

/** Whether an import is neither ours nor a file: our own code is what is left without these. */
const isLibrary = (id: string): boolean => !/^([./]|@sharelink\/)/.test(id)
const isBuiltIn = (id: string): boolean => id.startsWith('node:')
const isAxios = (id: string): boolean => isBuiltIn(id) || id.startsWith('axios')

const on =
  (module: string, answer: string) =>
  (id: string): string | undefined =>
    id === module ? answer : undefined

/** Bytes after minifying and gzip -9, of all chunks together; what is `external` is not among them. */
async function gzipBytes(source: string, external: (id: string) => boolean): Promise<number> {
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    external,
    plugins: [{ name: 'app', resolveId: on(ENTRY, ENTRY), load: on(ENTRY, source) }],
    resolve: { conditionNames: ['@sharelink/source', 'import', 'node', 'default'] },
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false })
  return output.reduce((sum, part) => sum + (part.type === 'chunk' ? gzipSync(part.code, { level: 9 }).length : 0), 0)
}

export type Sizes = {
  ownBytes: number
  withZodBytes: number
  withAllBytes: number
  /** Own code of core alone, and of core with each adapter. */
  ownBytesWith: Record<string, number>
}

/** core with one adapter, as an app would bundle it. */
export async function benchSize(): Promise<Sizes> {
  const docspace = ENTRIES['onlyoffice-docspace']
  const ownBytesWith: Record<string, number> = {}
  for (const [name, source] of Object.entries(ENTRIES)) ownBytesWith[name] = await gzipBytes(source, isLibrary)
  return {
    ownBytes: await gzipBytes(docspace, isLibrary),
    withZodBytes: await gzipBytes(docspace, isAxios),
    withAllBytes: await gzipBytes(docspace, isBuiltIn),
    ownBytesWith,
  }
}
