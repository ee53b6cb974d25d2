/** What the real server drew at random or has as its own, and what stands for it here. */
export type MappedIds = {
  /** A text of the recording in the words of the emulator. */
  readonly translate: (text: string) => string
  /** Learns from two answers to one request. */
  readonly learn: (recorded: string, emulated: string) => void
}

/** Where ids stand in OpenCloud's answers: a JSON member `id`, the property oc:fileid, the last part of a link's address. */
const OPENCLOUD_PLACES: readonly RegExp[] = [/"id":"([^"]+)"/g, /<oc:fileid>([^<]+)</g, /\/s\/([A-Za-z]{15})"/g]

/** An id of a drive or item is made of up to three, each of which may come again in another. */
function partsOf(text: string, place: RegExp): readonly string[] {
  return [...text.matchAll(place)].flatMap(([, id = '']) => id.split(/[$!]/))
}

export function mapIds(start: Readonly<Record<string, string>>, places = OPENCLOUD_PLACES): MappedIds {
  const known = new Map(Object.entries(start))
  return {
    translate: (text) => [...known].reduce((sofar, [recorded, emulated]) => sofar.replaceAll(recorded, emulated), text),
    learn(recorded, emulated) {
      for (const place of places) {
        const theirs = partsOf(recorded, place)
        const ours = partsOf(emulated, place)
        theirs.forEach((id, index) => {
          const own = ours[index]
          if (own !== undefined && own !== id && !known.has(id)) known.set(id, own)
        })
      }
    },
  }
}
