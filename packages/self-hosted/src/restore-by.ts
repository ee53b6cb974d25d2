import { type Call, type Effective, type LinkAddress, type Operations, ShareLinkError } from '@sharelink/core'

/** What is known of a link's password beside that there is one: `passwordSet`, that one was set that may be another than before. */
export type PasswordState = { passwordSet?: boolean }

/** Whether an update moved the password, so that putting the former state back clears it. Throws where a former one is lost. */
function passwordMoved(before: Effective<PasswordState>, now: Effective<PasswordState>): boolean {
  const moved = now.state.passwordSet === true || now.link.passwordProtected !== before.link.passwordProtected
  if (!moved || before.link.passwordProtected !== true) return moved
  const message = 'password: the former one is not known.'
  throw new ShareLinkError({ code: 'unsupported', provider: before.link.provider, field: 'password', message })
}

/** How a former state is put back. `moved`: a password was set where there was none. */
export type Restoring<State> = {
  get: (address: LinkAddress, call: Call) => Promise<Effective<State>>
  change: (before: Effective<State>, now: Effective<State>, moved: boolean, call: Call) => Promise<Effective<State>>
}

/** `restore` where everything but a password can be put back. Throws `unsupported` where a former password is gone. */
export function restoreBy<State extends PasswordState>({
  get,
  change,
}: Restoring<State>): NonNullable<Operations<State>['restore']> {
  return async (before, after, call) => {
    const now = after ?? (await get(before.link, call))
    return change(before, now, passwordMoved(before, now), call)
  }
}
