import type { EmulatedRequest, EmulatedResponse } from '../kernel.ts'
import type { ZohoDocsVisit, ZohoDocsVisitor } from './zoho-docs-visit.ts'

const statuses = { expired: 410, password: 401, denied: 403, gone: 404 } as const

const sentences = {
  expired: 'This link has expired.',
  password: 'This link asks for a password.',
  denied: 'You do not have access to this item.',
  gone: 'This item does not exist.',
} as const

/** The visitor that a request for a page speaks for: a form's `password`, and the emulator's own header for a sign-in. */
export function visitorOf(request: EmulatedRequest): ZohoDocsVisitor {
  const password = request.method === 'POST' ? new URLSearchParams(request.body).get('password') : null
  return {
    signedIn: request.headers['x-emulator-signed-in'] ?? false,
    ...(password === null ? {} : { password }),
  }
}

/** The page of an item: a sentence for people, and the outcome in headers of the emulator's own. */
export function writePage({ opened, download, edit, reason }: ZohoDocsVisit): EmulatedResponse {
  const sentence = reason === undefined ? `Opened to ${edit === true ? 'edit' : 'read'}.` : sentences[reason]
  return {
    status: reason === undefined ? 200 : statuses[reason],
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'x-emulator-opened': String(opened),
      'x-emulator-download': String(download),
      ...(edit === undefined ? {} : { 'x-emulator-edit': String(edit) }),
      ...(reason === undefined ? {} : { 'x-emulator-reason': reason }),
    },
    body: `<!doctype html><title>Zoho Docs</title><p>${sentence}</p>`,
  }
}
