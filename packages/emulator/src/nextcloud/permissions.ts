export const READ = 1
export const UPDATE = 2
export const CREATE = 4
export const DELETE = 8
export const SHARE = 16
/** Every bit there is. */
export const ALL = 31

/** What "public upload" is for a folder. */
export const PUBLIC_UPLOAD = READ | UPDATE | CREATE | DELETE

export function has(permissions: number, bit: number): boolean {
  return (permissions & bit) !== 0
}

/** Where shares with other servers are allowed, whoever reads a link may take it to theirs: every link that reads gets the bit. */
export function widened(permissions: number, federation: boolean): number {
  return federation && has(permissions, READ) ? permissions | SHARE : permissions
}
