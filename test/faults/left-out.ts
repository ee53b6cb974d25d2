import type { LoggedExchange } from '@sharelink/emulator'
import type { FaultRow } from './fault-rows.ts'
import type { Scenario, World } from './scenario.ts'

type Request = Pick<LoggedExchange, 'method' | 'path'>

/** One case before it runs. */
type Case = {
  world: World
  scenario: Scenario
  row: FaultRow
  request: Request
  /** The requests before it, and after it. */
  earlier: readonly Request[]
  later: readonly Request[]
}

const isToken = ({ path }: Case['request']): boolean => path.startsWith('/oauth/')

const isRead = (request: Request | undefined): boolean => request?.method === 'GET'

/** Cases that make no sense, each with its reason. */
export const LEFT_OUT: readonly { why: string; is: (one: Case) => boolean }[] = [
  {
    why: 'A read does no work: these rows are then the same as those without it.',
    is: ({ row, request }) => row.afterWork === true && request.method === 'GET',
  },
  {
    why: 'The token is had before anything else, in the same way for every operation: the first create and the first read hold it.',
    is: ({ world, scenario, request }) => {
      const first = [world.scenarios[0], world.scenarios.find(({ does }) => does === 'get')]
      return isToken(request) && !first.includes(scenario)
    },
  },
  {
    why: 'How an answer is waited for and read is decided in one place: the first request of each method holds it.',
    is: ({ row, request, earlier }) => row.reading === true && earlier.some(({ method }) => method === request.method),
  },
  {
    why: 'Of more than two reads in a row only the first and the last are hit: those between fail as they do.',
    is: ({ request, earlier, later }) => [request, earlier.at(-1), later[0]].every(isRead),
  },
  {
    why: 'A clock that is off is so from the first request on.',
    is: ({ row, earlier }) => row.skews === true && row.afterWork !== true && earlier.length > 0,
  },
  {
    why: 'Only WorkDrive tells by the time of creation which link a lost answer was about; the others have an id of ours, or one place.',
    is: ({ world, row }) => row.skews === true && row.afterWork === true && world.provider !== 'zoho-workdrive',
  },
  {
    why: 'A POST is not idempotent, and nothing on the way may repeat it by itself (RFC 9110, 9.2.2). WorkDrive then has two orders, no answer tells of the other, and looking for twins would cost two reads a create. With a key they are found. Nextcloud and OpenCloud likewise.',
    is: ({ world, scenario, row, request }) =>
      ['zoho-workdrive', 'nextcloud', 'opencloud'].includes(world.provider) &&
      row.name === 'duplicate delivery' &&
      request.method === 'POST' &&
      !isToken(request) &&
      !('key' in scenario),
  },
  {
    why: 'A redirect says that what is asked for is elsewhere (RFC 9110, 15.4). The hosts of the retired services redirect to pages, and nothing is carried out there.',
    is: ({ world, row, request }) =>
      ['zoho-docs', 'zoho-sheet', 'zoho-show'].includes(world.provider) &&
      row.name === 'redirect elsewhere after work' &&
      !isToken(request),
  },
]

export function isLeftOut(one: Case): boolean {
  return LEFT_OUT.some(({ is }) => is(one))
}
