import type { EmulatedRequest, EmulatedResponse } from '../../packages/emulator/src/kernel.ts'

/** What happens to a request on its way: nothing (`undefined`), another answer, or the connection is cut. */
export type Mishap = EmulatedResponse | 'cut before' | 'cut after' | undefined

/** Decides on each request in turn; the first that has something to say is followed. */
export type Mishaps = ((request: EmulatedRequest) => Mishap)[]

/** An error as WorkDrive answers it. */
export function refusal(
  status: number,
  id: string,
  title: string,
  headers: Record<string, string> = {},
): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/vnd.api+json', ...headers },
    body: JSON.stringify({ errors: [{ id, title }] }),
  }
}

export function firstMishap(mishaps: Mishaps, request: EmulatedRequest): Mishap {
  for (const happens of mishaps) {
    const mishap = happens(request)
    if (mishap !== undefined) return mishap
  }
  return undefined
}

/** Lets a mishap happen to requests of one kind, so many times. */
export function onNext(
  bench: { mishaps: Mishaps },
  method: string,
  path: RegExp,
  mishap: Exclude<Mishap, undefined>,
  times = 1,
): void {
  let left = times
  bench.mishaps.push((request) => {
    if (left === 0 || request.method !== method || request.path.search(path) < 0) return undefined
    left -= 1
    return mishap
  })
}
