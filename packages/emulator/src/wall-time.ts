/** A date and a time of day without a zone, as milliseconds since 1970 if it were UTC. */
export type WallTime = number

/** A format for each zone, made once: making one takes longer than all else that a request does. */
export function formatsByZone(
  options: Readonly<Intl.DateTimeFormatOptions>,
): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone })
    formats.set(timeZone, format)
    return format
  }
}

const wallFormat = formatsByZone({
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** The wall time that a clock in the zone shows at an instant (milliseconds since 1970). */
export function wallTimeAt(instant: number, timeZone: string): WallTime {
  const parts = new Map(
    wallFormat(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/**
 * The instant at which a clock in the zone shows the wall time. Of two, the one that `overlap` names; a wall time that
 * clocks skip is moved forward by what they skip.
 */
export function instantOf(wall: WallTime, timeZone: string, overlap: 'earlier' | 'later'): number {
  const day = 86_400_000
  const offsetBefore = offsetAt(wall - day, timeZone)
  const offsetAfter = offsetAt(wall + day, timeZone)
  const matches = [wall - offsetBefore, wall - offsetAfter].filter((each) => wallTimeAt(each, timeZone) === wall)
  if (matches.length === 0) return wall - offsetBefore
  return overlap === 'earlier' ? Math.min(...matches) : Math.max(...matches)
}

function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000
  return wallTimeAt(second, timeZone) - second
}
