import { createZohoSheet } from '@sharelink/zoho-office'
import { CREDENTIALS } from '../zoho-office/office-bench.ts'
import { conform } from './zoho-office-conformance.ts'

const { capabilities } = createZohoSheet(CREDENTIALS)

conform('sheet', 'zoho-sheet, JSON as documented', 'json', {}, capabilities)
conform('sheet', 'zoho-sheet, XML as documented', 'xml', {}, capabilities)
conform('sheet', 'zoho-sheet, JSON with bare ids', 'json', { jsonIds: 'bare', jsonUsers: 'valid' }, capabilities)
conform('sheet', 'zoho-sheet, users by Zoho id', 'xml', { sharedUserNames: 'zoho-ids' }, capabilities)
