import type { Invocation } from './invocation.ts'
import { usageError } from './usage-error.ts'

/** The value of the variable that a user named. The name is not repeated: it might be the password itself. */
export function passwordInEnvironment(field: string, name: string, env: Invocation['surroundings']['env']): string {
  const value = env[name]
  if (value !== undefined && value !== '') return value
  throw usageError(field, 'names an environment variable that is not set or is empty')
}

async function passwordOnStdin(stdin: Invocation['surroundings']['stdin']): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of stdin) parts.push(typeof part === 'string' ? Buffer.from(part) : part)
  const text = Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '')
  if (text === '') throw usageError('--password-stdin', 'found nothing on standard input')
  if (/[\r\n]/.test(text)) throw usageError('--password-stdin', 'found more than one line on standard input')
  return text
}

/** The password that the flags ask for: `null` for none, `undefined` where they say nothing. */
export async function passwordOf({ text, has, surroundings }: Invocation): Promise<string | null | undefined> {
  const name = text('password-env')
  if (name !== undefined) return passwordInEnvironment('--password-env', name, surroundings.env)
  if (has('password-stdin')) return passwordOnStdin(surroundings.stdin)
  return has('no-password') ? null : undefined
}
