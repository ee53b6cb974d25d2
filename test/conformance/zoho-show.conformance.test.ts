import { createZohoShow } from '@sharelink/zoho-office'
import { CREDENTIALS } from '../zoho-office/office-bench.ts'
import { conform } from './zoho-office-conformance.ts'

const { capabilities } = createZohoShow(CREDENTIALS)

conform('show', 'zoho-show, JSON as documented', 'json', {}, capabilities)
conform('show', 'zoho-show, XML as documented', 'xml', {}, capabilities)
conform('show', 'zoho-show, JSON with bare ids', 'json', { jsonIds: 'bare', jsonUsers: 'valid' }, capabilities)
conform('show', 'zoho-show, users by Zoho id', 'xml', { sharedUserNames: 'zoho-ids' }, capabilities)
