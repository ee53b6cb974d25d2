import { expect } from 'vitest'

/** A request as somebody, or as nobody. */
export type Dav = (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Response>

export function basic(user: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** WebDAV on this origin with these headers. Redirects are not followed. */
export function davOf(origin: string, given: Readonly<Record<string, string>>): Dav {
  return (method, path, body, headers = {}) =>
    fetch(new URL(path, origin), {
      method,
      headers: { ...given, ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body }),
    })
}

/** Makes a folder with a file in it below `root`. */
export async function makeFolder(dav: Dav, folder: string): Promise<void> {
  expect((await dav('MKCOL', folder)).status).toBe(201)
  expect((await dav('PUT', `${folder}/report.txt`, 'the report')).status).toBe(201)
}

export function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? ''
}
