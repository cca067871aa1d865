const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/

/**
 * An instant from its RFC 3339 text, to the millisecond, from the year 1000 to 9999 (what a DATETIME holds).
 * @throws RangeError for what would have to be altered to be kept: no offset, leap seconds, microseconds.
 */
export function parseInstant(text: string): Date {
  const match = text.length <= 40 ? pattern.exec(text) : null
  if (!match)
    throw new RangeError('expected an RFC 3339 date-time with an offset, as 2026-03-01T09:30:00.000Z')
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const fraction = match[7] ?? ''
  if (/[^0]/.test(fraction.slice(3))) throw new RangeError('expected no more than milliseconds')
  const offset = offsetMinutes(match[8] as string)
  const wall = Date.UTC(
    year,
    month - 1,
    day,
    hour,
    minute,
    second,
    Number(fraction.slice(0, 3).padEnd(3, '0')),
  )
  const check = new Date(wall)
  const exists =
    year >= 1000 &&
    check.getUTCMonth() === month - 1 &&
    check.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  if (!exists) throw new RangeError('expected a date and time that exist, from the year 1000 on')
  const instant = new Date(wall - offset * 60_000)
  const stored = instant.getUTCFullYear()
  if (stored < 1000 || stored > 9999)
    throw new RangeError('expected an instant between the years 1000 and 9999')
  return instant
}

function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4))
  if (hours > 23 || minutes > 59) throw new RangeError('expected an offset between -23:59 and +23:59')
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

const day = 86_400_000
const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
let lastDay = NaN
let lastDate = ''

/** As Date.toISOString writes it, in half its time where one day is asked for again and again (bench: timeline). */
export function formatInstant(instant: Date): string {
  const time = instant.getTime()
  const days = Math.floor(time / day)
  if (days !== lastDay) {
    lastDate = instant.toISOString().slice(0, -'00:00:00.000Z'.length)
    lastDay = days
  }
  const seconds = Math.floor((time - days * day) / 1_000)
  const minutes = Math.floor(seconds / 60)
  const milliseconds = time - days * day - seconds * 1_000
  const [hour, minute, second] = [Math.floor(minutes / 60), minutes % 60, seconds % 60]
  const clock = `${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}`
  return `${lastDate}${clock}.${milliseconds < 100 ? '0' : ''}${twoDigits[milliseconds] ?? milliseconds}Z`
}
