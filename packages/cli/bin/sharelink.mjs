#!/usr/bin/env node
// Runs the sources without a build, in a checkout. The published package starts dist/main.js instead.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as modules from 'node:module'
import { fileURLToPath } from 'node:url'

const SOURCE = '@sharelink/source'
const main = new URL('../src/main.ts', import.meta.url)
const installed = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))

/** Whether this Node strips types by itself and lets a loader name a condition. */
const runsSources = Boolean(process.features.typescript) && 'registerHooks' in modules

function startUnder(node) {
  const child = spawn(node, [`--conditions=${SOURCE}`, fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', () => {
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

if (runsSources) {
  modules.registerHooks({
    resolve: (specifier, context, next) => next(specifier, { ...context, conditions: [...context.conditions, SOURCE] }),
  })
  await import(main.href)
} else if (existsSync(installed)) {
  startUnder(installed)
} else {
  process.stderr.write('sharelink: in a checkout this needs Node 24; run `npm run setup` first, which installs it.\n')
  process.exitCode = 1
}
