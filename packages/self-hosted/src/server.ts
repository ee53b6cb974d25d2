import {
  accessTokenSetting,
  askAccessToken,
  type Call,
  limitsFrom,
  type Limits,
  limitSettings,
  parseBaseUrl,
} from '@sharelink/core'
import * as z from 'zod'

/** A colon would end the name where it is sent. */
export const userName = z.string().regex(/^[^:\p{Cc}]+$/u, { error: 'must be a user name without a colon' })

/** The settings of a server that somebody hosts, for the strict object schema of an adapter. */
export const serverSettings = {
  baseUrl: z.string(),
  appPassword: z.string().min(1, { error: 'must not be empty' }).optional(),
  accessToken: accessTokenSetting.optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: limitSettings.optional(),
}

type ServerSettings = z.infer<z.ZodObject<typeof serverSettings>> & { username?: string | undefined }

/** A server and how it knows who calls; the credential is only ever a header. `baseUrl` has no slash at its end. */
export type Server = { baseUrl: string; authorization: (call: Call) => Promise<string>; limits: Limits }

/** Settings that the schema has parsed, as an adapter uses them: Bearer with an access token, else Basic. */
export function serverOf(provider: string, settings: ServerSettings): Server {
  const { baseUrl, allowInsecureHttp, limits, username, appPassword, accessToken } = settings
  const basic = `Basic ${Buffer.from(`${username}:${appPassword}`).toString('base64')}`
  return {
    baseUrl: parseBaseUrl(provider, 'baseUrl', baseUrl, allowInsecureHttp),
    authorization: async (call) => {
      if (accessToken === undefined) return basic
      return `Bearer ${typeof accessToken === 'string' ? accessToken : await askAccessToken(provider, accessToken, call)}`
    },
    // The administrator of each server sets its limits; none are known beforehand.
    limits: limitsFrom(limits, {}),
  }
}
