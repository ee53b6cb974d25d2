import { createEmulator, openCloudUsers, virtualClock } from '@sharelink/emulator'
import type { Emulator } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { answerDifferences } from './compare-answers.ts'
import { mapIds } from './mapped-ids.ts'
import type { MappedIds } from './mapped-ids.ts'
import { OPENCLOUD_DIFFERENCES, OPENCLOUD_RECORDINGS } from './opencloud-replay-data.ts'
import type { OpenCloudRecording } from './opencloud-replay-data.ts'
import { recordedExchanges } from './recorded-exchanges.ts'
import type { Recorded } from './recorded-exchanges.ts'

const ORIGIN = 'http://opencloud.emulator.test'
const { username, password } = openCloudUsers.admin

type Compared = { readonly name: string; readonly differences: readonly string[] }

/** The credentials in place of the masked ones; a request that had none has none. */
function credentials({ visitorPasswords, wrongUsers = [] }: OpenCloudRecording, { number, request }: Recorded): object {
  if (request.headers['authorization'] === undefined) return {}
  const visitor = visitorPasswords.findLast(([from]) => from <= number)?.[1]
  const isVisitor = /^\/(remote\.php\/dav\/public-files|dav\/public-files|public\.php)\//.test(request.path)
  const owner = `${username}:${wrongUsers.includes(number) ? 'wrong' : password}`
  const text = isVisitor ? `public:${visitor ?? ''}` : owner
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` }
}

function replay(emulator: Emulator, ids: MappedIds, recording: OpenCloudRecording, exchange: Recorded): Compared {
  const { request, answer, number, name } = exchange
  const emulated = emulator.handle('opencloud', {
    method: request.method,
    path: ids.translate(request.path),
    headers: { ...request.headers, ...credentials(recording, exchange) },
    body: request.body,
  })
  ids.learn(answer.body, emulated.body)
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([key, value]) => [key, ids.translate(value)]))
  const recorded = { status: answer.status, headers, body: ids.translate(answer.body) }
  return { name: `${recording.file} ${number} ${name}`.trim(), differences: answerDifferences(recorded, emulated) }
}

/** Sends every request of a recording in order to a server of its own. */
function replayAll(recording: OpenCloudRecording): readonly Compared[] {
  const seed = { opencloud: recording.seed }
  const emulator = createEmulator({ providers: ['opencloud'], clock: virtualClock(recording.at), seed })
  const ids = mapIds({ 'http://127.0.0.1:9200': ORIGIN, '127.0.0.1:9200': new URL(ORIGIN).host })
  return recordedExchanges(recording.file).map((exchange) => replay(emulator, ids, recording, exchange))
}

const compared = OPENCLOUD_RECORDINGS.flatMap(replayAll)
const differing = compared.filter(({ differences }) => differences.length > 0)
const unexplained = differing.filter(({ name }) => OPENCLOUD_DIFFERENCES[name] === undefined)

describe('the emulated OpenCloud gives the recorded answers', () => {
  it('to every request, but for the differences that are listed with a reason', () => {
    const explained = differing.length - unexplained.length
    console.log(
      `replay opencloud: ${compared.length} exchanges, ${compared.length - differing.length} equal, ` +
        `${explained} differing with a reason, ${unexplained.length} unexplained`,
    )
    expect(unexplained).toEqual([])
  })

  it('and was asked all of them: 79, 25, 78 and 9', () => {
    expect(OPENCLOUD_RECORDINGS.map(({ file }) => recordedExchanges(file).length)).toEqual([79, 25, 78, 9])
  })

  it('lists no difference that is not there', () => {
    const names = differing.map(({ name }) => name)
    expect(Object.keys(OPENCLOUD_DIFFERENCES).filter((name) => !names.includes(name))).toEqual([])
  })
})
