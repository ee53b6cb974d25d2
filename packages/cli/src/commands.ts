import * as notes from './command-notes.ts'
import { DRAFT_FLAGS, type FlagName, PATCH_FLAGS } from './flags.ts'
import type { Invocation } from './invocation.ts'

type Run = (invocation: Invocation) => Promise<number>

/** A command: what it takes, and how to get its code, which is loaded only when it runs. */
export type Command = {
  summary: string
  /** The word for its one argument, where it takes one. */
  argument?: string
  /** The flag that stands in the place of the argument. */
  argumentUnless?: FlagName
  flags: readonly FlagName[]
  required: readonly FlagName[]
  /** What else its help says. */
  notes?: string
  load: () => Promise<Run>
}

const PLANNED: readonly FlagName[] = ['provider', 'target', 'role', 'audience']

export const COMMANDS = {
  plan: {
    summary: 'Show what a create would send and what would then be in force; needs no settings and no network.',
    flags: [...DRAFT_FLAGS, 'tolerate', 'idempotency-key', 'account'],
    required: PLANNED,
    notes: notes.PLAN,
    load: async () => (await import('./plan-command.ts')).runPlan,
  },
  create: {
    summary: 'Make a new link, or say why not; a link that came out weaker than asked is taken back.',
    flags: [...DRAFT_FLAGS, 'tolerate', 'idempotency-key', 'account', 'deadline'],
    required: PLANNED,
    load: async () => (await import('./create-command.ts')).runCreate,
  },
  apply: {
    summary: 'Make the links of a file of drafts (JSON Lines), and go on where an earlier run was stopped.',
    argument: 'FILE',
    flags: ['journal', 'provider', 'tolerate', 'account', 'deadline', 'concurrency', 'dry-run'],
    required: [],
    notes: notes.APPLY,
    load: async () => (await import('./apply-command.ts')).runApply,
  },
  list: {
    summary: 'List the links of an item (--target), of what else the provider lists (--scope), or of many (--from).',
    flags: ['provider', 'target', 'target-type', 'scope', 'from', 'expiring', 'deadline'],
    required: [],
    notes: notes.LIST,
    load: async () => (await import('./list-command.ts')).runList,
  },
  get: {
    summary: 'Show a link as it is in force, or compare it with a draft.',
    argument: 'REF',
    flags: ['provider', 'against', 'deadline'],
    required: [],
    load: async () => (await import('./get-command.ts')).runGet,
  },
  update: {
    summary: 'Change what the flags name and nothing else.',
    argument: 'REF',
    flags: ['provider', ...PATCH_FLAGS, 'tolerate', 'recreate', 'deadline'],
    required: [],
    load: async () => (await import('./update-command.ts')).runUpdate,
  },
  revoke: {
    summary: 'Revoke a link, or those of a file (--from), and see that they are gone.',
    argument: 'REF',
    argumentUnless: 'from',
    flags: ['provider', 'from', 'concurrency', 'deadline'],
    required: [],
    notes: notes.REVOKE,
    load: async () => (await import('./revoke-command.ts')).runRevoke,
  },
  capabilities: {
    summary: 'Show what each provider can hold, or one of them.',
    flags: ['provider'],
    required: [],
    load: async () => (await import('./capabilities-command.ts')).runCapabilities,
  },
  account: {
    summary: "Show what the account's administrator demands: passwords, expiries, what is switched off.",
    flags: ['provider', 'deadline'],
    required: ['provider'],
    load: async () => (await import('./account-command.ts')).runAccount,
  },
  providers: {
    summary: 'List the providers and the settings that each one needs.',
    flags: [],
    required: [],
    load: async () => (await import('./providers-command.ts')).runProviders,
  },
  translate: {
    summary: "Turn the links of one provider's items into drafts for another; nothing is created.",
    flags: ['provider', 'to', 'mapping', 'deadline'],
    required: ['provider', 'to', 'mapping'],
    notes: notes.TRANSLATE,
    load: async () => (await import('./translate-command.ts')).runTranslate,
  },
  login: {
    summary: 'Get a first refresh token: `sharelink login zoho` asks for your consent in the browser.',
    argument: 'zoho',
    flags: ['redirect-uri', 'scopes', 'save', 'print'],
    required: [],
    notes: notes.LOGIN,
    load: async () => (await import('./login-command.ts')).runLogin,
  },
  emulate: {
    summary: "Run the providers' emulated servers until interrupted.",
    flags: ['provider', 'port'],
    required: [],
    load: async () => (await import('./emulate-command.ts')).runEmulate,
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}

export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommandName)
