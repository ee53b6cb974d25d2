import { docSpaceSubject } from './docspace-subject.ts'
import { nextcloudSubject } from './nextcloud-subject.ts'
import { openCloudSubject } from './opencloud-subject.ts'
import type { Subject } from './run-case.ts'
import { workDriveSubject } from './workdrive-subject.ts'
import { zohoDocsSubject } from './zoho-docs-subject.ts'
import { officeSubject } from './zoho-office-subject.ts'
import { zohoTokenSubject } from './zoho-token-subject.ts'

/** All that is fuzzed: every provider, and Zoho's token endpoint. */
export const subjects: readonly Subject[] = [
  docSpaceSubject(),
  workDriveSubject,
  zohoDocsSubject,
  officeSubject('zoho-sheet'),
  officeSubject('zoho-show'),
  nextcloudSubject,
  openCloudSubject,
  zohoTokenSubject,
]
