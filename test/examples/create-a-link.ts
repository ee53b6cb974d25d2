import { createShareLinks } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'

const { SHARELINK_DOCSPACE_URL: baseUrl = '', SHARELINK_DOCSPACE_API_KEY: apiKey = '', PW: password = '' } = process.env
const links = createShareLinks(createDocSpace({ baseUrl, apiKey }))

const target = { kind: 'room', id: '3975' } as const
const expiresAt = '2030-01-02T03:04:05Z'
const draft = { target, role: 'viewer', audience: 'anyone', password, expiresAt, allowDownload: false } as const
const { link, differences } = await links.create(draft)
console.log(link.url, differences.length === 0 ? 'is what was asked for' : differences)
