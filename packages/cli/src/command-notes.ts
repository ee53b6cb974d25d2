// What the help of a command says beside its flags.

export const PLAN = `With --account, what the account demands is read first: that alone needs settings and the network.`

export const TRANSLATE = `Each line of the mapping is { "from": "file:ID", "to": "file:ID" } and, where the old provider does not tell them:
"password": { "env": "NAME" } or null, "role", "expiresAt", "allowDownload", "maxUses", "visitorFields"; "toType" is the
type of the new item in its provider's words. Printed is one JSON object for each link: { "link", "to", "draft",
"differences", "missing" }, with --json all of them as one array. Without "draft" a link cannot be made there as it was.
It exits with 0 when every link has a draft and nothing is missing, else with 4.`

export const APPLY = `Each line of FILE is { "key": "…", "draft": { … } }, with "provider" where it is not the one of --provider. A key is
of one line for ever: it stands for this one link. The password of a draft is { "env": "NAME" } or null. All lines are
checked before anything is sent; a bad one is exit 2 with its number.
The journal says what is done, and holds no secret but the links' addresses (mode 0600). After an interruption or a
kill the same command goes on: what is done is not asked for again, what was under way is found again by its key, what
failed is tried again. A line that was changed after its link was made is a conflict: give it a new key.
The exit code is that of the worst line: 5 before 4, 3, 2 and 1; with --dry-run 3 where any line would be refused.`

export const LIST = `Needs --provider with --target or --scope. Each line of the file of --from is { "target": { "kind": "…", "id": "…" } }
or { "scope": "teamfolder:ID" }, with "provider" where it is not the one of --provider. All lines are checked before
anything is sent; one that fails later is told and stops no other, and the exit code is that of the worst. With --json
--from prints { "links", "errors": [{ "line", "provider", "error" }], "notTried" }.
While a provider takes no more requests, it waits, up to an hour for each request and beyond --deadline.
--expiring leaves out links that have expired already, those that never do, and, with a word on stderr, those of
providers that do not tell.`

export const REVOKE = `Each line of the file of --from is a ref as \`sharelink list\` prints it; blank lines and those that begin with # do not
count. All are checked before anything is sent; one that fails later stops no other, and the exit code is that of the
worst.`

export const LOGIN = `Needs SHARELINK_ZOHO_CLIENT_ID and SHARELINK_ZOHO_CLIENT_SECRET of a server-based application, whose redirect URI is
http://127.0.0.1:8912/callback or the one of --redirect-uri (SHARELINK_ZOHO_REDIRECT_URI). The refresh token is a
secret: say with --save or --print where it goes. It works only at the accounts server that made it, which is why
SHARELINK_ZOHO_ACCOUNTS_URL belongs to it.`
