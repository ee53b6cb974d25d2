/** Counts failed passwords: five in a minute, then nothing is heard for a minute (LoginSettings.cs). */
export type BruteForceGuard = {
  isBlocked(key: string, now: number): boolean
  fail(key: string, now: number): void
  clear(key: string): void
}

const ATTEMPTS = 5
const WINDOW = 60_000
const BLOCK = 60_000

type Record = { failures: number[]; blockedUntil: number }

export function createBruteForceGuard(): BruteForceGuard {
  const records = new Map<string, Record>()
  const recordOf = (key: string): Record => {
    const record = records.get(key) ?? { failures: [], blockedUntil: 0 }
    records.set(key, record)
    return record
  }
  return {
    isBlocked(key, now) {
      const record = recordOf(key)
      if (now < record.blockedUntil) return true
      record.failures = record.failures.filter((failure) => now - failure < WINDOW)
      if (record.failures.length < ATTEMPTS) return false
      record.failures = []
      record.blockedUntil = now + BLOCK
      return true
    },
    fail: (key, now) => void recordOf(key).failures.push(now),
    clear: (key) => void records.delete(key),
  }
}
