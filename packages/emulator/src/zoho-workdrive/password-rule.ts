import { generalException } from './workdrive-refusal.ts'
import type { WorkDriveState } from './workdrive-state.ts'

const STRONG = [/.{8}/s, /[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/]

/** Holds a custom link's password (null for none) against the administrator's policies. */
export function checkPassword(state: WorkDriveState, password: string | null): void {
  if (password === null ? state.passwordRequired : password === '') throw generalException()
  if (password !== null && state.strongPasswords && !STRONG.every((rule) => rule.test(password))) {
    throw generalException()
  }
}
