import { createEmulator, nextcloudUsers, virtualClock } from '@sharelink/emulator'
import type { Emulator } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { ocsDifferences } from './compare-ocs.ts'
import { NEXTCLOUD_DIFFERENCES, NEXTCLOUD_RECORDINGS } from './nextcloud-replay-data.ts'
import type { NextcloudRecording } from './nextcloud-replay-data.ts'
import { recordedExchanges } from './recorded-exchanges.ts'
import type { Recorded } from './recorded-exchanges.ts'

const PROVIDER = 'nextcloud'
const { alice, bob } = nextcloudUsers

type Compared = { readonly name: string; readonly differences: readonly string[] }
type Replay = { emulator: Emulator; recording: NextcloudRecording; tokens: Map<string, string> }

/** The credentials in place of the masked ones; a request that had none has none. */
function credentials({ emulator, recording }: Replay, { number, request }: Recorded): object {
  if (request.headers['authorization'] === undefined) return {}
  const typed = recording.typed?.[number]
  const [link] = emulator.state[PROVIDER].links
  const sender = recording.senders?.[number]
  const user = sender === 'bob' ? bob : alice
  const password = sender === 'wrong password' ? 'wrong' : user.password
  const text = typed === undefined ? `${user.id}:${password}` : `${link?.token ?? ''}:${typed}`
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` }
}

function translated(tokens: ReadonlyMap<string, string>, text: string): string {
  return [...tokens].reduce((sofar, [recorded, emulated]) => sofar.replaceAll(recorded, emulated), text)
}

/** Learns from two answers to a create which token stands for which. */
function learn(tokens: Map<string, string>, recorded: string, emulated: string): void {
  const [theirs, ours] = [recorded, emulated].map((body) => /"token":"([A-Za-z0-9]{15})"/.exec(body)?.[1])
  if (theirs !== undefined && ours !== undefined) tokens.set(theirs, ours)
}

function latest<T>(entries: readonly (readonly [from: number, value: T])[] = [], number: number): T | undefined {
  return entries.findLast(([from]) => from <= number)?.[1]
}

function replay(run: Replay, exchange: Recorded): Compared {
  const { emulator, recording, tokens } = run
  const { request, answer, number } = exchange
  const changed = recording.rules?.find(([from]) => from === number)?.[1]
  Object.assign(emulator.state[PROVIDER].rules, changed)
  const emulated = emulator.handle(PROVIDER, {
    method: request.method,
    path: translated(tokens, request.path),
    headers: { ...request.headers, ...credentials(run, exchange) },
    body: request.body,
  })
  learn(tokens, answer.body, emulated.body)
  const { location } = answer.headers
  const headers =
    location === undefined ? answer.headers : { ...answer.headers, location: translated(tokens, location) }
  return { name: `${recording.file} ${number}`, differences: ocsDifferences({ ...answer, headers }, emulated) }
}

/** Sends every request of a recording in order to a server of its own. */
function replayAll(recording: NextcloudRecording): readonly Compared[] {
  const clock = virtualClock(latest(recording.times, 1) ?? '')
  const { items, nextId } = recording
  const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: { items: [...items], nextId } } })
  const run = { emulator, recording, tokens: new Map<string, string>() }
  return recordedExchanges(recording.file).map((exchange) => {
    clock.set(Date.parse(latest(recording.times, exchange.number) ?? ''))
    return replay(run, exchange)
  })
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
