import { createShareLinks, ShareLinkError } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'

const { SHARELINK_DOCSPACE_URL: baseUrl = '', SHARELINK_DOCSPACE_API_KEY: apiKey = '' } = process.env
const links = createShareLinks(createDocSpace({ baseUrl, apiKey }))
try {
  const { link, differences } = await links.create({
    target: { kind: 'room', id: '3975' }, role: 'viewer', audience: 'anyone', name: 'Board papers',
    password: process.env['BOARD_PASSWORD'] ?? null, expiresAt: '2030-01-02T03:04:05Z', allowDownload: false,
  })
  console.log(link.url, differences.length === 0 ? 'is what was asked for' : differences)
} catch (error) {
  console.error(ShareLinkError.is(error) ? JSON.stringify(error) : 'a bug')
}
