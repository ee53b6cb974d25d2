/** A credential that no error may repeat. */
export const KEY = `sk-${'b'.repeat(64)}`

export const URL_OF_PORTAL = 'https://portal.example.org'

/** Variables that are wrong, and the one that the error must name. */
export const BAD_ENVIRONMENTS: readonly (readonly [what: string, env: Record<string, string>, field: string])[] = [
  ['nothing', {}, 'SHARELINK_DOCSPACE_URL'],
  ['a key alone', { SHARELINK_DOCSPACE_API_KEY: KEY }, 'SHARELINK_DOCSPACE_URL'],
  ['a URL alone', { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL }, 'SHARELINK_DOCSPACE_API_KEY'],
  [
    'a URL and an empty key',
    { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_API_KEY: '' },
    'SHARELINK_DOCSPACE_API_KEY',
  ],
  [
    'a URL without a scheme',
    { SHARELINK_DOCSPACE_URL: 'portal.example.org', SHARELINK_DOCSPACE_API_KEY: KEY },
    'SHARELINK_DOCSPACE_URL',
  ],
  [
    'plain http',
    { SHARELINK_DOCSPACE_URL: 'http://portal.example.org', SHARELINK_DOCSPACE_API_KEY: KEY },
    'SHARELINK_DOCSPACE_URL',
  ],
  [
    'a URL with a query',
    { SHARELINK_DOCSPACE_URL: `${URL_OF_PORTAL}?key=${KEY}`, SHARELINK_DOCSPACE_API_KEY: KEY },
    'SHARELINK_DOCSPACE_URL',
  ],
  [
    'two credentials',
    { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_API_KEY: KEY, SHARELINK_DOCSPACE_TOKEN: KEY },
    'SHARELINK_DOCSPACE_API_KEY',
  ],
  [
    'a key with a blank',
    { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_API_KEY: `${KEY} ${KEY}` },
    'SHARELINK_DOCSPACE_API_KEY',
  ],
  [
    'a cookie with its attributes',
    { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_COOKIE: `${KEY};path=/` },
    'SHARELINK_DOCSPACE_COOKIE',
  ],
  [
    'an unknown format of access',
    {
      SHARELINK_DOCSPACE_URL: URL_OF_PORTAL,
      SHARELINK_DOCSPACE_API_KEY: KEY,
      SHARELINK_DOCSPACE_ACCESS_FORMAT: 'word',
    },
    'SHARELINK_DOCSPACE_ACCESS_FORMAT',
  ],
  [
    'an unknown format of dates',
    {
      SHARELINK_DOCSPACE_URL: URL_OF_PORTAL,
      SHARELINK_DOCSPACE_API_KEY: KEY,
      SHARELINK_DOCSPACE_EXPIRATION_FORMAT: 'iso',
    },
    'SHARELINK_DOCSPACE_EXPIRATION_FORMAT',
  ],
  [
    'a version in words',
    {
      SHARELINK_DOCSPACE_URL: URL_OF_PORTAL,
      SHARELINK_DOCSPACE_API_KEY: KEY,
      SHARELINK_DOCSPACE_SERVER_VERSION: 'latest',
    },
    'SHARELINK_DOCSPACE_SERVER_VERSION',
  ],
  [
    'a misspelt variable',
    { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_API_KEY: KEY, SHARELINK_DOCSPACE_VERSION: '3.2.1' },
    'SHARELINK_DOCSPACE_VERSION',
  ],
]
