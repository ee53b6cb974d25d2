import type { ServerContext } from '../kernel.ts'
import type { ZohoDocsAnswer } from './zoho-docs-answer.ts'
import type { ZohoDocsItem, ZohoDocsPermission, ZohoDocsState } from './zoho-docs-state.ts'

/** A call that has been let in, with its parameters (the form of a POST, the query of a GET). */
export type ZohoDocsCall = {
  readonly state: ZohoDocsState
  readonly context: ServerContext
  readonly parameters: URLSearchParams
}

/** One of the API's methods; `run` throws a `ZohoDocsRefusal` before it changes anything. */
export type ZohoDocsOperation = {
  readonly method: 'GET' | 'POST'
  readonly scope: `ZohoPC.files.${'CREATE' | 'READ' | 'UPDATE'}`
  run(call: ZohoDocsCall): ZohoDocsAnswer
}

/** Shares an item with people. A person holds one permission: the newest takes the place of the last (inferred). */
export function grant(item: ZohoDocsItem, emails: readonly string[], permission: ZohoDocsPermission): void {
  withdraw(item, emails)
  item.people.push(...emails.map((email) => ({ email, permission })))
}

/** Takes people off an item; those it is not shared with are passed over (inferred). */
export function withdraw(item: ZohoDocsItem, emails: readonly string[]): void {
  item.people = item.people.filter((person) => !emails.some((email) => sameAddress(person.email, email)))
}

export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** The address of an item's page; it is the same whether or not a link is open. */
export function permaLink(context: ServerContext, item: ZohoDocsItem): string {
  return `${context.origin()}/${item.kind}/${item.id}`
}
