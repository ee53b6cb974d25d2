import {
  type Call,
  type Change,
  changeInSteps,
  type DraftField,
  type ParsedPatch,
  ShareLinkError,
} from '@sharelink/core'
import { patchLink } from './workdrive-api.ts'
import { fetchLink, linkInAnswer, sendChecked, type Session } from './workdrive-calls.ts'
import { notUnderstood } from './workdrive-errors.ts'
import { downloadAttributes, expirationAttributes, passwordAttributes } from './workdrive-mapping.ts'
import type { WorkDriveLink, WorkDriveState } from './workdrive-mapping-answers.ts'
import { PROVIDER } from './workdrive-settings.ts'

/** One PATCH: the documents have a page for each setting and no sample that mixes them. */
type Step = { field: DraftField; loosens: boolean; attributes: Readonly<Record<string, unknown>> }

/** The steps of a patch: what tightens the link, then the expiry whichever way it moves, then what loosens it. */
function stepsOf({ allowDownload, password, expiresAt }: ParsedPatch, timeZone: string | undefined): readonly Step[] {
  const steps: Step[] = []
  if (allowDownload !== undefined)
    steps.push({ field: 'allowDownload', loosens: allowDownload, attributes: downloadAttributes(allowDownload) })
  if (password !== undefined)
    steps.push({ field: 'password', loosens: password === null, attributes: passwordAttributes(password) })
  if (expiresAt && timeZone !== undefined)
    steps.push({ field: 'expiresAt', loosens: false, attributes: expirationAttributes(expiresAt, timeZone) })
  return steps.toSorted((one, other) => Number(one.loosens) - Number(other.loosens))
}

/** Sends one PATCH after the other and reads back what is in force. */
export async function updateWorkDriveLink(
  session: Session,
  { before, patch }: Change<WorkDriveState>,
  call: Call,
): Promise<WorkDriveLink> {
  const { id, target } = before.link
  session.orders.forget(id)
  const steps = stepsOf(patch, session.timeZone).map(({ field, attributes }) => ({
    fields: [field],
    send: async (sending: Call) => {
      const answer = await sendChecked(session, patchLink(id, attributes), sending)
      const answered = linkInAnswer(session, answer, target)
      // A password that is not set looks like one that is: no success is believed that does not show the link.
      if (answered === undefined) throw notUnderstood(answer)
      return answered
    },
    holds: () => true,
  }))
  const { after } = await changeInSteps(steps, (looking) => fetchLink(session, { target, id }, looking), call)
  return typeof patch.password === 'string' ? { ...after, state: { passwordSet: true } } : after
}

function cannotRestore(field: DraftField, message: string): ShareLinkError {
  return new ShareLinkError({ code: 'unsupported', provider: PROVIDER, field, message: `${field}: ${message}` })
}

/** What of the former state a PATCH can put back. Throws where one cannot: a password unknown, an expiry to clear. */
function formerSettings({ link: former }: WorkDriveLink, { link, state }: WorkDriveLink): ParsedPatch {
  const patch: ParsedPatch = {}
  const passwordMayDiffer = state.passwordSet === true || link.passwordProtected !== former.passwordProtected
  if (passwordMayDiffer) {
    if (former.passwordProtected !== false) throw cannotRestore('password', 'the former one is not known.')
    patch.password = null
  }
  if (link.expiresAt?.getTime() !== former.expiresAt?.getTime()) {
    if (!former.expiresAt) throw cannotRestore('expiresAt', 'WorkDrive has no way to clear one.')
    patch.expiresAt = former.expiresAt
  }
  if (link.allowDownload !== former.allowDownload) {
    if (former.allowDownload === undefined) throw cannotRestore('allowDownload', 'the former one was not told.')
    patch.allowDownload = former.allowDownload
  }
  return patch
}

/** Puts the former state back. */
export async function restoreWorkDriveLink(
  session: Session,
  before: WorkDriveLink,
  after: WorkDriveLink | undefined,
  call: Call,
): Promise<WorkDriveLink> {
  const { id, target } = before.link
  session.orders.forget(id)
  const now = after ?? (await fetchLink(session, { target, id }, call))
  const former = formerSettings(before, now)
  for (const { attributes } of stepsOf(former, session.timeZone))
    await sendChecked(session, patchLink(id, attributes), call)
  return fetchLink(session, { target, id }, call)
}
