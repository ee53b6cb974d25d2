/** Where the instrumented sources look which mutant is in force, and write which they came past. */
type Switch = {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}

export const mutants: Switch = {}
Object.assign(globalThis, { ['__stryker__']: mutants })

export const FOLDER = process.env['MUTATION_FOLDER'] ?? ''
