/** What keeps a process alive: sockets and timers. */
function alive(): { sockets: number; timers: number } {
  const resources = process.getActiveResourcesInfo()
  const count = (name: string): number => resources.filter((one) => one === name).length
  return { sockets: count('TCPSocketWrap'), timers: count('Timeout') }
}

const LOOKS = 40

/** Waits a little for what is under way to end, and says what has not. Called before the call, the result after it. */
export function watchLeft(): () => Promise<string | undefined> {
  const before = alive()
  return async () => {
    let left: string | undefined
    for (let look = 0; look < LOOKS; look += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      const { sockets, timers } = alive()
      left =
        sockets > before.sockets || timers > before.timers
          ? `${sockets - before.sockets} sockets and ${timers - before.timers} timers are left`
          : undefined
      if (left === undefined) return undefined
      if (look > LOOKS / 2) await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return left
  }
}
