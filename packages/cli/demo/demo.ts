import { runDemo } from './run-demo.ts'

process.exitCode = await runDemo(process.env, process.stdout, process.argv.slice(2))
