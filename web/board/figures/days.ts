const DAY = 86_400_000

/** The date on the calendars of a zone: `2026-11-30`. */
export function dateIn(timeZone: string, instant: number): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}

/** So many days later on the calendar. */
export const daysLater = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The instant at which a date begins in a zone: not at midnight where clocks are put forward then. */
export function startOf(date: string, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00Z`)
  const offsets = [wall - DAY, wall + DAY].map((instant) => aheadOfUtc(timeZone, instant))
  const earlier = wall - Math.max(...offsets)
  return dateIn(timeZone, earlier) === date ? earlier : wall - Math.min(...offsets)
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function aheadOfUtc(timeZone: string, instant: number): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000
}
