import { parseArgs } from 'node:util'
import { COMMON_FLAGS, EXCLUSIVE, type FlagName, FLAGS, isFlagName, NEEDS, placeholderOf } from './flags.ts'
import type { Command } from './commands.ts'
import { usageError } from './usage-error.ts'

/** The flags and the argument that were given. */
export type Parsed = { flags: ReadonlyMap<FlagName, string>; argument: string }

const NAMES = Object.keys(FLAGS).filter(isFlagName)

const OPTIONS = Object.fromEntries(
  NAMES.map((name) => [name, { type: placeholderOf(name) === undefined ? 'boolean' : 'string' } as const]),
)

const NO_PASSWORD_FLAG =
  'is not offered: what stands on a command line is seen by every user of the machine and kept in the history'

type Option = { name: string; rawName: string; value: string | undefined; inlineValue: boolean | undefined }

function flagOf(command: Command, commandName: string, option: Option): FlagName {
  const { rawName } = option
  if (rawName === '-h') return 'help'
  if (option.name === 'password')
    throw usageError('--password', NO_PASSWORD_FLAG, 'Use --password-env NAME or --password-stdin.')
  if (!isFlagName(option.name) || !rawName.startsWith('--'))
    throw usageError(rawName, 'is not a known flag', `See \`sharelink ${commandName} --help\`.`)
  if (![...command.flags, ...COMMON_FLAGS].includes(option.name))
    throw usageError(rawName, `is not a flag of ${commandName}`, `See \`sharelink ${commandName} --help\`.`)
  return option.name
}

function valueOf(name: FlagName, { value, inlineValue }: Option): string {
  if (placeholderOf(name) === undefined) {
    if (value !== undefined) throw usageError(`--${name}`, 'takes no value')
    return ''
  }
  // A value that looks like a flag is more likely a forgotten value; `--name=-x` says that it is meant.
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-')))
    throw usageError(`--${name}`, `needs a value: ${placeholderOf(name)}`)
  return value
}

function checkTogether(flags: Parsed['flags'], command: Command): void {
  for (const names of EXCLUSIVE) {
    const [first, second] = names.filter((name) => flags.has(name))
    if (second !== undefined) throw usageError(`--${second}`, `cannot be given with --${first}`)
  }
  for (const [flag, needed] of NEEDS)
    if (flags.has(flag) && !flags.has(needed)) throw usageError(`--${flag}`, `needs --${needed}`)
  const missing = command.required.find((name) => !flags.has(name))
  if (missing !== undefined) throw usageError(`--${missing}`, `must be given: ${placeholderOf(missing)}`)
}

function argumentOf(command: Command, positionals: readonly string[], flags: Parsed['flags']): string {
  const [argument, ...others] = positionals
  const { argumentUnless } = command
  if (argumentUnless !== undefined && flags.has(argumentUnless)) {
    if (argument !== undefined) throw usageError('arguments', `one is given beside --${argumentUnless}`)
    return ''
  }
  if (command.argument === undefined && argument !== undefined)
    throw usageError('arguments', 'one is given that belongs to no flag')
  if (command.argument !== undefined && argument === undefined) throw usageError(command.argument, 'must be given')
  if (others.length > 0) throw usageError('arguments', 'more than one is given')
  return argument ?? ''
}

/** Parses what follows the command's name. Throws `invalid-request` that names the flag, never a value. */
export function parseArguments(command: Command, commandName: string, words: readonly string[]): Parsed {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const flags = new Map<FlagName, string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const name = flagOf(command, commandName, token)
    if (flags.has(name)) throw usageError(`--${name}`, 'is given twice')
    flags.set(name, valueOf(name, token))
  }
  if (flags.has('help')) return { flags, argument: '' }
  checkTogether(flags, command)
  return { flags, argument: argumentOf(command, positionals, flags) }
}
