import { stretches, type BusinessHours, type Calendar } from '../calendars/index.js'
import { instantOfLocal, offsetAt } from '../time/wall-clock.js'

export const rotationUnits = ['HOURS', 'DAYS', 'WEEKS', 'MONTHS'] as const
export type RotationUnit = (typeof rotationUnits)[number]

/** Who takes turns, and when they hand off. Instants are milliseconds since 1970. */
export interface RotationRule {
  id: string
  name: string
  /** The ids of people, in the order of their turns; somebody may have several. */
  participants: string[]
  /** The first hand-off; there is nobody before. */
  startsAt: number
  /** There is nobody from then on; null for no end. */
  endsAt: number | null
  every: number
  unit: RotationUnit
  /** Local hours that it covers; empty covers them all. */
  hours: BusinessHours[]
}

/** A stretch that one person covers. */
export interface Slice {
  from: number
  to: number
  userId: string
  rotationId: string | null
  overrideId: string | null
}

const hour = 3_600_000
const lengths: Record<Exclude<RotationUnit, 'MONTHS'>, number> = {
  HOURS: hour,
  DAYS: 24 * hour,
  WEEKS: 7 * 24 * hour,
}

/**
 * The n-th hand-off, from 0: so many units after the first by the clocks on the walls (semantics §6), so a daily shift
 * may last 23 or 25 hours. Months keep the day, and take the month's last where it is missing.
 */
export function handOff({ startsAt, every, unit }: RotationRule, timeZone: string, n: number): number {
  if (n === 0) return startsAt
  const local = startsAt + offsetAt(startsAt, timeZone)
  return instantOfLocal(
    unit === 'MONTHS' ? monthsAfter(local, n * every) : local + n * every * lengths[unit],
    timeZone,
  )
}

function monthsAfter(local: number, months: number): number {
  const date = new Date(local)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay))
  return midnight + (((local % lengths.DAYS) + lengths.DAYS) % lengths.DAYS)
}

/** The number of the turn in which an instant lies, by arithmetic; negative before the first. */
export function turnAt(rotation: RotationRule, timeZone: string, instant: number): number {
  const { startsAt, every, unit } = rotation
  if (instant < startsAt) return -1
  const [first, local] = [startsAt, instant].map((at) => at + offsetAt(at, timeZone)) as [number, number]
  let turn: number
  if (unit === 'MONTHS') {
    const [begun, now] = [new Date(first), new Date(local)]
    const months =
      (now.getUTCFullYear() - begun.getUTCFullYear()) * 12 + now.getUTCMonth() - begun.getUTCMonth()
    turn = Math.floor(months / every)
  } else turn = Math.floor((local - first) / (every * lengths[unit]))
  // The change of an offset, or a short month, may put it a turn aside; of turns without length the last one counts.
  turn = Math.max(turn, 0)
  while (turn > 0 && handOff(rotation, timeZone, turn) > instant) turn -= 1
  while (handOff(rotation, timeZone, turn + 1) <= instant) turn += 1
  return turn
}

const calendars = new WeakMap<RotationRule, Calendar>()

/** Who covers what of a span by the rotation alone, in order. */
export function slicesOf(rotation: RotationRule, timeZone: string, from: number, to: number): Slice[] {
  const begins = Math.max(from, rotation.startsAt)
  const ends = Math.min(to, rotation.endsAt ?? Infinity)
  const slices: Slice[] = []
  if (begins >= ends || rotation.participants.length === 0) return slices
  let turn = turnAt(rotation, timeZone, begins)
  for (let at = begins; at < ends; turn += 1) {
    const next = Math.min(handOff(rotation, timeZone, turn + 1), ends)
    if (next > at) slices.push(...withinHours(rotation, timeZone, sliceOf(rotation, turn, at, next)))
    at = Math.max(at, next)
  }
  return slices
}

/** Whose turn it is follows from the count of hand-offs alone, so changing who takes part keeps the hand-offs. */
function sliceOf({ id, participants }: RotationRule, turn: number, from: number, to: number): Slice {
  const userId = participants[turn % participants.length]
  if (userId === undefined) throw new Error('a rotation without participants')
  return { from, to, userId, rotationId: id, overrideId: null }
}

function withinHours(rotation: RotationRule, timeZone: string, slice: Slice): Slice[] {
  if (rotation.hours.length === 0) return [slice]
  let calendar = calendars.get(rotation)
  if (!calendar || calendar.timeZone !== timeZone) {
    calendar = { timeZone, hours: rotation.hours, holidays: [] }
    calendars.set(rotation, calendar)
  }
  return stretches(calendar, slice.from, slice.to)
    .filter(({ counted }) => counted)
    .map(({ from, to }) => ({ ...slice, from, to }))
}
