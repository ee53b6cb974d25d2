import type { Invocation } from './invocation.ts'
import { DRAFT_FLAGS, type FlagName, PATCH_FLAGS } from './flags.ts'

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

const PLAN_NOTES = `With --account, what the account demands is read first: that alone needs settings and the network.`

const TRANSLATE_NOTES = `Each line of the mapping is { "from": "file:ID", "to": "file:ID" } and, where the old provider does not tell them:
"password": { "env": "NAME" } or null, "role", "expiresAt", "allowDownload", "maxUses", "visitorFields"; "toType" is the
type of the new item in its provider's words. Printed is one JSON object for each link: { "link", "to", "draft",
"differences", "missing" }, with --json all of them as one array. Without "draft" a link cannot be made there as it was.
It exits with 0 when every link has a draft and nothing is missing, else with 4.`

const APPLY_NOTES = `Each line of FILE is { "key": "…", "draft": { … } }, with "provider" where it is not the one of --provider. A key is
of one line for ever: it stands for this one link. The password of a draft is { "env": "NAME" } or null. All lines are
checked before anything is sent; a bad one is exit 2 with its number.
The journal says what is done, and holds no secret but the links' addresses (mode 0600). After an interruption or a
kill the same command goes on: what is done is not asked for again, what was under way is found again by its key, what
failed is tried again. A line that was changed after its link was made is a conflict: give it a new key.
The exit code is that of the worst line: 5 before 4, 3, 2 and 1; with --dry-run 3 where any line would be refused.`

const LIST_NOTES = `Needs --provider with --target or --scope. Each line of the file of --from is { "target": { "kind": "…", "id": "…" } }
or { "scope": "teamfolder:ID" }, with "provider" where it is not the one of --provider. All lines are checked before
anything is sent; one that fails later is told and stops no other, and the exit code is that of the worst. With --json
--from prints { "links", "errors": [{ "line", "provider", "error" }], "notTried" }.
--expiring leaves out links that have expired already, those that never do, and, with a word on stderr, those of
providers that do not tell.`

const REVOKE_NOTES = `Each line of the file of --from is a ref as \`sharelink list\` prints it; blank lines and those that begin with # do not
count. All are checked before anything is sent; one that fails later stops no other, and the exit code is that of the
worst.`

const LOGIN_NOTES = `Needs SHARELINK_ZOHO_CLIENT_ID and SHARELINK_ZOHO_CLIENT_SECRET of a server-based application, whose redirect URI is
http://127.0.0.1:8912/callback or the one of --redirect-uri (SHARELINK_ZOHO_REDIRECT_URI). The refresh token is a
secret: say with --save or --print where it goes. It works only at the accounts server that made it, which is why
SHARELINK_ZOHO_ACCOUNTS_URL belongs to it.`

export const COMMANDS = {
  plan: {
    summary: 'Show what a create would send and what would then be in force; needs no settings and no network.',
    flags: [...DRAFT_FLAGS, 'tolerate', 'idempotency-key', 'account'],
    required: PLANNED,
    notes: PLAN_NOTES,
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
    notes: APPLY_NOTES,
    load: async () => (await import('./apply-command.ts')).runApply,
  },
  list: {
    summary: 'List the links of an item (--target), of what else the provider lists (--scope), or of many (--from).',
    flags: ['provider', 'target', 'target-type', 'scope', 'from', 'expiring', 'deadline'],
    required: [],
    notes: LIST_NOTES,
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
    notes: REVOKE_NOTES,
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
    notes: TRANSLATE_NOTES,
    load: async () => (await import('./translate-command.ts')).runTranslate,
  },
  login: {
    summary: 'Get a first refresh token: `sharelink login zoho` asks for your consent in the browser.',
    argument: 'zoho',
    flags: ['redirect-uri', 'scopes', 'save', 'print'],
    required: [],
    notes: LOGIN_NOTES,
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
