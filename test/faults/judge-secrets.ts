import { inspect } from 'node:util'
import type { Told } from './perform.ts'
import { type Problem, when } from './problem.ts'
import type { Stand } from './stand.ts'

function texts(value: unknown): string {
  const stack = value instanceof Error ? `${value.message}\n${value.stack ?? ''}` : ''
  const shown = inspect(value, {
    depth: Infinity,
    showHidden: true,
    maxStringLength: Infinity,
    maxArrayLength: Infinity,
  })
  return `${JSON.stringify(value)}\n${shown}\n${stack}`
}

/** No credential and no password in what is told, nor in what is reported of the exchanges. */
export function judgeSecrets({ world, emulator, exchanges }: Stand, told: Told, trapped: number): readonly Problem[] {
  const shown = texts(Object.values(told)[0])
  const reported = JSON.stringify(exchanges)
  const leaks = world
    .secrets(emulator)
    .flatMap((secret) => [
      ...when(shown.includes(secret), 'secrets', 'a secret in what is told'),
      ...when(reported.includes(secret), 'secrets', 'a secret in an exchange'),
    ])
  return [...leaks, ...when(trapped > 0, 'secrets', 'a request to the server that an answer named')]
}
