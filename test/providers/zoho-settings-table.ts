import type { ProviderName } from '@sharelink/providers'

/** A secret that no error may repeat. */
export const SECRET = `1000.${'c'.repeat(32)}.${'d'.repeat(32)}`

const CLIENT = { SHARELINK_ZOHO_CLIENT_ID: '1000.CLIENT', SHARELINK_ZOHO_CLIENT_SECRET: SECRET }
/** A refresh token with its client. */
export const ACCOUNT = { ...CLIENT, SHARELINK_ZOHO_REFRESH_TOKEN: SECRET }
export const TOKEN = { SHARELINK_ZOHO_ACCESS_TOKEN: SECRET }
export const OFFICE = { SHARELINK_ZOHO_API_KEY: SECRET, SHARELINK_ZOHO_AUTHTOKEN: SECRET }

type Row = readonly [provider: ProviderName, what: string, env: Record<string, string>, field: string]

function ofBoth(what: string, env: Record<string, string>, field: string): readonly Row[] {
  return [
    ['zoho-workdrive', what, env, field],
    ['zoho-docs', what, env, field],
  ]
}

/** Variables that are wrong, and the one that the error must name. */
export const BAD_ZOHO_ENVIRONMENTS: readonly Row[] = [
  ...ofBoth('nothing', {}, 'SHARELINK_ZOHO_CLIENT_ID'),
  ...ofBoth('a client without its refresh token', CLIENT, 'SHARELINK_ZOHO_REFRESH_TOKEN'),
  ...ofBoth('a refresh token alone', { SHARELINK_ZOHO_REFRESH_TOKEN: SECRET }, 'SHARELINK_ZOHO_CLIENT_ID'),
  ...ofBoth('two credentials', { ...ACCOUNT, ...TOKEN }, 'SHARELINK_ZOHO_CLIENT_ID'),
  ...ofBoth('a token with a blank', { SHARELINK_ZOHO_ACCESS_TOKEN: `${SECRET} x` }, 'SHARELINK_ZOHO_ACCESS_TOKEN'),
  ...ofBoth(
    'a data centre that is none',
    { ...TOKEN, SHARELINK_ZOHO_DATA_CENTER: SECRET },
    'SHARELINK_ZOHO_DATA_CENTER',
  ),
  ...ofBoth('a zone that is none', { ...TOKEN, SHARELINK_ZOHO_TIME_ZONE: SECRET }, 'SHARELINK_ZOHO_TIME_ZONE'),
  ...ofBoth(
    'plain http',
    { ...ACCOUNT, SHARELINK_ZOHO_ACCOUNTS_URL: 'http://zoho.example' },
    'SHARELINK_ZOHO_ACCOUNTS_URL',
  ),
  ...ofBoth('a misspelt variable', { ...TOKEN, SHARELINK_ZOHO_TIMEZONE: SECRET }, 'SHARELINK_ZOHO_TIMEZONE'),
  [
    'zoho-workdrive',
    'a URL with a query',
    { ...TOKEN, SHARELINK_WORKDRIVE_URL: `https://w.example?t=${SECRET}` },
    'SHARELINK_WORKDRIVE_URL',
  ],
  [
    'zoho-docs',
    'a data centre without a known host',
    { ...TOKEN, SHARELINK_ZOHO_DATA_CENTER: 'jp' },
    'SHARELINK_ZOHO_DOCS_URL',
  ],
  ['zoho-sheet', 'an API key alone', { SHARELINK_ZOHO_API_KEY: SECRET }, 'SHARELINK_ZOHO_AUTHTOKEN'],
  ['zoho-show', 'an authtoken alone', { SHARELINK_ZOHO_AUTHTOKEN: SECRET }, 'SHARELINK_ZOHO_API_KEY'],
  ['zoho-sheet', 'no URL', { ...OFFICE, SHARELINK_ZOHO_SHEET_URL: SECRET }, 'SHARELINK_ZOHO_SHEET_URL'],
  ['zoho-show', 'no URL', { ...OFFICE, SHARELINK_ZOHO_SHOW_URL: SECRET }, 'SHARELINK_ZOHO_SHOW_URL'],
]
