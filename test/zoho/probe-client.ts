import {
  type Adapter,
  type Connection,
  createShareLinks,
  parseStrictly,
  type Runtime,
  ShareLinkError,
  type ShareLinks,
} from '@sharelink/core'
import { createTokenSource, createZohoSend, type ZohoSettings, zohoAccess, zohoSettingsShape } from '@sharelink/zoho'
import * as z from 'zod'

export const CREDENTIAL = {
  clientId: '1000.CLIENT',
  clientSecret: 'client-secret-text',
  refreshToken: '1000.refresh.secret',
}

function probeAdapter(settings: ZohoSettings): Adapter<undefined> {
  const provider = 'zoho-workdrive'
  const access = zohoAccess(provider, parseStrictly(provider, z.strictObject(zohoSettingsShape), settings))
  return {
    provider,
    capabilities: { provider, links: [], lists: [], revokeVerifiable: false },
    parseAddress: (id) => ({ target: { kind: 'file', id: 'file' }, id }),
    planCreate: () => [],
    connect: (connection) => {
      const send = createZohoSend(connection, createTokenSource(connection, access), {
        baseUrl: (apiDomain) => `${access.baseUrl ?? apiDomain ?? access.hosts.api}/workdrive/api/v1`,
        tokenRefused: (answer) => answer.status === 401 && answer.text.includes('F7003'),
      })
      return {
        get: async ({ target, id }, call) => {
          const { status } = await send({ method: 'GET', path: `/links/${id}` }, call)
          if (status !== 200)
            throw new ShareLinkError({ code: 'unauthorized', provider, status, message: 'F7003 Invalid OAuth token.' })
          const link = { ref: `${provider}:file:file:${id}`, provider, id, target, kind: 'access' as const }
          return { link, state: undefined }
        },
      }
    },
  }
}

/** A client whose one operation is a GET of the API, made as an adapter makes it. */
export function probeClient(settings: ZohoSettings, runtime: Runtime): ShareLinks {
  return createShareLinks(probeAdapter(settings), runtime)
}

/** What core gives an adapter, for what runs without a client. */
export function connectionOf(runtime: Runtime): Connection {
  const given: Connection[] = []
  const adapter = probeAdapter({ accessToken: 'unused' })
  createShareLinks({ ...adapter, connect: (connection) => (given.push(connection), {}) }, runtime)
  const [connection] = given
  if (connection === undefined) throw new Error('core gave no connection')
  return connection
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<ShareLinkError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (ShareLinkError.is(error)) return error
  throw new Error('no ShareLinkError', { cause: error })
}
