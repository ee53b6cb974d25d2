/** An account of time zones that shares no code with what it judges: only what `Intl` says an instant's wall time is. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

const SECOND = 1000
const HOUR = 3600 * SECOND

/** The wall time at an instant (milliseconds), as if its digits were UTC. */
export function wallAt(instant: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? Number.NaN
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** The offsets before and after a wall time: far enough for a zone that crosses the date line. */
function offsetsAround(wall: number, zone: string): number[] {
  const instants = [wall - 27 * HOUR, wall + 27 * HOUR]
  return [...new Set(instants.map((instant) => wallAt(instant, zone) - instant))]
}

/** Every instant that a wall time can mean. Where it is left out: what it means if clocks are held to have gone on. */
export function readings(wall: number, zone: string): number[] {
  const offsets = offsetsAround(wall, zone)
  const exact = offsets.map((offset) => wall - offset).filter((instant) => wallAt(instant, zone) === wall)
  return exact.length > 0 ? exact : offsets.map((offset) => wall - offset)
}

/** By how much clocks are set back at most around a wall time, in milliseconds. */
export function setBack(wall: number, zone: string): number {
  const offsets = offsetsAround(wall, zone)
  return Math.max(...offsets) - Math.min(...offsets)
}

/** The digits of a text such as `2026-10-25 02:30:00`, as if they were UTC. */
export const wallOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)
