import type { DocSpaceLink } from './docspace-state.ts'
import type { LinkSubjectType } from './wire-enums.ts'

/** A link with nothing set but what is given. */
export function newLink(
  id: string,
  subjectType: LinkSubjectType,
  given: Pick<DocSpaceLink, 'access' | 'title'> & Partial<DocSpaceLink>,
): DocSpaceLink {
  return {
    expirationDate: null,
    password: null,
    denyDownload: false,
    internal: false,
    maxUseCount: null,
    currentUseCount: 0,
    ...given,
    id,
    subjectType,
  }
}
