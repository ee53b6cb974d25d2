import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { isMembers, type Members } from '../members.ts'
import { usageError } from '../usage-error.ts'
import { reasonOf } from './text-lines.ts'

/** Who wants a journal. `started` tells a process from a later one with its number, where the system says it. */
type Claim = { token: string; pid: number; started: string | null }

const STATE = 0
const STARTED = 19

/** When a process started, as Linux tells it; `undefined` for one that has ended, `null` where it is not told. */
function startOf(pid: number): string | null | undefined {
  try {
    // What follows the name, which may hold blanks and brackets itself (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    return fields[STATE] === 'Z' ? undefined : (fields[STARTED] ?? null)
  } catch {
    return null
  }
}

function lives({ pid, started }: Pick<Claim, 'pid' | 'started'>): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process lives as well.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const now = startOf(pid)
  return now !== undefined && (started === null || now === null || now === started)
}

function claimIn(text: string): Claim | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const { token, pid, started }: Members = isMembers(value) ? value : {}
    if (typeof token !== 'string' || typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return undefined
    return { token, pid, started: typeof started === 'string' ? started : null }
  } catch {
    return undefined
  }
}

/** The first claim whose process lives: the others are of runs that were killed, or came too late. */
function holderIn(text: string): Claim | undefined {
  return text
    .split('\n')
    .map(claimIn)
    .find((claim) => claim !== undefined && lives(claim))
}

const MOST_TRIES = 10

/** Writes a claim behind those that are there, as often as the file goes away under it, and says whose comes first. */
function claimed(path: string, claim: Claim): Claim | undefined {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    appendFileSync(path, `\n${JSON.stringify(claim)}\n`, { mode: 0o600 })
    // Only a holder that lives removes the file: whoever finds itself first here stays first.
    const holder = existsSync(path) ? holderIn(readFileSync(path, 'utf8')) : undefined
    if (holder !== undefined) return holder
  }
  return undefined
}

/**
 * Makes this run the only one on a journal; gives what ends that. The lock of a run that was killed is no hindrance.
 * Throws `invalid-request` where another run has it.
 */
export function lockJournal(journal: string): () => void {
  const path = `${journal}.lock`
  const claim: Claim = { token: randomUUID(), pid: process.pid, started: startOf(process.pid) ?? null }
  let holder: Claim | undefined
  try {
    holder = claimed(path, claim)
  } catch (error) {
    throw usageError('--journal', `its lock cannot be written (${reasonOf(error)})`)
  }
  if (holder?.token === claim.token) return () => rmSync(path, { force: true })
  const whose = holder === undefined ? 'others' : `process ${holder.pid}`
  throw usageError(
    '--journal',
    `is in use by another run (${whose})`,
    'Let that run end, or stop it; nothing was sent.',
  )
}
