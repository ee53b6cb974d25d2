import { benchDocSpaceBulk, benchWorkDriveBulk } from './bulk.ts'
import { benchCreate } from './create.ts'
import { benchMemory } from './memory.ts'
import { benchPure } from './pure.ts'
import { benchSize } from './size.ts'
import { benchStart } from './start.ts'

type Budget = { name: string; limit: number; value: number; least?: boolean }

const told = (text: string): unknown => process.stderr.write(`${text}\n`)

/** What a user would pick instead, were there one. */
const VENDOR_SDK = {
  vendorSdk: null,
  vendorSdkReason:
    'The SDK that the vendor documents (@onlyoffice/docspace-api-sdk) is not in the npm registry; @onlyoffice/docspace-sdk-js drives a frame in a browser and has no call for links from Node; WorkDrive has none.',
}

/** Every figure is a ratio inside this one run, but for sizes in bytes. */
async function measure() {
  told('create …')
  const create = await benchCreate(61)
  told('plan and decode …')
  const pure = benchPure()
  told('bulk on the virtual clock …')
  const docspace = await benchDocSpaceBulk(10_000)
  const workdrive = await benchWorkDriveBulk(10_000)
  told('memory …')
  const memory = benchMemory()
  told('start …')
  const start = await benchStart()
  told('size …')
  const size = await benchSize()
  return { create, ...VENDOR_SDK, ...pure, bulk: { docspace, workdrive, memory }, start, size }
}

function budgetsOf({ create, bulk, start, size }: Awaited<ReturnType<typeof measure>>) {
  const budgets: Budget[] = [
    { name: 'create p50, of axios by hand', limit: 1.15, value: create.p50Ratio },
    { name: 'create throughput at 64, of axios by hand', limit: 0.9, value: create.throughputRatio, least: true },
    { name: 'DocSpace bulk time, of the possible minimum', limit: 1.03, value: bulk.docspace.timeRatio },
    { name: 'DocSpace bulk 429s', limit: 1, value: bulk.docspace.status429 },
    { name: 'WorkDrive bulk time, of the possible minimum', limit: 1.03, value: bulk.workdrive.timeRatio },
    { name: 'WorkDrive bulk 429s', limit: 1, value: bulk.workdrive.status429 },
    { name: 'bulk drafts made', limit: 20_000, value: bulk.docspace.made + bulk.workdrive.made, least: true },
    { name: 'heap at 100,000 drafts, of that at 10,000', limit: 1.2, value: bulk.memory.ratio },
    { name: 'start of plan, of bare node', limit: 4, value: start.ratio },
    { name: 'own code of core and one adapter, bytes of gzip', limit: 15_000, value: size.ownBytes },
  ]
  return budgets.map((budget) => ({
    ...budget,
    ok: budget.least ? budget.value >= budget.limit : budget.value <= budget.limit,
  }))
}

const figures = await measure()
const budgets = budgetsOf(figures)
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ ...figures, budgets }, null, 2)}\n`)
else
  for (const { name, limit, value, least, ok } of budgets)
    process.stdout.write(
      `${ok ? 'ok    ' : 'MISSED'} ${value.toFixed(3)} (${least ? 'at least' : 'at most'} ${limit}) ${name}\n`,
    )
if (process.argv.includes('--check') && budgets.some(({ ok }) => !ok)) process.exitCode = 1
