import type { ServerContext } from '../kernel.ts'
import type { ZohoDocsOperation } from './zoho-docs-operation.ts'
import { readItem } from './zoho-docs-parameters.ts'
import { ZohoDocsRefusal } from './zoho-docs-refusal.ts'
import type { ZohoDocsItem, ZohoDocsPublication, ZohoDocsState } from './zoho-docs-state.ts'

const PUBLISHABLE = /\.(?:pdf|png|jpe?g|gif|bmp|tiff?|svg|webp)$/i

/**
 * POST /publish: publishes an image or PDF, outside or within the organization. The page calls `type` mandatory, yet
 * describes it for a change only: here it is required by `change` and checked wherever it is sent (inferred).
 */
export const publish: ZohoDocsOperation = {
  method: 'POST',
  scope: 'ZohoPC.files.CREATE',
  run({ state, context, parameters }) {
    const item = readItem(state, parameters)
    if (item.kind !== 'file') throw new ZohoDocsRefusal(9832)
    // "Name of the document to be published": another name is no valid one (inferred).
    if (parameters.get('filename') !== item.name) throw new ZohoDocsRefusal(9820)
    const wanted = readWanted(item, parameters)
    if (!PUBLISHABLE.test(item.name)) throw new ZohoDocsRefusal(9402)
    if (wanted === undefined) {
      delete item.publication
      // The answer to `remove` is not documented.
      return { shape: 'object', result: { message: 'DOCUMENT_UNPUBLISHED_SUCCESSFULLY' } }
    }
    if (wanted === 'org' && !isInOrganization(state)) throw new ZohoDocsRefusal(9850)
    // The address stays while the file is published, whoever it is for (inferred).
    item.publication = { type: wanted, id: item.publication?.id ?? newId(context) }
    return {
      shape: 'object',
      result: { PublishURL: { MESSAGE: `${context.origin()}/file/${item.publication.id}` } },
    }
  },
}

/** Whom the file is to be published for; undefined to take the publication back. */
function readWanted(item: ZohoDocsItem, parameters: URLSearchParams): ZohoDocsPublication['type'] | undefined {
  const action = parameters.get('action')
  const type = parameters.get('type') ?? ''
  if (type !== '' && type !== 'org' && type !== 'external') throw new ZohoDocsRefusal(9821)
  if (action === 'remove') return undefined
  if (action === 'external' || action === 'org') return action
  if (action !== 'change' || type === '' || item.publication === undefined) throw new ZohoDocsRefusal(9821)
  return type
}

function isInOrganization(state: ZohoDocsState): boolean {
  return state.organization !== undefined
}

/** An id as the documents print them: 5 lower-case letters or digits, then 32 hexadecimal digits. */
function newId(context: ServerContext): string {
  const digits = (length: number, radix: number) =>
    Array.from({ length }, () => Math.floor(context.random() * radix).toString(radix)).join('')
  return digits(5, 36) + digits(32, 16)
}
