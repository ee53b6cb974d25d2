/** The codes of libre-graph's errors that this server gives, with the HTTP status each one has. */
const STATUS = { invalidRequest: 400, itemNotFound: 404, generalException: 500 } as const

/** What the graph service refuses, answered as `{"error":{"code","innererror":{"date","request-id"},"message"}}`. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal'
  readonly code: keyof typeof STATUS
  readonly status: number

  constructor(code: keyof typeof STATUS, message: string) {
    super(message)
    this.code = code
    this.status = STATUS[code]
  }
}

/**
 * A nil pointer in the graph service: its process dies in the middle of the request, and the proxy before it answers 502 without a
 * body. Whatever was done before the panic stays done.
 */
export class GraphPanic extends Error {
  override readonly name = 'GraphPanic'
}

export function invalid(message: string): GraphRefusal {
  return new GraphRefusal('invalidRequest', message)
}

/** Public shares, asked for by id; the text is that of the user shares, which are looked at last. */
export function permissionNotFound(id: string): GraphRefusal {
  return new GraphRefusal('itemNotFound', `error: not found: opaque_id:"${id}"`)
}

export function itemNotFound(): GraphRefusal {
  return new GraphRefusal('itemNotFound', 'stat: error: not found: ')
}
