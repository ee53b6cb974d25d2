import type { EmulatedResponse } from '../kernel.ts'
import type { Exchange } from './exchange.ts'
import { touchLinks } from './share-manager.ts'

const ADDRESS = /^(\/index\.php)?\/s\/([^/]+)\/?$/

/** The beginning of every page, as far as it was recorded. */
const HTML =
  '<!DOCTYPE html>\n<html class="ng-csp" data-placeholder-focus="false" lang="en" data-locale="en" translate="no" >\n'

function page(status: number, title: string): EmulatedResponse {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: `${HTML}<title>${title}</title>` }
}

/** What a browser meets at a link's address; undefined for the address of anything else. */
export function answerPublicPage(exchange: Exchange): EmulatedResponse | undefined {
  const [, front = '', token] = ADDRESS.exec(exchange.path) ?? []
  if (token === undefined || exchange.request.method !== 'GET') return undefined
  const link = touchLinks(exchange, (each) => each.token === token)[0]
  if (!link) return page(404, 'Not found - Nextcloud')
  if (!link.password) return page(200, 'Nextcloud')
  const headers = { location: `${front}/s/${token}/authenticate/showShare`, 'content-type': 'text/html; charset=UTF-8' }
  return { status: 303, headers, body: '' }
}

export function notFoundPage(): EmulatedResponse {
  return page(404, 'Not found - Nextcloud')
}
