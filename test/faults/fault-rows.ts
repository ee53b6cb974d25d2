import type { Fault, LoggedExchange } from '@sharelink/emulator'
import type { World } from './scenario.ts'

/** Which request of an undisturbed run is hit: the `nth`, beginning with 1, of `answers`. */
export type Hit = { world: World; nth: number; answers: readonly LoggedExchange[]; secret: string; trap: string }

/** One line of the matrix: what goes wrong. `undefined` where that cannot happen to this request. */
export type FaultRow = {
  name: string
  faults: (hit: Hit) => readonly Fault[] | undefined
  /** No answer comes: the call has but little real time. */
  hangs?: true
  /** As a row before it, but that the server has done the work. */
  afterWork?: true
  /** How an answer is waited for and read, which is decided in one place for all requests of a kind. */
  reading?: true
  /** The server's clock is off. */
  skews?: true
}

const HOUR = 3_600_000
const JSON_TYPE = { 'content-type': 'application/json' }

const once =
  (fault: Fault) =>
  ({ nth }: Hit): readonly Fault[] => [{ ...fault, skip: nth - 1 }]
const lasting =
  (fault: Fault) =>
  ({ nth }: Hit): readonly Fault[] => [{ ...fault, skip: nth - 1, times: Infinity }]

/** First the one, and the other for every later request. */
const then =
  (first: Fault, later: Fault) =>
  ({ nth }: Hit): readonly Fault[] => {
    const seenBoth = later.kind === 'refuse-connection' && first.kind !== 'refuse-connection'
    return [
      { ...first, skip: nth - 1 },
      { ...later, skip: seenBoth ? nth : nth - 1, times: Infinity },
    ]
  }

/** The server's clock is off, from this request on. */
const skewed = (skewMs: number): Fault => ({ kind: 'slow-headers', delayMs: 0, skewMs, times: Infinity })

/** More than an answer may have; made once, for it is the making that takes the time. */
const HUGE = `{"response":"${'x'.repeat(9 * 1024 * 1024)}"}`

const skewedAll =
  (fault: Fault, skewMs: number) =>
  ({ nth }: Hit): readonly Fault[] => [{ ...fault, skip: nth - 1, skewMs }, skewed(skewMs)]

const busy = (status: number, retryAfter?: string): Fault => ({
  kind: 'status',
  status,
  body: 'busy',
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
})

function isToken({ path }: Pick<LoggedExchange, 'path'>): boolean {
  return path.startsWith('/oauth/')
}

const API_PATH = /^(?!\/oauth\/)/
const OAUTH_PATH = /^\/oauth\//

/** Every name in the answer is the credential of the request; nowhere else does an answer's own text come through. */
function credentialInNames({ nth, answers }: Hit): readonly Fault[] | undefined {
  const { responseBody = '' } = answers[nth - 1] ?? {}
  const hasName = /"(?:@libre\.graph\.displayName|title|label|link_name)":"/.test(responseBody)
  return hasName ? [{ kind: 'repeated-credential', skip: nth - 1 }] : undefined
}

/** The token is refused, from this request on, and no other is given. */
function credentialGone({ world, nth, answers }: Hit): readonly Fault[] {
  const passed = answers.slice(0, nth - 1)
  const isGone = { kind: 'status', ...world.tokenRefused } as const
  const refusedRefresh = { kind: 'status', status: 200, headers: JSON_TYPE, body: '{"error":"invalid_code"}' } as const
  return [
    { ...isGone, path: API_PATH, skip: passed.filter((one) => !isToken(one)).length },
    { ...refusedRefresh, path: OAUTH_PATH, skip: passed.filter(isToken).length },
  ].map((fault) => ({ ...fault, times: Infinity }))
}

/** The work is done, the answer is lost, and whoever sends the same again is refused. */
function refusedAgain({ nth, answers }: Hit): readonly Fault[] | undefined {
  const hit = answers[nth - 1]
  if (hit === undefined || hit.method === 'GET' || isToken(hit)) return undefined
  const { method } = hit
  const skip = answers.slice(0, nth - 1).filter((one) => one.method === method).length
  return [
    { kind: 'reset-after-work', skip: nth - 1 },
    { kind: 'status', status: 403, body: '', method, path: API_PATH, skip },
  ]
}

const ORIGIN = /http:\/\/127\.0\.0\.1:\d+/g

