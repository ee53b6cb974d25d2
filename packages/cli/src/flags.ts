/** A flag: with `value` it takes one, whose placeholder that is. */
export type Flag = { value?: string; help: string }

/** Every flag of every command. */
export const FLAGS = {
  provider: { value: 'NAME', help: 'the provider, as `sharelink providers` lists it' },
  target: { value: 'KIND:ID', help: 'what is shared: file, folder, room, spreadsheet or presentation, and its id' },
  scope: {
    value: 'WORD:ID',
    help: 'what to list in place of an item: teamfolder:ID, privatespace:ID, as capabilities say',
  },
  'target-type': { value: 'WORD', help: "the provider's own word for the target's type, such as VirtualDataRoom" },
  role: { value: 'ROLE', help: 'what users of the link may do' },
  audience: { value: 'WHO', help: 'anyone, organization or people' },
  kind: { value: 'KIND', help: 'access (the default), download, invitation or publication' },
  people: { value: 'A,B', help: 'who they are, with --audience people' },
  listed: { help: 'show it to the audience even without the link' },
  'no-listed': { help: 'only who has the link finds it' },
  name: { value: 'TEXT', help: 'name of the link' },
  'password-env': { value: 'NAME', help: 'take the password from this environment variable' },
  'password-stdin': { help: 'read the password from standard input' },
  'no-password': { help: 'ask for no password' },
  expires: { value: 'WHEN', help: 'an instant such as 2030-01-02T03:04:05Z, or a time from now: 7d, 12h, 30m' },
  'no-expiry': { help: 'ask for a link that never expires' },
  'no-download': { help: 'forbid download' },
  'allow-download': { help: 'allow download' },
  'max-uses': { value: 'N', help: 'how often it can be used' },
  'no-max-uses': { help: 'ask for no limit of uses' },
  'visitor-fields': { value: 'A,B', help: 'what a visitor must tell: name, email, phone' },
  'no-visitor-fields': { help: 'ask visitors for nothing' },
  notify: { help: 'have the provider tell the people' },
  'notify-message': { value: 'TEXT', help: 'what it tells them, with --notify' },
  tolerate: { value: 'WHAT', help: 'stricter (the default), nothing, anything, or fields that may be weaker: a,b' },
  recreate: { help: 'let a new link replace the old one where it cannot be changed' },
  'idempotency-key': { value: 'TEXT', help: 'stands for this one intention: a repeat finds the link again' },
  account: { help: 'read first what the account demands, and refuse beforehand what goes against it' },
  deadline: { value: 'TIME', help: 'time for the call: 45s, 2m, or milliseconds; 30s unless given' },
  against: { value: 'FILE', help: 'compare the link with the draft in this JSON file' },
  to: { value: 'NAME', help: 'the provider that the links are translated for' },
  mapping: { value: 'FILE', help: 'what goes where, JSON or JSON Lines: { "from": "file:ID", "to": "room:ID", … }' },
  'redirect-uri': { value: 'URL', help: 'http to a loopback address with a port, as in the API console' },
  scopes: { value: 'A,B', help: 'the OAuth scopes to ask for; those of WorkDrive links unless given' },
  save: { value: 'FILE', help: 'write the settings, with the refresh token, to this new file (mode 0600)' },
  print: { help: 'print the settings, with the refresh token, on standard output' },
  from: { value: 'FILE', help: 'one for each line of this file; see below' },
  expiring: {
    value: 'TIME',
    help: 'only links that end within this time from now (7d, 12h), not those that have ended',
  },
  journal: { value: 'FILE', help: 'what is done is written to this file, and read from it when the run is repeated' },
  'dry-run': { help: 'plan every line: send nothing, write nothing, need no settings' },
  concurrency: { value: 'N', help: 'how many lines are under way at once; 4 unless given' },
  port: { value: 'N', help: 'the port to listen on, with --provider; a free one unless given' },
  config: { value: 'FILE', help: 'settings as JSON: { "<provider>": { … } }; outranks the environment' },
  json: { help: 'print one JSON document' },
  help: { help: 'show this' },
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof FLAGS

export function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name)
}

/** The placeholder of a flag's value; absent for a flag that takes none. */
export function placeholderOf(name: FlagName): string | undefined {
  const flag: Flag = FLAGS[name]
  return flag.value
}

const TARGET: readonly FlagName[] = ['provider', 'target', 'target-type']

/** What a patch may name. */
export const PATCH_FLAGS: readonly FlagName[] = [
  'role',
  'audience',
  'people',
  'listed',
  'no-listed',
  'name',
  'password-env',
  'password-stdin',
  'no-password',
  'expires',
  'no-expiry',
  'no-download',
  'allow-download',
  'max-uses',
  'no-max-uses',
  'visitor-fields',
  'no-visitor-fields',
  'notify',
  'notify-message',
]

export const DRAFT_FLAGS: readonly FlagName[] = [...TARGET, 'kind', ...PATCH_FLAGS]

/** Taken by every command. */
export const COMMON_FLAGS: readonly FlagName[] = ['config', 'json', 'help']

/** Flags of which at most one may be given. */
export const EXCLUSIVE: readonly (readonly FlagName[])[] = [
  ['password-env', 'password-stdin', 'no-password'],
  ['expires', 'no-expiry'],
  ['no-download', 'allow-download'],
  ['listed', 'no-listed'],
  ['max-uses', 'no-max-uses'],
  ['visitor-fields', 'no-visitor-fields'],
  ['target', 'scope', 'from'],
  ['save', 'print'],
  ['account', 'dry-run'],
]

/** Flags that mean nothing without another. */
export const NEEDS: readonly (readonly [FlagName, FlagName])[] = [
  ['notify-message', 'notify'],
  ['target-type', 'target'],
  ['port', 'provider'],
]
