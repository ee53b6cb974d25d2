import { COMMAND_NAMES, type Command, COMMANDS, isCommandName } from './commands.ts'
import { exitCodeOf } from './exit-code.ts'
import { commandHelp, help } from './help.ts'
import { parseArguments } from './parse-arguments.ts'
import { reportError } from './report-error.ts'
import type { Surroundings } from './surroundings.ts'
import { usageError } from './usage-error.ts'
import { version } from './version.ts'

async function runCommand(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = '', ...rest] = words
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    const target = name === '' ? surroundings.stderr : surroundings.stdout
    target.write(help())
    return name === '' ? 2 : 0
  }
  if (name === '--version') {
    surroundings.stdout.write(`${await version()}\n`)
    return 0
  }
  if (!isCommandName(name)) {
    throw usageError('command', `is not known; known: ${COMMAND_NAMES.join(', ')}`)
  }
  const command: Command = COMMANDS[name]
  const { flags, argument } = parseArguments(command, name, rest)
  if (flags.has('help')) {
    surroundings.stdout.write(commandHelp(name))
    return 0
  }
  const runIt = await command.load()
  return runIt({ surroundings, argument, text: (flag) => flags.get(flag), has: (flag) => flags.has(flag) })
}

/**
 * The `sharelink` command: `argv` without the interpreter and script. Resolves with the exit code and never rejects:
 * 0 done, 2 bad usage or draft, 3 refused before sending, 4 refused by the provider or weaker, 5 ambiguous, 1 else.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await runCommand(argv, surroundings)
  } catch (error) {
    reportError(error, surroundings, argv.includes('--json'))
    return exitCodeOf(error)
  }
}
