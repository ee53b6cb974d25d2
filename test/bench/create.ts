import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { createShareLinks, type ShareLinkDraft } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import axios from 'axios'
import { compareSides, type Ratios, type Side } from './rounds.ts'

const API_KEY = 'sk-bench-0123456789'
const PASSWORD = 'Quiet-Harbour-19'
const EXPIRES = '2030-01-02T03:04:05.000Z'
const LARGEST = 8 * 1024 * 1024
const DRAFT: ShareLinkDraft = {
  target: { kind: 'room', id: '3975', type: 'CustomRoom' },
  role: 'viewer',
  audience: 'anyone',
  name: 'Board papers',
  password: PASSWORD,
  expiresAt: EXPIRES,
  allowDownload: false,
}

/** What a careful user would write by hand: send, look at the status, and that what was asked for is in the answer. */
function byHand(baseURL: string): Side {
  const client = axios.create({
    adapter: 'http',
    baseURL,
    httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }),
    maxRedirects: 0,
    proxy: false,
    timeout: 30_000,
    maxContentLength: LARGEST,
    maxBodyLength: LARGEST,
    headers: { authorization: `Bearer ${API_KEY}`, accept: 'application/json' },
  })
  return async () => {
    const linkId = randomUUID()
    const { status, data } = await client.put('/api/2.0/files/rooms/3975/links', {
      linkId,
      access: 2,
      title: 'Board papers',
      linkType: 1,
      expirationDate: EXPIRES,
      internal: false,
      denyDownload: true,
      password: PASSWORD,
    })
    const entry = data.response
    const { id, password, expirationDate, denyDownload } = entry.sharedLink
    const holds = id === linkId && password === PASSWORD && denyDownload === true && entry.access === 2
    if (status !== 200 || !holds || Date.parse(expirationDate) !== Date.parse(EXPIRES)) throw new Error('not as asked')
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const [port] = await once(child, 'message')
  return Number(port)
}

/** One create through the library against axios by hand: the same request, an agent of the same settings, one server. */
export async function benchCreate(rounds: number): Promise<Ratios> {
  const child = fork(new URL('answering-portal.ts', import.meta.url), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    const baseUrl = `http://127.0.0.1:${await portOf(child)}`
    const links = createShareLinks(createDocSpace({ baseUrl, apiKey: API_KEY, limits: false }))
    const ours: Side = async () => {
      const { differences } = await links.create(DRAFT)
      if (differences.length > 0) throw new Error('not as asked')
    }
    return await compareSides(ours, byHand(baseUrl), rounds)
  } finally {
    child.kill()
  }
}
