import { open, rm } from 'node:fs/promises'
import { loginZoho } from '@sharelink/providers'
import { sourcesOf } from './clients.ts'
import { EXIT } from './exit-code.ts'
import { listOf, valueOf } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { diagnose, report } from './report.ts'
import { usageError } from './usage-error.ts'

type Variables = Readonly<Record<string, string>>

/** A file that did not exist before, so that nobody else can have it open or have made it readable. */
async function newFile(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    return await open(path, 'wx', 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    throw usageError('--save', `the file cannot be made anew (${code})`, 'Name a file that does not exist yet.')
  }
}

/** A line that a shell reads as it stands. */
function line([name, value]: readonly [string, string]): string {
  return `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`
}

function linesOf(variables: Variables): string {
  return `${Object.entries(variables).map(line).join('\n')}\n`
}

async function logIn(invocation: Invocation): Promise<Variables> {
  const { text, surroundings } = invocation
  const { variables } = await loginZoho(
    await sourcesOf(invocation),
    {
      redirectUri: text('redirect-uri'),
      scopes: valueOf(invocation, 'scopes', listOf),
      signal: surroundings.signal,
      onConsent: (url) => diagnose(invocation, `Open this address in a browser and accept:\n\n${url}\n`),
    },
    surroundings.runtime,
  )
  return variables
}

async function logInToFile(invocation: Invocation, path: string): Promise<number> {
  // Before the login: a code that is used up for a file that cannot be written helps nobody.
  const file = await newFile(path)
  try {
    const variables = await logIn(invocation)
    await file.writeFile(linesOf(variables))
    const names = Object.keys(variables)
    report(invocation, { saved: path, variables: names }, (page) => {
      page.line(`Saved to ${path}: ${names.join(', ')}. Keep it to yourself; \`. ${path}\` reads it into a shell.`)
    })
    return EXIT.done
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

export async function runLogin(invocation: Invocation): Promise<number> {
  const { argument, text, has } = invocation
  if (argument !== 'zoho') throw usageError('login', 'knows no other place than zoho', 'Use `sharelink login zoho`.')
  const path = text('save')
  if (path !== undefined) return logInToFile(invocation, path)
  if (!has('print')) {
    const hint = 'Give --save FILE, which makes a file that only you can read, or --print.'
    throw usageError('--save', 'must be given, or --print: the refresh token is a secret', hint)
  }
  const variables = await logIn(invocation)
  report(invocation, { env: variables }, (page) => page.line(linesOf(variables).trimEnd()))
  return EXIT.done
}
