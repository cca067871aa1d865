/** A stretch of instants in which a zone's clocks run evenly, `offset` ahead of UTC; `to` is after it. */
interface EvenStretch {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const second = 1_000
/** No zone has ever gone and come back sooner: Recife did in 2000, after an hour less than seven days. */
const sample = 6 * 86_400_000
/** A little more than a year, so that most have two or three stretches. */
const pieceLength = 64 * sample
/** Further than any zone is from UTC, local mean times of old too. */
const furthest = 16 * 3_600_000
/** Intl is a thousand times slower than the rest, so what it said is kept: some megabytes, then all is forgotten. */
const mostPieces = 20_000

const formats = new Map<string, Intl.DateTimeFormat>()
const kept = new Map<string, Map<number, readonly EvenStretch[]>>()
let count = 0

function pieceAt(index: number, zone: string): readonly EvenStretch[] {
  const known = kept.get(zone)?.get(index)
  if (known) return known
  if (count >= mostPieces) {
    kept.clear()
    count = 0
  }
  const piece = evenStretches(index * pieceLength, (index + 1) * pieceLength, zone)
  const ofZone = kept.get(zone) ?? new Map<number, readonly EvenStretch[]>()
  kept.set(zone, ofZone.set(index, piece))
  count += 1
  return piece
}

function evenStretches(from: number, to: number, zone: string): EvenStretch[] {
  const stretches: EvenStretch[] = []
  let [start, offset] = [from, askOffset(from, zone)]
  for (let low = from; low < to; low += sample) {
    const end = askOffset(low + sample, zone)
    for (let known = low; offset !== end; known = start) {
      const changesAt = changeBetween(known, low + sample, offset, zone)
      if (changesAt >= to) break
      stretches.push({ from: start, to: changesAt, offset })
      start = changesAt
      offset = askOffset(start, zone)
    }
  }
  return [...stretches, { from: start, to, offset }]
}

/** The first instant, a whole second as all are, at which the offset is no longer `before`. */
function changeBetween(from: number, to: number, before: number, zone: string): number {
  let [earlier, later] = [from / second, to / second]
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2)
    if (askOffset(middle * second, zone) === before) earlier = middle
    else later = middle
  }
  return later * second
}

/** What Intl says, at a whole second. */
function askOffset(instant: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
  const { year = 0, month = 1, day, hour, minute, second: seconds } = part
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - instant
}

function stretchAt(instant: number, zone: string): EvenStretch {
  const piece = pieceAt(Math.floor(instant / pieceLength), zone)
  let index = piece.length - 1
  while (index > 0 && instant < (piece[index] as EvenStretch).from) index -= 1
  return piece[index] as EvenStretch
}

/** Milliseconds by which a zone, an IANA name, is ahead of UTC at an instant. @throws RangeError for no zone */
export function offsetAt(instant: number, zone: string): number {
  return stretchAt(instant, zone).offset
}

/**
 * When the clocks of a zone show a local time, given as if it were UTC (`Date.UTC(…)`): a time that does not exist,
 * in spring, is the first instant after the gap; one that occurs twice, in autumn, is the first (semantics §6).
 * @throws RangeError where there is no such zone or time
 */
export function instantOfLocal(local: number, zone: string): number {
  let stretch = stretchAt(local - furthest, zone)
  while (local - stretch.offset >= stretch.to) stretch = stretchAt(stretch.to, zone)
  return Math.max(local - stretch.offset, stretch.from)
}
