import type { EmulatedRequest, EmulatedResponse } from '../kernel.ts'
import { visitLink, type WorkDriveVisit } from './visit-link.ts'
import type { WorkDriveState } from './workdrive-state.ts'

// Zoho's pages are an application in the browser; these statuses are the emulator's own.
const STATUS = { expired: 410, limit: 410, gone: 404, denied: 403, password: 401 } as const

/** The page behind a public address: the password is read from the query or from a posted form. */
export function answerPublicPage(state: WorkDriveState, request: EmulatedRequest): EmulatedResponse {
  const { pathname, searchParams } = new URL(`http://visitor.invalid${request.path}`)
  if (request.method !== 'GET' && request.method !== 'POST') return page(405, 'Method not allowed')
  const password = new URLSearchParams(request.method === 'POST' ? request.body : '').get('password')
  const visit = visitLink(state, {
    url: pathname,
    now: state.clock.now(),
    password: password ?? searchParams.get('password') ?? '',
  })
  if (visit.reason !== undefined) return page(STATUS[visit.reason], visit.reason)
  const asksForBytes = pathname.endsWith('/download')
  if (asksForBytes && !visit.download) return page(403, 'denied')
  return asksForBytes ? bytes() : page(200, describe(visit))
}

function describe({ download, edit }: WorkDriveVisit): string {
  return ['opened', ...(download ? ['download'] : []), ...(edit === true ? ['edit'] : [])].join(' ')
}

function bytes(): EmulatedResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' },
    body: 'emulated file',
  }
}

function page(status: number, text: string): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'text/html;charset=UTF-8' },
    body: `<!doctype html><title>Zoho WorkDrive</title><main>${text}</main>`,
  }
}
