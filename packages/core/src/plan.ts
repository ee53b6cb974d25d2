import type { Order } from './adapter.ts'
import { capabilitiesFor } from './capabilities.ts'
import { checkKey, intentionToken, SAMPLE_TOKEN } from './context.ts'
import { parseDraft, type ParsedDraft } from './draft.ts'
import type { CallOptions, Plan, PlannedRequest, ShareLinkDraft } from './model.ts'
import { needsDescription, type Settlement } from './negotiate.ts'
import { likeliest, noSuchLink, type Planning, settleAll } from './negotiation.ts'
import { parseOptions } from './runtime.ts'
import { MASK } from './secrets.ts'

/** A password never reaches the code that writes a plan. */
function maskedOrder<State>(context: Planning<State>, settled: Settlement, options: CallOptions): Order {
  const { sendable, capability } = settled
  const draft: ParsedDraft = typeof sendable.password === 'string' ? { ...sendable, password: MASK } : sendable
  const key = options.idempotencyKey
  if (key === undefined) return { draft, capability, token: SAMPLE_TOKEN }
  return {
    draft,
    capability,
    token: intentionToken(context.adapter.provider, context.runtime.random, targetKey(draft), key),
    key,
  }
}

export function targetKey({ target }: Pick<ShareLinkDraft, 'target'>): string {
  return `${target.kind}:${target.id}`
}

function marked(request: PlannedRequest, sample: boolean): PlannedRequest {
  const holdsSample = sample && JSON.stringify(request).replaceAll('-', '').includes(SAMPLE_TOKEN.slice(0, 12))
  return holdsSample ? { ...request, sample: true } : request
}

/** What `create` would send and what would be in force, without the network. Throws `invalid-request`, and `unsupported` for a key that nothing could be found by. */
export function planCreate<State>(context: Planning<State>, draft: ShareLinkDraft, given: CallOptions): Plan {
  const { adapter, runtime } = context
  const { provider } = adapter
  const options = parseOptions(provider, given)
  const parsed = parseDraft(provider, draft, runtime.clock.now())
  checkKey(context, options.idempotencyKey)
  if (capabilitiesFor(adapter.capabilities, parsed.target, parsed.kind, parsed.audience).length === 0) {
    const expected = { provider, target: parsed.target, kind: parsed.kind }
    return { provider, requests: [], expected, differences: [], refusal: noSuchLink(adapter.capabilities, parsed) }
  }
  const settlements = settleAll(
    context,
    parsed,
    options.tolerate ?? runtime.tolerate,
    undefined,
    options.idempotencyKey,
  )
  const settled = likeliest(settlements)
  const { expected, differences, refusal } = settled
  if (refusal !== undefined) return { provider, requests: [], expected, differences, refusal }
  const reads = needsDescription(settlements) ? (adapter.planDescribe?.(parsed.target) ?? []) : []
  const order = maskedOrder(context, settled, options)
  const requests = [...reads, ...adapter.planCreate(order)]
  const sample = options.idempotencyKey === undefined
  return { provider, requests: requests.map((request) => marked(request, sample)), expected, differences }
}
