/** The name of an emulated server, as users of the library call the provider. */
export type ProviderName =
  | 'onlyoffice-docspace'
  | 'nextcloud'
  | 'opencloud'
  | 'zoho-workdrive'
  | 'zoho-docs'
  | 'zoho-sheet'
  | 'zoho-show'

/** What reaches an emulated server: the whole request, body as UTF-8 text, header names in lower case. */
export type EmulatedRequest = {
  readonly method: string
  /** Path and query, percent-encoded as sent, beginning with a slash. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What an emulated server answers; an empty body is sent as no body. */
export type EmulatedResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Milliseconds since 1970; tests move it by hand. */
export type Clock = { now(): number }

/** What a server may lean on: never the machine's own clock or randomness. */
export type ServerContext = {
  readonly clock: Clock
  /** The next number in [0, 1) of a generator that starts the same way every time. */
  random(): number
  /** The origin that the server is reached under (no slash at the end), for the addresses in its answers. */
  origin(): string
}

/** One provider's server: pure request in, response out, and its state open to the test. */
export type EmulatedServer<State> = {
  readonly state: State
  handle(request: EmulatedRequest): EmulatedResponse
}
