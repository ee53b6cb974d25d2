import { ShareLinkError } from '@sharelink/core'

/** What a call is refused with. */
export async function rejection(task: Promise<unknown>): Promise<ShareLinkError> {
  try {
    await task
  } catch (thrown) {
    if (ShareLinkError.is(thrown)) return thrown
    throw thrown
  }
  throw new Error('the call was expected to be refused')
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
