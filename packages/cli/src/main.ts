#!/usr/bin/env node
import { run } from './run.ts'

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort())
// Whoever reads us may stop early, as `head` does.
process.stdout.on('error', () => process.exit(process.exitCode ?? 0))

const { env, stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), { env, stdin, stdout, stderr, signal: interruption.signal })
