import type { AccountPolicy, CallOptions, ShareLinks } from '@sharelink/core'
import { namedClient } from './clients.ts'
import { describeValue } from './describe.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { report } from './report.ts'
import { printable } from './style.ts'
import type { Cell } from './table.ts'

function passwordText({ password: { required, rules } }: AccountPolicy): string {
  const demanded = typeof required === 'boolean' ? describeValue(required) : `for ${describeValue(required)}`
  return [`required: ${demanded}`, ...rules.map(({ rule }) => printable(rule))].join('\n')
}

function expiryText({ expiry }: AccountPolicy): string {
  const days = (count: number | undefined): string => (count === undefined ? 'none' : `${count} days`)
  const { required, longest, default: usual } = expiry
  return `required: ${describeValue(required)}\nlongest: ${days(longest)}\nunless asked for: ${days(usual)}`
}

function policyRows(policy: AccountPolicy): readonly (readonly Cell[])[] {
  const off = policy.switchedOff.map(({ field, values, target, message }) => {
    const what = values === undefined ? field : `${field} ${values.join(', ')}`
    return printable(`${what}${target === undefined ? '' : ` on a ${target}`}: ${message}`)
  })
  return [
    ['password', passwordText(policy)],
    ['expiry', expiryText(policy)],
    ['switched off', off.length === 0 ? 'nothing' : off.join('\n')],
  ]
}

/** Reads what the account demands where `--account` asks for it, so that the client knows it from then on. */
export async function readAccountIfAsked(
  { has }: Invocation,
  links: ShareLinks,
  { deadline, signal }: CallOptions,
): Promise<void> {
  if (has('account')) await links.account({ deadline, signal })
}

export async function runAccount(invocation: Invocation): Promise<number> {
  const { deadline, signal } = optionsFromFlags(invocation)
  const links = await namedClient(invocation)
  const account = await links.account({ deadline, signal })
  report(invocation, account, (page) => {
    page.line(account.provider, 'bold')
    page.table(policyRows(account.policy))
  })
  return EXIT.done
}
