import { type ConformanceSetup, conformanceCases, describeConformance } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { memorySetup } from '../conformance/memory-bench.ts'
import { VARIANTS } from '../conformance/memory-variant-setups.ts'

const SETUPS: readonly (readonly [string, ConformanceSetup])[] = [['sound', memorySetup()], ...VARIANTS]

describe('conformanceCases', () => {
  it.each(SETUPS)('names every case once: %s', (_name, setup) => {
    const names = conformanceCases(setup).map(({ name }) => name)
    expect(names.length).toBeGreaterThan(50)
    expect(new Set(names).size).toBe(names.length)
  })

  it('refuses a setup without a place', () => {
    expect(() => conformanceCases({ ...memorySetup(), places: [] })).toThrow('at least one place')
  })

  it('refuses a place that no capability speaks of', () => {
    const places = [{ draft: { ...required(), kind: 'download' as const } }]
    expect(() => conformanceCases({ ...memorySetup(), places })).toThrow('no capability')
  })

  it('refuses a place of which several capabilities speak', () => {
    const { capabilities } = memorySetup()
    const twice = { ...capabilities, links: [...capabilities.links, ...capabilities.links] }
    expect(() => conformanceCases({ ...memorySetup(), capabilities: twice })).toThrow('say the type')
  })

  it('stops the bench also where a case fails', async () => {
    const stopped: string[] = []
    const setup = memorySetup()
    const start = async (): ReturnType<typeof stoppable> => stoppable(setup, stopped)
    const [first, ...others] = conformanceCases({
      ...setup,
      start,
      capabilities: { ...setup.capabilities, remarks: ['?'] },
    })
    await expect(first?.run()).rejects.toThrow('other capabilities')
    await expect(others.at(-1)?.run()).resolves.toBeUndefined()
    expect(stopped).toEqual(['stop', 'stop'])
  })
})

function required(): { target: { kind: 'file'; id: string }; role: 'viewer'; audience: 'anyone' } {
  return { target: { kind: 'file', id: '7' }, role: 'viewer', audience: 'anyone' }
}

async function stoppable(setup: ConformanceSetup, stopped: string[]): Promise<Awaited<ReturnType<typeof setup.start>>> {
  const stop = (): void => {
    stopped.push('stop')
  }
  return { ...(await setup.start()), stop }
}

describe('describeConformance', () => {
  it('needs nothing of a test runner but describe and it', async () => {
    const told: string[] = []
    const runs: (() => Promise<void>)[] = []
    describeConformance('memory', memorySetup(), {
      describe: (name, define) => {
        told.push(name)
        define()
      },
      it: (_name, run) => runs.push(run),
    })
    expect(told).toEqual(['memory'])
    expect(runs.length).toBe(conformanceCases(memorySetup()).length)
    await expect(runs[0]?.()).resolves.toBeUndefined()
  })
})
