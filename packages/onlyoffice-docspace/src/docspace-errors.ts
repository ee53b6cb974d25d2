import { type ErrorCode, type HttpAnswer, ShareLinkError, type ShareLinkErrorDetails } from '@sharelink/core'
import * as z from 'zod'
import { PROVIDER } from './docspace-settings.ts'

/** Shape A: an exception (ResponseWrapper.cs:38-124). Its type is the same in every language of the portal. */
const exception = z.looseObject({
  error: z.looseObject({ message: z.string().nullish(), type: z.string().nullish() }),
  statusCode: z.number().optional(),
})

/** Shape B: model validation inside the success envelope (CommonApiResponse.cs:133-137). */
const validation = z.looseObject({
  response: z.looseObject({ status: z.literal(400), errors: z.record(z.string(), z.unknown()) }),
})

const FIELDS: Readonly<Record<string, string>> = {
  expirationdate: 'expiresAt',
  maxusecount: 'maxUses',
  title: 'name',
  password: 'password',
  access: 'role',
  linktype: 'kind',
  internal: 'audience',
  denydownload: 'allowDownload',
}

type Details = Omit<ShareLinkErrorDetails, 'provider' | 'status'>

/** What the server's own identity of an error says; `tellApart` names two causes that only a look at the item tells apart. */
export type Refused = Details & { tellApart?: 'role-or-limit' | 'right-or-settings' }

const BY_STATUS: Readonly<Record<number, Details>> = {
  400: { code: 'invalid-request', message: 'DocSpace refused the request as malformed.' },
  401: { code: 'unauthorized', message: 'DocSpace does not accept the credential.' },
  402: { code: 'plan-required', message: "The portal's plan does not allow this, or is not paid." },
  403: {
    code: 'forbidden',
    message: 'DocSpace refuses this to the caller.',
    hint: 'The credential may be unknown to the portal, the account must be able to edit access of the item, an API key needs the scope rooms:write or files:write, and the address may be restricted.',
  },
  404: { code: 'not-found', message: 'DocSpace knows no such item, or no such portal.' },
  429: { code: 'rate-limited', message: 'Too many requests.' },
}

function byStatus(status: number, write: boolean): Details {
  const known = BY_STATUS[status]
  if (known !== undefined) return known
  if (status >= 500) {
    const code: ErrorCode = write ? 'ambiguous' : 'unavailable'
    return { code, message: `The server failed with status ${status}.` }
  }
  const hint = status >= 300 && status < 400 ? 'Check baseUrl: the server redirects.' : undefined
  return {
    code: 'unexpected-response',
    message: `The server answered ${status} in a way its documents do not know.`,
    hint,
  }
}

function fieldNamed(text: string): string | undefined {
  const name = Object.keys(FIELDS).find((key) => text.toLowerCase().includes(key))
  return name === undefined ? undefined : FIELDS[name]
}

function byException(type: string, message: string, status: number, write: boolean): Refused {
  if (type.includes('NotFoundException')) return byStatus(404, write)
  if (/Security|Authorizing|UnauthorizedAccess/.test(type))
    return { ...byStatus(403, write), tellApart: 'right-or-settings' }
  if (type.includes('InvalidOperation')) return { ...byStatus(403, write), tellApart: 'role-or-limit' }
  if (type.includes('NotSupported')) return { code: 'unsupported', message: 'DocSpace does not support this here.' }
  if (!type.includes('Argument')) return byStatus(status, write)
  return write ? byArgument(message) : byStatus(400, write)
}

/** The name of the parameter is the code's and stands in every language; only the rule for passwords has none. */
function byArgument(message: string): Refused {
  const parameter = /\(Parameter '(\w+)'\)/.exec(message)?.[1]
  if (parameter !== undefined) return malformed(fieldNamed(parameter))
  return { code: 'policy', field: 'password', message: "password: does not follow the portal's rule for passwords." }
}

function malformed(field: string | undefined): Refused {
  return { code: 'invalid-request', field, message: `${field ?? 'The request'}: DocSpace does not take this value.` }
}

/** A parse that fails makes an error with its stack, which every success would pay for: a look comes first. */
function holds<Member extends string>(value: unknown, member: Member): value is Record<Member, unknown> {
  return typeof value === 'object' && value !== null && member in value
}

/** What an answer refuses, or `undefined` for a success. Three shapes, empty bodies and pages of proxies. */
export function readRefusal(answer: HttpAnswer, write: boolean): Refused | undefined {
  const { status, json } = answer
  const shapeA = holds(json, 'error') ? exception.safeParse(json) : undefined
  if (shapeA?.success) {
    const { type, message } = shapeA.data.error
    return byException(type ?? '', message ?? '', status >= 400 ? status : (shapeA.data.statusCode ?? 500), write)
  }
  const shapeB = holds(json, 'response') && holds(json.response, 'errors') ? validation.safeParse(json) : undefined
  if (shapeB?.success) {
    const field = Object.keys(shapeB.data.response.errors)
      .map(fieldNamed)
      .find((name) => name !== undefined)
    return malformed(field)
  }
  return status >= 200 && status < 300 ? undefined : byStatus(status, write)
}

export function refusedError({ status }: HttpAnswer, { code, message, hint, field }: Refused): ShareLinkError {
  return new ShareLinkError({ code, message, hint, field, provider: PROVIDER, status })
}

export function notUnderstood({ status }: HttpAnswer): ShareLinkError {
  return new ShareLinkError({
    code: 'unexpected-response',
    provider: PROVIDER,
    status,
    message: 'The answer is not one of DocSpace.',
    hint: 'Check that baseUrl is the origin of the portal; a proxy or a login page may have answered.',
  })
}
