#!/usr/bin/env node
import { run } from './run.ts'

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort())
// Whoever reads us may stop early, as `head` does; what cannot be written otherwise is lost, and said.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.stderr.write(`The output could not be written (${code}); what was done is done.\n`)
  process.exit(code === 'EPIPE' ? (process.exitCode ?? 0) : 1)
})
// Nobody is left to be told of it; the exit code still tells what became of the command.
process.stderr.on('error', () => undefined)

const { env, stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), { env, stdin, stdout, stderr, signal: interruption.signal })
