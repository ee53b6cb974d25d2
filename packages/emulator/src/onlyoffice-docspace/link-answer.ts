import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import type { Answer, Exchange } from './exchange.ts'
import type { Applied } from './set-access.ts'
import { linkDto, memberDto } from './share-dto.ts'
import type { ShareDtoOptions } from './share-dto.ts'
import { ZERO_ID } from './wire-enums.ts'

const NOTHING: Answer = { response: null }

export function linkAnswer(
  exchange: Exchange,
  entry: DocSpaceEntry,
  link: DocSpaceLink | null,
  options?: ShareDtoOptions,
): Answer {
  return link ? { response: linkDto(exchange, entry, link, options) } : NOTHING
}

/** The answer to a PUT. Of rooms and folders, a link that is not the one asked for comes without its token. */
export function writeAnswer(exchange: Exchange, entry: DocSpaceEntry, applied: Applied, requestedId: string): Answer {
  switch (applied.outcome) {
    case 'saved': {
      const isReplacement = requestedId !== ZERO_ID && applied.link.id !== requestedId
      const hidesToken = exchange.features.hidesReplacedToken && isReplacement && entry.kind !== 'file'
      return linkAnswer(exchange, entry, applied.link, { hidesToken })
    }
    case 'saved-member':
      return { response: memberDto(exchange, applied.member) }
    default:
      return NOTHING
  }
}
