import type { EmulatedResponse } from '../kernel.ts'

const JSON_API = 'application/vnd.api+json;charset=UTF-8'

/** A request that the server answers with an error id and a title. */
export class WorkDriveRefusal extends Error {
  readonly status: number
  readonly id: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, id: string, title: string, headers: Readonly<Record<string, string>> = {}) {
    super(title)
    this.name = 'WorkDriveRefusal'
    this.status = status
    this.id = id
    this.headers = headers
  }
}

/** What Zoho says when it says nothing; also the stand-in for refusals whose ids are unpublished. */
export const generalException = (): WorkDriveRefusal => new WorkDriveRefusal(500, 'F000', 'General exception')

/** An id that is missing, deleted or unreadable: one answer for the three, and no 404. */
export const unauthorizedAccess = (): WorkDriveRefusal => new WorkDriveRefusal(401, 'R008', 'Unauthorized access')

/** Zoho's own spelling. */
export const attributeMissing = (): WorkDriveRefusal => new WorkDriveRefusal(500, 'F000', 'LESS_THAN_MIN_OCCURANCE')

/** A draft, or something in the trash. The status was not shown where this answer is known from. */
export const inactiveResource = (): WorkDriveRefusal =>
  new WorkDriveRefusal(400, 'R012', 'Resource is not in active status to process this action')

/** A path, or a method on it, that the API does not have; 404 and 400 are both reported. */
export const unknownAddress = (status = 404): WorkDriveRefusal =>
  new WorkDriveRefusal(status, 'F6016', 'URL Rule is not configured')

/** `{ errors: [{ id, title }] }`; a refusal for want of an Accept header has no body. */
export function answerRefusal({ status, id, message, headers }: WorkDriveRefusal): EmulatedResponse {
  const body = status === 415 ? '' : JSON.stringify({ errors: [{ id, title: message }] })
  return { status, headers: { 'content-type': JSON_API, ...headers }, body }
}

export function answerDocument(status: number, document: unknown): EmulatedResponse {
  return { status, headers: { 'content-type': JSON_API }, body: JSON.stringify(document) }
}
