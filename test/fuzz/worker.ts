import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { fuzz } from './fuzz.ts'
import { subjects } from './subjects.ts'

const orders = z.object({
  name: z.string(),
  answers: z.number(),
  seed: z.number(),
  from: z.number(),
  /** Where the case under way is written down, for whoever waits for it. */
  progress: z.instanceof(Int32Array),
})

const { name, progress, ...limits } = orders.parse(workerData)
const subject = subjects.find((one) => one.name === name)
if (subject === undefined) throw new Error(`there is nothing called ${name}`)
parentPort?.postMessage(await fuzz(subject, limits, (index) => Atomics.store(progress, 0, index)), [])