/** The answer of the undisturbed run with addresses of another server in it, the next page of a list among them. */
function foreignAddresses({ nth, answers, trap }: Hit): readonly Fault[] | undefined {
  const body = answers[nth - 1]?.responseBody ?? ''
  const paged = body.replace(/^\{"data":\[/, `{"links":{"cursor":{"has_next":true,"next":"${trap}/next"}},"data":[`)
  const foreign = paged.replaceAll(ORIGIN, trap)
  return foreign === body ? undefined : [{ kind: 'invalid-json', body: foreign, skip: nth - 1 }]
}

function tokenRefusedOnce({ world, nth, answers }: Hit): readonly Fault[] | undefined {
  const hit = answers[nth - 1]
  return hit === undefined || isToken(hit)
    ? undefined
    : once({ kind: 'status', ...world.tokenRefused })({ world, nth, answers, secret: '', trap: '' })
}

function redirect(status: number, work: boolean): FaultRow['faults'] {
  return ({ nth, trap }) => [
    { kind: 'status', status, body: '', headers: { location: `${trap}/elsewhere` }, work, skip: nth - 1 },
  ]
}

function ownFailure(work: boolean): FaultRow['faults'] {
  return ({ world, nth, secret }) => [{ kind: 'status', ...world.ownFailure(secret), work, skip: nth - 1 }]
}

export const FAULT_ROWS: readonly FaultRow[] = [
  { name: 'refused connection', faults: once({ kind: 'refuse-connection' }) },
  { name: 'connections refused from then on', faults: lasting({ kind: 'refuse-connection' }) },
  { name: 'reset before headers', faults: once({ kind: 'reset-before-headers' }) },
  { name: 'reset after work', afterWork: true, faults: once({ kind: 'reset-after-work' }) },
  {
    name: 'reset after work, and nobody there from then on',
    faults: then({ kind: 'reset-after-work' }, { kind: 'refuse-connection' }),
  },
  { name: 'reset after work, each time', faults: lasting({ kind: 'reset-after-work' }) },
  { name: 'reset after work, and refused when it is sent again', faults: refusedAgain },
  { name: 'truncated body', faults: once({ kind: 'truncate-body' }) },
  { name: 'slow headers', reading: true, faults: once({ kind: 'slow-headers', delayMs: 5 }) },
  { name: 'slow body', reading: true, faults: once({ kind: 'slow-body', delayMs: 5 }) },
  {
    name: 'body slower than the deadline',
    reading: true,
    faults: once({ kind: 'slow-body', delayMs: 2_000 }),
    hangs: true,
  },
  { name: 'never answered', faults: once({ kind: 'never-answers' }), hangs: true },
  {
    name: 'done and never answered',
    afterWork: true,
    faults: once({ kind: 'never-answers', work: true }),
    hangs: true,
  },
  { name: 'invalid JSON', faults: once({ kind: 'invalid-json' }) },
  { name: 'HTML 502', faults: once({ kind: 'html-502' }) },
  { name: 'HTML 502 after work', afterWork: true, faults: once({ kind: 'html-502', work: true }) },
  {
    name: 'HTML 502 from then on, the first after work',
    faults: then({ kind: 'html-502', work: true }, { kind: 'html-502' }),
  },
  { name: 'empty 200', afterWork: true, faults: once({ kind: 'empty-200' }) },
  { name: 'empty 200 without work', faults: once({ kind: 'empty-200', work: false }) },
  { name: '503 with Retry-After', reading: true, faults: once(busy(503, '2')) },
  { name: '503 without Retry-After', reading: true, faults: once(busy(503)) },
  { name: '503 after work', afterWork: true, faults: once({ ...busy(503, '2'), work: true }) },
  { name: '429 with seconds', faults: once(busy(429, '3')) },
  { name: '429 with a date', reading: true, faults: once(busy(429, 'Sat, 21 Nov 2026 12:01:05 GMT')) },
  { name: '429 without Retry-After', reading: true, faults: once(busy(429)) },
  { name: '429 with an absurd wait', reading: true, faults: once(busy(429, '99999999999')) },
  { name: '429 with a wait beyond the deadline', faults: once(busy(429, '7200')) },
  { name: '429 with a negative wait', reading: true, faults: once(busy(429, '-5')) },
  { name: '429 from then on', faults: lasting(busy(429, '1')) },
  { name: 'token refused', faults: tokenRefusedOnce },
  { name: 'credential gone from then on', faults: credentialGone },
  { name: 'duplicate delivery', faults: once({ kind: 'duplicate-delivery' }) },
  { name: 'server an hour ahead', skews: true, faults: lasting(skewed(HOUR)) },
  { name: 'server an hour behind', skews: true, faults: lasting(skewed(-HOUR)) },
  {
    name: 'reset after work, server an hour ahead',
    afterWork: true,
    skews: true,
    faults: skewedAll({ kind: 'reset-after-work' }, HOUR),
  },
  {
    name: 'reset after work, server an hour behind',
    afterWork: true,
    skews: true,
    faults: skewedAll({ kind: 'reset-after-work' }, -HOUR),
  },
  { name: 'own failure', faults: ownFailure(false) },
  { name: 'own failure after work', afterWork: true, faults: ownFailure(true) },
  { name: 'huge body', reading: true, faults: once({ kind: 'huge-body', body: HUGE }) },
  { name: 'redirect elsewhere', faults: redirect(302, false) },
  { name: 'redirect elsewhere after work', afterWork: true, faults: redirect(307, true) },
  { name: 'credential in names', faults: credentialInNames },
  { name: 'addresses of another server', faults: foreignAddresses },
]
