import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Summary } from './fuzz.ts'
import { subjects } from './subjects.ts'

/** No case takes as many seconds, and none needs as many megabytes. */
const LONGEST = 30
const MOST_MEMORY = 768

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '20261128' },
    provider: { type: 'string' },
    /** One case alone, as a failure names it. */
    case: { type: 'string' },
  },
})

const seed = Number(values.seed)
const from = Number(values.case ?? 0)
const answers = values.case === undefined ? Number(values.answers) : 1

/** Fuzzes one provider in a thread of its own, so that a case that hangs or eats all memory is a failure like others. */
function run(name: string): Promise<Summary> {
  const progress = new Int32Array(new SharedArrayBuffer(4))
  return new Promise((resolve) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { name, answers, seed, from, progress },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    })
    let last = { index: -1, since: Date.now() }
    const fail = (why: string): void => {
      const failure = `${name}: seed ${seed} case ${progress[0]}: ${why}`
      resolve({ name, cases: 0, answers: 0, links: 0, ends: new Map(), slowest: 0, failure })
      void worker.terminate()
    }
    const watch = setInterval(() => {
      const index = Atomics.load(progress, 0)
      if (index !== last.index) last = { index, since: Date.now() }
      else if (Date.now() - last.since > LONGEST * 1000) fail(`does not come to an end in ${LONGEST} seconds`)
    }, 1000)
    worker.on('message', (summary: Summary) => resolve(summary))
    worker.on('error', (error) => fail(String(error)))
    worker.on('exit', () => clearInterval(watch))
  })
}

function codesOf({ ends }: Summary): string {
  const codes = new Map<string, number>()
  for (const [end, count] of ends) {
    const code = end.split(' ').at(-1) ?? ''
    codes.set(code, (codes.get(code) ?? 0) + count)
  }
  const sorted = [...codes].toSorted(([, one], [, other]) => other - one)
  return sorted.map(([code, count]) => `${code} ${count}`).join(', ')
}

const chosen = subjects.filter(({ name }) => values.provider === undefined || name === values.provider)
if (chosen.length === 0) throw new Error(`--provider must be one of ${subjects.map(({ name }) => name).join(', ')}`)
for (const { name } of chosen) {
  const startedAt = performance.now()
  const summary = await run(name)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const { answers: fed, cases, links, slowest, failure } = summary
  console.log(
    `${name}: ${fed} answers in ${cases} calls, ${links} links read, ${seconds} s, slowest call ${Math.round(slowest)} ms`,
  )
  console.log(`  ${codesOf(summary)}`)
  if (failure !== undefined) {
    console.log(`  FAILED ${failure}`)
    console.log(`  again: npm run fuzz -- --provider ${name} --seed ${seed} --case <the case above>`)
    process.exitCode = 1
  }
}
