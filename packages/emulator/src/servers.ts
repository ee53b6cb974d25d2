import type { EmulatedServer, ServerContext } from './kernel.ts'
import { createNextcloudServer } from './nextcloud/nextcloud-server.ts'
import { visitNextcloud } from './nextcloud/visit-nextcloud.ts'
import { createDocSpaceServer } from './onlyoffice-docspace/docspace-server.ts'
import { visitDocSpace } from './onlyoffice-docspace/visit-docspace.ts'
import { createOpenCloudServer } from './opencloud/opencloud-server.ts'
import { visitOpenCloud } from './opencloud/visit-opencloud.ts'
import type { Visit, Visitor, VisitOptions } from './visit.ts'
import { visitZohoDocs } from './zoho-docs/zoho-docs-visitor.ts'
import { createZohoDocsWithAccounts } from './zoho-docs/zoho-docs-with-accounts.ts'
import { createZohoOfficeServer } from './zoho-office/zoho-office-server.ts'
import type { ZohoOfficeSeed, ZohoOfficeState } from './zoho-office/zoho-office-state.ts'
import { visitOffice } from './zoho-office/zoho-office-visit.ts'
import { createWorkDriveServer } from './zoho-workdrive/create-workdrive-server.ts'
import { visitWorkDrive } from './zoho-workdrive/visit-workdrive.ts'

function officeServer(product: 'sheet' | 'show') {
  return (context: ServerContext, seed?: ZohoOfficeSeed): EmulatedServer<ZohoOfficeState> =>
    createZohoOfficeServer(context, seed, product)
}

/** `signedIn: true` is a member of the organisation, text an e-mail address. */
function visitDocsAs(server: Parameters<typeof visitZohoDocs>[0], { signedIn, ...visit }: VisitOptions): Visit {
  return visitZohoDocs(server, { ...visit, signedIn: signedIn === true ? 'org' : (signedIn ?? false) })
}

/** A document is opened as somebody: text is the address, nobody else gets in. */
function visitOfficeAs(server: EmulatedServer<ZohoOfficeState>, { url, signedIn }: VisitOptions): Visit {
  return visitOffice(server, { url, as: typeof signedIn === 'string' ? signedIn : '' })
}

/** Every server there is: how to make it, and how an outsider visits it. */
const table = {
  'onlyoffice-docspace': { create: createDocSpaceServer, visit: visitDocSpace },
  nextcloud: { create: createNextcloudServer, visit: visitNextcloud },
  opencloud: { create: createOpenCloudServer, visit: visitOpenCloud },
  'zoho-workdrive': { create: createWorkDriveServer, visit: visitWorkDrive },
  'zoho-docs': { create: createZohoDocsWithAccounts, visit: visitDocsAs },
  'zoho-sheet': { create: officeServer('sheet'), visit: visitOfficeAs },
  'zoho-show': { create: officeServer('show'), visit: visitOfficeAs },
}

type Table = typeof table

/** The name of a server that can be emulated. */
export type ServerName = keyof Table

/** What exists on each server at the start. */
export type Seeds = { [Name in ServerName]: NonNullable<Parameters<Table[Name]['create']>[1]> }

/** What each server holds while it runs; tests may read and change it. */
export type States = { readonly [Name in ServerName]: ReturnType<Table[Name]['create']>['state'] }

type ServerEntry<Seed, State> = {
  readonly create: (context: ServerContext, seed?: Seed) => EmulatedServer<State>
  readonly visit?: Visitor<State>
}

export const servers: { readonly [Name in ServerName]: ServerEntry<Seeds[Name], States[Name]> } = table

function isServerName(name: string): name is ServerName {
  return Object.hasOwn(servers, name)
}

export const serverNames: readonly ServerName[] = Object.keys(servers).filter(isServerName)
