import { runCase, type Subject } from './run-case.ts'

/** What the answers to one provider came to. */
export type Summary = {
  name: string
  cases: number
  answers: number
  links: number
  ends: Map<string, number>
  /** Milliseconds that the longest call took. */
  slowest: number
  failure?: string
}

type Progress = (index: number, answers: number) => void

/** Whether somebody's answer has reached what all objects share. */
function pollution(): string | undefined {
  const names = Object.getOwnPropertyNames(Object.prototype).toSorted().join()
  return names === BUILT_IN && !('polluted' in {}) && !('isAdmin' in {}) ? undefined : `Object.prototype has ${names}`
}

const BUILT_IN = Object.getOwnPropertyNames(Object.prototype).toSorted().join()

/** Runs cases until so many answers have been fuzzed, or one case fails. */
export async function fuzz(
  subject: Subject,
  { answers, seed, from = 0 }: { answers: number; seed: number; from?: number },
  progress: Progress = () => undefined,
): Promise<Summary> {
  const summary: Summary = { name: subject.name, cases: 0, answers: 0, links: 0, ends: new Map(), slowest: 0 }
  for (let index = from; summary.answers < answers; index += 1) {
    progress(index, summary.answers)
    const startedAt = performance.now()
    const report = await runCase(subject, seed, index)
    summary.slowest = Math.max(summary.slowest, performance.now() - startedAt)
    summary.cases += 1
    summary.answers += report.answers
    summary.links += report.links
    summary.ends.set(report.end, (summary.ends.get(report.end) ?? 0) + 1)
    const failure = report.failure ?? pollution()
    if (failure !== undefined) return { ...summary, failure: `${subject.name}: ${failure}` }
  }
  return summary
}
