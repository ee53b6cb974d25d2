import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const ENTRY = fileURLToPath(new URL('core-with-adapter.ts', import.meta.url))
const LIBRARIES = { axios: /^axios/, zod: /^zod/ }

/** Bytes after minifying and gzip -9, of all chunks together; what is `external` is not among them. */
async function gzipBytes(external: readonly RegExp[]): Promise<number> {
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    external: [/^node:/, ...external],
    resolve: { conditionNames: ['@sharelink/source', 'import', 'node', 'default'] },
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  return output.reduce((sum, part) => sum + (part.type === 'chunk' ? gzipSync(part.code, { level: 9 }).length : 0), 0)
}

export type Sizes = { ownBytes: number; withZodBytes: number; withAllBytes: number }

/** core with one adapter, as an app would bundle it. */
export async function benchSize(): Promise<Sizes> {
  return {
    ownBytes: await gzipBytes([LIBRARIES.axios, LIBRARIES.zod]),
    withZodBytes: await gzipBytes([LIBRARIES.axios]),
    withAllBytes: await gzipBytes([]),
  }
}
