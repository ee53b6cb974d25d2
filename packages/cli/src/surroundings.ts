import type { Runtime } from '@sharelink/core'

/** Where text goes. */
export type Output = {
  write: (text: string) => unknown
  isTTY?: boolean | undefined
  /** Width in characters, where it is a terminal. */
  columns?: number | undefined
}

/** Everything a command touches beside files: handed in, so that tests need no process. */
export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>
  stdin: AsyncIterable<string | Uint8Array>
  stdout: Output
  stderr: Output
  /** Clock, sleep, randomness and `onExchange` of the clients. */
  runtime?: Runtime
  /** Ends what runs on: an emulator, a call. */
  signal?: AbortSignal
}
