import { createShareLinks, ShareLinkError } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { NOW } from './docspace-in-process.ts'
import type { Json } from './docspace-mutations.ts'

const NEW_ID = '11111111-1111-4111-9111-111111111111'
const PASSWORD = 'h8Iz0WvT1j'
const EXPIRY = '2030-01-02T03:04:05.000Z'

const LINK: Json = {
  id: NEW_ID,
  title: 'Shared link',
  shareLink: 'https://portal.example/s/AbCdEfGhIjKlMno',
  expirationDate: '2030-01-02T03:04:05.0000000Z',
  linkType: 1,
  password: PASSWORD,
  denyDownload: true,
  isExpired: false,
  primary: false,
  internal: true,
}
export const ANSWER: Json = {
  response: { access: 2, sharedLink: LINK, subjectType: 1 },
  count: 1,
  links: [],
  status: 0,
  statusCode: 200,
}

/** A server that answers a create with these bytes, has these in its list, and swallows every other write. */
export function lyingPortal(answer: Json, listed: Json): ReturnType<typeof createShareLinks> {
  const adapter = createDocSpace({ baseUrl: 'https://portal.example', apiKey: 'sk-5e5e5e5e' })
  const transport = () => (request: { method: string; path: string }) => {
    const list = request.path.endsWith('/links') ? { response: listed } : { response: { canShare: true } }
    const json = request.method === 'GET' ? list : answer
    return Promise.resolve({ status: 200, headers: {}, text: '', json })
  }
  const lying = {
    ...adapter,
    connect: (connection: Parameters<typeof adapter.connect>[0]) => adapter.connect({ ...connection, transport }),
  }
  return createShareLinks(lying, {
    clock: { now: () => NOW },
    random: (bytes) => new Uint8Array(bytes).fill(0x11),
  })
}

export const DRAFT = {
  target: { kind: 'room', id: '3975', type: 'CustomRoom' },
  role: 'viewer',
  audience: 'organization',
  password: PASSWORD,
  expiresAt: EXPIRY,
  allowDownload: false,
} as const

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const members = new Map(typeof inner === 'object' && inner !== null ? Object.entries(inner) : [])
    return members.get(key)
  }, value)
}

/** The bytes that a success must rest on. */
function holds(answer: Json): boolean {
  const link = member(answer, 'response', 'sharedLink') ?? member(answer, 'response', 'sharedTo')
  const date = member(link, 'expirationDate')
  const text = typeof date === 'string' ? date : member(date, 'utcTime')
  return (
    member(link, 'id') === NEW_ID &&
    ['2', 2, 'Read', '02'].some((access) => access === member(answer, 'response', 'access')) &&
    member(link, 'password') === PASSWORD &&
    member(link, 'denyDownload') === true &&
    member(link, 'internal') === true &&
    typeof text === 'string' &&
    Date.parse(text) <= Date.parse(EXPIRY)
  )
}

/**
 * Asks for a protected link where the server answers with these bytes. `rightly` says whether they hold all that was
 * asked for; absent where the client did not believe them. Throws where an error shows the password.
 */
export async function believe(answer: Json, alsoListed = false): Promise<{ rightly?: boolean }> {
  const listed = alsoListed ? [member(answer, 'response')] : []
  const links = lyingPortal(answer, JSON.parse(JSON.stringify(listed)))
  const result = await links.create(DRAFT).catch((error: unknown) => error)
  if (!ShareLinkError.is(result)) return { rightly: holds(answer) }
  if (JSON.stringify(result).includes(PASSWORD)) throw new Error('an error shows the password')
  return {}
}
