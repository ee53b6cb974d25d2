import {
  type Call,
  type DraftField,
  type ErrorCode,
  type HttpAnswer,
  type HttpRequest,
  type Send,
  ShareLinkError,
  type ShareLinkErrorDetails,
} from '@sharelink/core'
import type * as z from 'zod'

export type Details = Omit<ShareLinkErrorDetails, 'provider'>

/** A refusal that only the words of its message tell from others. */
export type KnownRefusal = readonly [words: RegExp, code: ErrorCode, message: string, field?: DraftField]

/** How the answers of a server are read. `name` is what people call it. */
export type Language = {
  provider: string
  name: string
  /** What an answer tells, out of its envelope. */
  contentOf: (answer: HttpAnswer) => unknown
  /** What an answer that is no success refuses, where the server's own words tell it. */
  refusalOf: (answer: HttpAnswer) => Details | undefined
}

export type Reader = {
  failure: (details: Details) => ShareLinkError
  /** What an answer refuses, or `undefined` for a success. */
  refused: (answer: HttpAnswer, write: boolean) => Details | undefined
  /** Sends a request and throws what the answer refuses; `unexpected-response` for what is none of the server's. */
  ask: <T>(send: Send, request: HttpRequest, schema: z.ZodType<T>, call: Call) => Promise<T>
}

const CHECK_ORIGIN = 'Check that baseUrl is the origin of the server; a proxy or a login page may have answered.'

function byStatus(name: string, status: number, write: boolean): Details {
  if (status === 401) return { code: 'unauthorized', message: `${name} does not accept the credential.` }
  if (status === 403) return { code: 'forbidden', message: `${name} refuses this to the account.` }
  if (status >= 500) return { code: write ? 'ambiguous' : 'unavailable', message: 'The server failed.' }
  return { code: 'unexpected-response', message: `The server answered ${status}.`, hint: CHECK_ORIGIN }
}

export function createReader({ provider, name, contentOf, refusalOf }: Language): Reader {
  const failure = (details: Details): ShareLinkError => new ShareLinkError({ ...details, provider })
  const refused = (answer: HttpAnswer, write: boolean): Details | undefined => {
    const { status } = answer
    if (status >= 200 && status < 300) return undefined
    return { status, ...(refusalOf(answer) ?? byStatus(name, status, write)) }
  }
  return {
    failure,
    refused,
    ask: async (send, request, schema, call) => {
      const answer = await send(request, call)
      const { status } = answer
      const refusal = refused(answer, request.method !== 'GET')
      if (refusal !== undefined) throw failure(refusal)
      const read = schema.safeParse(contentOf(answer))
      if (read.success) return read.data
      const message = `This is no answer of ${name}.`
      throw failure({ code: 'unexpected-response', status, message, hint: CHECK_ORIGIN })
    },
  }
}
