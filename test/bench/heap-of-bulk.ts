import { createShareLinks, type CreateItem } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { answerAsAsked } from './answer-as-asked.ts'

// Run with --expose-gc: prints the most heap in use after a forced collection while so many links are made.
const count = Number(process.argv[2])
const EVERY = 1_000

function* drafts(): Generator<CreateItem> {
  for (let id = 0; id < count; id += 1)
    yield {
      key: `k${id}`,
      draft: {
        target: { kind: 'room', id: String(id), type: 'CustomRoom' },
        role: 'viewer',
        audience: 'anyone',
        name: `Link ${id}`,
        password: 'Quiet-Harbour-19',
      },
    }
}

const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey: 'sk-bench-0123456789' })
const links = createShareLinks(answerAsAsked(adapter))
let most = 0
let made = 0
for await (const { error } of links.createMany(drafts())) {
  if (error !== undefined) throw error
  made += 1
  if (made % EVERY !== 0) continue
  globalThis.gc?.()
  most = Math.max(most, process.memoryUsage().heapUsed)
}
process.stdout.write(JSON.stringify({ made, most }))
