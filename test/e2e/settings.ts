import type { HostSettings } from './host.ts'

const MEMBERS = ['URL', 'USER', 'PASSWORD'] as const

/** The settings of a server from the environment; `undefined` where nothing of it is set. Throws where a part is missing. */
export function settingsOf(server: string, environment: NodeJS.ProcessEnv = process.env): HostSettings | undefined {
  const nameOf = (member: string): string => `SHARELINK_E2E_${server}_${member}`
  const [url = '', user = '', password = ''] = MEMBERS.map((member) => environment[nameOf(member)] ?? '')
  const missing = MEMBERS.filter((member) => (environment[nameOf(member)] ?? '') === '')
  if (missing.length === MEMBERS.length) return undefined
  if (missing.length > 0) throw new Error(`Set ${missing.map(nameOf).join(' and ')} as well.`)
  return { url, user, password }
}
