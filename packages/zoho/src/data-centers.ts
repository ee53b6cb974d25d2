/** Zoho's data centres, as the WorkDrive documents list them (getting-started-multi-dc-support). */
export const DATA_CENTERS = ['us', 'eu', 'in', 'au', 'jp', 'cn', 'ca', 'sa', 'ae'] as const

export type DataCenter = (typeof DATA_CENTERS)[number]

/** The origins of one data centre. A member that is absent is named in no document: a `baseUrl` must say it. */
export type DataCenterHosts = {
  /** Where tokens are made. */
  accounts: string
  /** The API host that a token answer calls `api_domain`. */
  api: string
  /** The app's own host, which older clients also use for the API. Those of ca, sa and ae are inferred from the others. */
  workDrive: string
  /** Where public WorkDrive links point to. */
  workDrivePublic?: string
  /** The API host of Zoho Docs, a retired service. */
  docs?: string
}

function hosts(zone: string, others: Pick<DataCenterHosts, 'workDrivePublic' | 'docs'>): DataCenterHosts {
  return {
    accounts: `https://accounts.zoho.${zone}`,
    api: `https://www.zohoapis.${zone}`,
    workDrive: `https://workdrive.zoho.${zone}`,
    ...others,
  }
}

const PUBLIC = 'https://workdrive.zohoexternal'

const HOSTS: Readonly<Record<DataCenter, DataCenterHosts>> = {
  us: hosts('com', { workDrivePublic: `${PUBLIC}.com`, docs: 'https://apidocs.zoho.com' }),
  eu: hosts('eu', { workDrivePublic: `${PUBLIC}.eu`, docs: 'https://apidocs.zoho.eu' }),
  in: hosts('in', { workDrivePublic: `${PUBLIC}.in` }),
  au: hosts('com.au', { workDrivePublic: `${PUBLIC}.com.au` }),
  jp: hosts('jp', { workDrivePublic: `${PUBLIC}.jp` }),
  cn: hosts('com.cn', { workDrivePublic: 'https://workdrive.zohopublic.com.cn' }),
  // Canada's API is under zohoapis.ca, everything else under zohocloud.ca.
  ca: {
    accounts: 'https://accounts.zohocloud.ca',
    api: 'https://www.zohoapis.ca',
    workDrive: 'https://workdrive.zohocloud.ca',
    workDrivePublic: `${PUBLIC}.ca`,
  },
  sa: hosts('sa', { workDrivePublic: `${PUBLIC}.sa` }),
  ae: hosts('ae', {}),
}

/** The origins of a data centre. */
export function dataCenterHosts(dataCenter: DataCenter): DataCenterHosts {
  return HOSTS[dataCenter]
}

// The Catalyst and Creator documents write accounts.zoho.au; the accounts documents know a UK server, WorkDrive's do not.
const OTHER_ACCOUNTS = ['https://accounts.zoho.au', 'https://accounts.zoho.uk']
// One SDK has this as Canada's API host; the domain is the one of Canada's accounts server.
const OTHER_APIS = ['https://www.zohocloud.ca']

const ACCOUNTS: ReadonlySet<string> = new Set([...DATA_CENTERS.map((name) => HOSTS[name].accounts), ...OTHER_ACCOUNTS])
const APIS: ReadonlySet<string> = new Set([...DATA_CENTERS.map((name) => HOSTS[name].api), ...OTHER_APIS])

/** Whether this origin is one of Zoho's own accounts servers. */
export function isZohoAccounts(origin: string): boolean {
  return ACCOUNTS.has(origin)
}

/** The data centre whose accounts server this is. */
export function dataCenterOfAccounts(origin: string): DataCenter | undefined {
  if (origin === OTHER_ACCOUNTS[0]) return 'au'
  return DATA_CENTERS.find((name) => HOSTS[name].accounts === origin)
}

/** The accounts server of a callback's `location`, which is a data centre's name or `uk`. */
export function accountsOfLocation(location: string): string | undefined {
  if (location === 'uk') return OTHER_ACCOUNTS[1]
  const known = DATA_CENTERS.find((name) => name === location)
  return known === undefined ? undefined : HOSTS[known].accounts
}

/**
 * The origin that a token answer's `api_domain` names, if access tokens may go there: one of Zoho's API hosts, or the
 * origin that gave the answer and so already holds more than the token. `undefined` for anything else.
 */
export function trustedApiDomain(text: string, accountsUrl: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin } = new URL(text)
  return APIS.has(origin) || origin === new URL(accountsUrl).origin ? origin : undefined
}
