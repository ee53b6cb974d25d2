const PLACE = ['--provider', 'onlyoffice-docspace', '--target', 'room:3975']
/** A create that is good but for what a row adds. */
export const DRAFT = [...PLACE, '--role', 'viewer', '--audience', 'anyone']
const REF = 'onlyoffice-docspace:room:3975:75a5f745-f697-4418-b38d-0fe0d277e258'

function without(flag: string): readonly string[] {
  const at = DRAFT.indexOf(flag)
  return [...DRAFT.slice(0, at), ...DRAFT.slice(at + 2)]
}

function instead(flag: string, value: string): readonly string[] {
  return [...without(flag), flag, value]
}

/** A value that may be a password and so must never be repeated. */
export const TYPED = 'Typed-By-Mistake-5'

/** What is wrong, the words, and the flag or field that the error must name. */
export const BAD_COMMAND_LINES: readonly (readonly [what: string, words: readonly string[], field: string])[] = [
  ['an unknown command', ['make', ...DRAFT], 'command'],
  ['an unknown flag', ['create', ...DRAFT, '--colour', 'red'], '--colour'],
  ['an unknown flag with its value', ['create', ...DRAFT, `--colour=${TYPED}`], '--colour'],
  ['a misspelt flag', ['create', ...DRAFT, '--passwordenv', TYPED], '--passwordenv'],
  ['a short flag', ['create', ...DRAFT, '-x'], '-x'],
  ['a password as an argument', ['create', ...DRAFT, '--password', TYPED], '--password'],
  ['a password as an argument, joined', ['create', ...DRAFT, `--password=${TYPED}`], '--password'],
  ['a word that belongs to no flag', ['create', ...DRAFT, TYPED], 'arguments'],
  ['a flag of another command', ['list', ...PLACE, '--role', 'viewer'], '--role'],
  ['recreate on create', ['create', ...DRAFT, '--recreate'], '--recreate'],
  ['an idempotency key on update', ['update', REF, '--role', 'editor', '--idempotency-key', 'k'], '--idempotency-key'],
  ['a kind on update', ['update', REF, '--kind', 'invitation'], '--kind'],
  ['against on list', ['list', ...PLACE, '--against', 'draft.json'], '--against'],
  ['a deadline on plan', ['plan', ...DRAFT, '--deadline', '5s'], '--deadline'],
  ['no provider', ['create', ...without('--provider')], '--provider'],
  ['no target', ['create', ...without('--target')], '--target'],
  ['no role', ['create', ...without('--role')], '--role'],
  ['no audience: nothing becomes public by default', ['create', ...without('--audience')], '--audience'],
  ['no target to list', ['list', '--provider', 'onlyoffice-docspace'], '--target'],
  ['a target and a scope', ['list', ...PLACE, '--scope', 'teamfolder:1'], '--scope'],
  ['a scope of no word', ['list', '--provider', 'zoho-workdrive', '--scope', 'teamfolder'], '--scope'],
  ['a mapping on plan', ['plan', ...DRAFT, '--mapping', 'x.json'], '--mapping'],
  ['no provider to translate for', ['translate', '--provider', 'zoho-docs', '--mapping', 'x.json'], '--to'],
  ['no mapping', ['translate', '--provider', 'zoho-docs', '--to', 'zoho-workdrive'], '--mapping'],
  ['no place to log in to', ['login', '--print'], 'zoho'],
  ['no ref to get', ['get'], 'REF'],
  ['no ref to revoke', ['revoke'], 'REF'],
  ['two refs', ['revoke', REF, REF], 'arguments'],
  ['an unknown provider', ['create', ...instead('--provider', 'dropbox')], 'provider'],
  ['a target without a kind', ['create', ...instead('--target', '3975')], '--target'],
  ['a target of an unknown kind', ['create', ...instead('--target', 'album:3975')], '--target'],
  ['a target without an id', ['create', ...instead('--target', 'room:')], '--target'],
  ['a target type without a target', ['list', '--provider', 'x', '--target-type', 'CustomRoom'], '--target-type'],
  ['an unknown role', ['create', ...instead('--role', 'owner')], '--role'],
  ['a role in capitals', ['create', ...instead('--role', 'Viewer')], '--role'],
  ['an unknown audience', ['create', ...instead('--audience', 'public')], '--audience'],
  ['an unknown kind of link', ['create', ...DRAFT, '--kind', 'magic'], '--kind'],
  ['people without the audience people', ['create', ...DRAFT, '--people', 'ann@client.example'], 'people'],
  ['the audience people without people', ['create', ...instead('--audience', 'people')], 'people'],
  ['an empty one among people', ['create', ...instead('--audience', 'people'), '--people', 'a@b.example,'], '--people'],
  ['notify without the audience people', ['create', ...DRAFT, '--notify'], 'notify'],
  ['a message without notify', ['create', ...DRAFT, '--notify-message', 'Hello'], '--notify-message'],
  ['an expiry without offset', ['create', ...DRAFT, '--expires', '2030-01-02T03:04:05'], '--expires'],
  ['an expiry that is a day', ['create', ...DRAFT, '--expires', '2030-01-02'], '--expires'],
  ['an expiry on a day that does not exist', ['create', ...DRAFT, '--expires', '2030-02-30T00:00:00Z'], '--expires'],
  ['an expiry of no time', ['create', ...DRAFT, '--expires', '0d'], '--expires'],
  ['an expiry in weeks', ['create', ...DRAFT, '--expires', '2w'], '--expires'],
  ['an expiry that is a word', ['create', ...DRAFT, '--expires', 'tomorrow'], '--expires'],
  ['an expiry in the past', ['create', ...DRAFT, '--expires', '2026-11-21T11:59:59Z'], 'expiresAt'],
  ['an expiry and none', ['create', ...DRAFT, '--expires', '7d', '--no-expiry'], '--no-expiry'],
  ['an expiry without its value', ['create', ...DRAFT, '--expires', '--json'], '--expires'],
  ['an expiry given twice', ['create', ...DRAFT, '--expires', '7d', '--expires', '8d'], '--expires'],
  ['download allowed and not', ['create', ...DRAFT, '--allow-download', '--no-download'], '--allow-download'],
  ['listed and not', ['create', ...DRAFT, '--listed', '--no-listed'], '--no-listed'],
  ['a value where none belongs', ['create', ...DRAFT, '--listed=no'], '--listed'],
  ['an empty name', ['create', ...DRAFT, '--name', ''], '--name'],
  ['a name whose value is forgotten', ['create', ...DRAFT, '--name', '--no-download'], '--name'],
  ['a name of blanks', ['create', ...DRAFT, '--name', '  '], 'name'],
  ['two sources of a password', ['create', ...DRAFT, '--password-env', 'PW', '--password-stdin'], '--password-stdin'],
  ['a password and none', ['create', ...DRAFT, '--password-env', 'PW', '--no-password'], '--no-password'],
  ['a variable that is not set', ['create', ...DRAFT, '--password-env', 'NOT_SET'], '--password-env'],
  ['a password in place of a variable', ['create', ...DRAFT, '--password-env', TYPED], '--password-env'],
  ['nothing on standard input', ['create', ...DRAFT, '--password-stdin'], '--password-stdin'],
  ['no uses', ['create', ...DRAFT, '--max-uses', '0'], '--max-uses'],
  ['half a use', ['create', ...DRAFT, '--max-uses', '1.5'], '--max-uses'],
  ['uses in words', ['create', ...DRAFT, '--max-uses', 'ten'], '--max-uses'],
  ['fewer than no uses', ['create', ...DRAFT, '--max-uses=-1'], '--max-uses'],
  ['an unknown visitor field', ['create', ...DRAFT, '--visitor-fields', 'name,age'], '--visitor-fields'],
  ['an unknown field to tolerate', ['create', ...DRAFT, '--tolerate', 'password,colour'], '--tolerate'],
  ['a deadline of nothing', ['create', ...DRAFT, '--deadline', '0'], '--deadline'],
  ['a deadline in words', ['create', ...DRAFT, '--deadline', 'soon'], '--deadline'],
  ['a key that is too long', ['create', ...DRAFT, '--idempotency-key', 'k'.repeat(201)], 'idempotencyKey'],
  ['a patch that names nothing', ['update', REF], 'patch'],
  ['a text that is no ref', ['get', 'https://portal.example.org/s/abc'], 'REF'],
  ['a ref of an unknown provider', ['get', 'dropbox:file:1:2'], 'provider'],
  ['a ref of another provider', ['get', 'memory:room:3975:1', '--provider', 'onlyoffice-docspace'], 'ref'],
  ['a ref of an unknown kind', ['get', 'onlyoffice-docspace:album:1:2'], 'REF'],
  ['capabilities of an unknown provider', ['capabilities', '--provider', 'dropbox'], 'provider'],
  ['a provider that is not emulated', ['emulate', '--provider', 'dropbox'], '--provider'],
  ['a port out of range', ['emulate', '--provider', 'onlyoffice-docspace', '--port', '65536'], '--port'],
  ['a port for all providers', ['emulate', '--port', '4000'], '--port'],
]
