import type { Exchange } from '@sharelink/core'
import {
  docSpaceUsers,
  type StartedEmulator,
  ZOHO_ACCOUNTS_SEED,
  zohoDocsSeed,
  zohoOfficeSeed,
} from '@sharelink/emulator'
import { expect } from 'vitest'
import { run } from '../../packages/cli/src/run.ts'

/** Passwords that tests put into the environment; none of them may ever be printed. */
export const SECRETS = {
  PW: 'Quiet-Harbour-19',
  OTHER_PW: 'Second-Lantern-77',
  SHORT_PW: 'sh0rt',
} as const

const NEVER_PRINTED = [
  ...Object.values(SECRETS),
  ...Object.values(docSpaceUsers).flatMap(({ apiKey, token }) => [apiKey, token]),
  ZOHO_ACCOUNTS_SEED.clientSecret,
  ZOHO_ACCOUNTS_SEED.refreshToken,
  ZOHO_ACCOUNTS_SEED.accessToken,
  zohoDocsSeed.ZOHO_DOCS_ACCESS_TOKEN,
  zohoOfficeSeed.ZOHO_OFFICE_API_KEY,
  zohoOfficeSeed.ZOHO_OFFICE_AUTH_TOKEN,
]

export type CliResult = { code: number; stdout: string; stderr: string; json: unknown; exchanges: readonly Exchange[] }

export type CliOptions = {
  env?: Record<string, string>
  stdin?: string
  clock?: { now(): number }
  sleep?: (milliseconds: number) => Promise<unknown>
  signal?: AbortSignal
  columns?: number
  isTTY?: boolean
  /** Emulated keys are for anyone to use, and `emulate` prints them. */
  mayPrintKeys?: boolean
}

function output(
  isTTY: boolean,
  columns: number | undefined,
): { write: (text: string) => void; text: () => string; isTTY: boolean; columns?: number } {
  const parts: string[] = []
  return {
    write: (text) => {
      parts.push(text)
    },
    text: () => parts.join(''),
    isTTY,
    ...(columns === undefined ? {} : { columns }),
  }
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield text
}

/** The variables that lead to an emulated portal. */
export function settingsOf(emulator: Pick<StartedEmulator, 'urls'>): Record<string, string> {
  return {
    SHARELINK_DOCSPACE_URL: emulator.urls['onlyoffice-docspace'],
    SHARELINK_DOCSPACE_API_KEY: docSpaceUsers.owner.apiKey,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Runs the command in this process, and fails where any secret of a test is printed. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { env = {}, stdin = '', clock, sleep, signal, columns, isTTY = false } = options
  const stdout = output(isTTY, columns)
  const stderr = output(isTTY, columns)
  const exchanges: Exchange[] = []
  const code = await run(words, {
    env: { ...SECRETS, ...env },
    stdin: linesOf(stdin),
    stdout,
    stderr,
    ...(signal === undefined ? {} : { signal }),
    runtime: {
      onExchange: (exchange) => exchanges.push(exchange),
      ...(clock === undefined ? {} : { clock }),
      ...(sleep === undefined ? {} : { sleep }),
    },
  })
  const printed = stdout.text() + stderr.text() + JSON.stringify(exchanges)
  for (const secret of options.mayPrintKeys === true ? [] : NEVER_PRINTED) expect(printed).not.toContain(secret)
  return { code, stdout: stdout.text(), stderr: stderr.text(), json: parsed(stdout.text()), exchanges }
}
