import { COMMAND_NAMES, COMMANDS, type Command, type CommandName } from './commands.ts'
import { COMMON_FLAGS, type Flag, type FlagName, FLAGS, placeholderOf } from './flags.ts'

const EXITS = `Exit codes: 0 done, 2 bad usage or draft, 3 refused before sending, 4 the provider refused or the link came
out weaker, 5 ambiguous: a write may have arrived, 1 anything else.`

function flagLine(name: FlagName): string {
  const flag: Flag = FLAGS[name]
  const usage = flag.value === undefined ? `--${name}` : `--${name} ${flag.value}`
  return `  ${usage.padEnd(26)} ${flag.help}\n`
}

/** The help of one command. */
export function commandHelp(name: CommandName): string {
  const command: Command = COMMANDS[name]
  const required = command.required.map((flag) => ` --${flag} ${placeholderOf(flag) ?? ''}`)
  const argument = command.argument === undefined ? '' : ` ${command.argument}`
  const notes = command.notes === undefined ? '' : `${command.notes}\n\n`
  const flags = [...command.flags, ...COMMON_FLAGS].map(flagLine).join('')
  return `sharelink ${name}${argument}${required.join('')} [flags]\n\n${command.summary}\n\n${flags}\n${notes}${EXITS}\n`
}

/** The help of all. */
export function help(): string {
  const commands = COMMAND_NAMES.map((name) => {
    const command: Command = COMMANDS[name]
    const usage = command.argument === undefined ? name : `${name} ${command.argument}`
    return `  ${usage.padEnd(14)} ${command.summary}\n`
  })
  return `sharelink <command> [flags]

Sharing links on several providers, never weaker than asked.

${commands.join('')}
Every command takes --json, --config FILE and --help. --version prints the version.
${EXITS}
`
}
