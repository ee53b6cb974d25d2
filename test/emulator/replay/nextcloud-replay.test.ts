import { createEmulator, virtualClock } from '@sharelink/emulator'
import type { Emulator, VirtualClock } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { answerDifferences } from './compare-answers.ts'
import { mapIds } from './mapped-ids.ts'
import type { MappedIds } from './mapped-ids.ts'
import { NEXTCLOUD_DIFFERENCES, NEXTCLOUD_RECORDINGS, OWNER } from './nextcloud-replay-data.ts'
import type { NextcloudRecording } from './nextcloud-replay-data.ts'
import { recordedExchanges } from './recorded-exchanges.ts'
import type { Recorded } from './recorded-exchanges.ts'

const ORIGIN = 'http://nextcloud.emulator.test'

/** What the real server drew at random: a link's token, the salt and the digest of a password. Ids are counted alike. */
const PLACES = [/"token":"([A-Za-z0-9]{15})"/g, /"password":"3\|\$argon2id([^"]+)"/g]

type Server = { readonly emulator: Emulator; readonly clock: VirtualClock; readonly ids: MappedIds }
type Compared = { readonly name: string; readonly differences: readonly string[] }

/** Slashes as they are, and every run's own time of creation. */
function plain(text: string): string {
  return text
    .replaceAll(String.raw`\/`, '/')
    .replace(/"stime":\d{10},/g, '"stime":0,')
    .replace(/<stime>\d{10}</g, '<stime>0<')
}

/** The credentials in place of the masked ones; a request that had none has none. */
function credentials({ emulator }: Server, { senders }: NextcloudRecording, { number, request }: Recorded): object {
  if (request.headers['authorization'] === undefined) return {}
  const { username = emulator.state.nextcloud.links[0]?.token ?? '', password } = senders?.[number] ?? OWNER
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}

function replay(server: Server, recording: NextcloudRecording, exchange: Recorded): Compared {
  const { request, answer, number, name } = exchange
  const { emulator, clock, ids } = server
  Object.assign(emulator.state.nextcloud.policies, recording.policies?.[number])
  clock.set(recording.clock?.[number] ?? clock.now())
  const emulated = emulator.handle('nextcloud', {
    method: request.method,
    path: ids.translate(request.path),
    headers: { ...request.headers, ...credentials(server, recording, exchange) },
    body: request.body,
  })
  ids.learn(plain(answer.body), plain(emulated.body))
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, ids.translate(value)]))
  const recorded = { status: answer.status, headers, body: ids.translate(plain(answer.body)) }
  const differences = answerDifferences(recorded, { ...emulated, body: plain(emulated.body) })
  return { name: `${recording.file} ${number} ${name}`.trim(), differences }
}

/** Sends every request of a recording in order to a server of its own. */
function replayAll(recording: NextcloudRecording): readonly Compared[] {
  const clock = virtualClock(recording.at)
  const emulator = createEmulator({ providers: ['nextcloud'], clock, seed: { nextcloud: recording.seed } })
  const ids = mapIds({ 'http://127.0.0.1:8080': ORIGIN }, PLACES)
  return recordedExchanges(recording.file).map((exchange) => replay({ emulator, clock, ids }, recording, exchange))
}

const compared = NEXTCLOUD_RECORDINGS.flatMap(replayAll)
const differing = compared.filter(({ differences }) => differences.length > 0)
const unexplained = differing.filter(({ name }) => NEXTCLOUD_DIFFERENCES[name] === undefined)

describe('the emulated Nextcloud gives the recorded answers', () => {
  it('to every request, but for the differences that are listed with a reason', () => {
    const explained = differing.length - unexplained.length
    console.log(
      `replay nextcloud: ${compared.length} exchanges, ${compared.length - differing.length} equal, ` +
        `${explained} differing with a reason, ${unexplained.length} unexplained`,
    )
    expect(unexplained).toEqual([])
  })

  it('and was asked all of them: 47, 80 and 6', () => {
    expect(NEXTCLOUD_RECORDINGS.map(({ file }) => recordedExchanges(file).length)).toEqual([47, 80, 6])
  })

  it('lists no difference that is not there', () => {
    const names = differing.map(({ name }) => name)
    expect(Object.keys(NEXTCLOUD_DIFFERENCES).filter((name) => !names.includes(name))).toEqual([])
  })
})
