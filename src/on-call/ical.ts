import { createHash } from 'node:crypto'
import ical, { ICalCalendarMethod } from 'ical-generator'

/** A shift as a calendar program shows it. */
export interface FeedShift {
  scheduleId: string
  scheduleName: string
  userId: string
  userName: string
  from: number
  to: number
  /** Where it comes from: a rotation or an override. */
  source: string
}

/**
 * Shifts as an iCalendar text (RFC 5545). A shift keeps its UID as long as its beginning and its person stay, so that a
 * calendar program moves an entry rather than showing it twice; `stampedAt` is when this was computed.
 */
export function calendarText(name: string, shifts: readonly FeedShift[], stampedAt: Date): string {
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: 'Tocsin', product: 'On-call', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  })
  for (const shift of shifts) {
    calendar.createEvent({
      id: uidOf(shift),
      start: new Date(shift.from),
      end: new Date(shift.to),
      stamp: stampedAt,
      summary: oneLine(`${shift.userName} is on call: ${shift.scheduleName}`),
    })
  }
  return calendar.toString()
}

/** Names are people's: a line break in one would end the line of the calendar's own name. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

function uidOf({ scheduleId, userId, from, source }: FeedShift): string {
  const hash = createHash('sha256').update(`${scheduleId} ${userId} ${from} ${source}`).digest('hex')
  return `${hash.slice(0, 32)}@tocsin`
}
