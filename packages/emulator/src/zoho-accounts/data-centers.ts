/** Zoho's data centres, under the names that a callback's `location` gives them. */
export type DataCenter = 'us' | 'eu' | 'in' | 'au' | 'jp' | 'cn' | 'ca' | 'sa' | 'ae' | 'uk'

/** The origin of each data centre's accounts server (Zoho's multi-DC pages). */
export const ACCOUNTS_SERVERS: Readonly<Record<DataCenter, string>> = {
  us: 'https://accounts.zoho.com',
  eu: 'https://accounts.zoho.eu',
  in: 'https://accounts.zoho.in',
  au: 'https://accounts.zoho.com.au',
  jp: 'https://accounts.zoho.jp',
  cn: 'https://accounts.zoho.com.cn',
  ca: 'https://accounts.zohocloud.ca',
  sa: 'https://accounts.zoho.sa',
  ae: 'https://accounts.zoho.ae',
  uk: 'https://accounts.zoho.uk',
}

/** What a token answer tells as `api_domain`. UK is missing from WorkDrive's own table; third parties assume it. */
export const API_DOMAINS: Readonly<Record<DataCenter, string>> = {
  us: 'https://www.zohoapis.com',
  eu: 'https://www.zohoapis.eu',
  in: 'https://www.zohoapis.in',
  au: 'https://www.zohoapis.com.au',
  jp: 'https://www.zohoapis.jp',
  cn: 'https://www.zohoapis.com.cn',
  ca: 'https://www.zohoapis.ca',
  sa: 'https://www.zohoapis.sa',
  ae: 'https://www.zohoapis.ae',
  uk: 'https://www.zohoapis.uk',
}
