import type { EntityManager } from 'typeorm'
import { classifyFailure } from '../database/lost-race.js'
import { selectEach, selectRow, selectRows, updateRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { TimerEntity } from './timer.entity.js'

/**
 * Longer than a use case usually takes, in milliseconds: who is slower loses its claim, and then does nothing. By
 * the clock that was handed in, which must agree with the database's (clock-check.ts).
 */
export const lease = 30_000

const free = '(claimedUntil IS NULL OR claimedUntil < ?)'
/**
 * The indexes are named: what the database knows of a table that fills and empties within seconds is always out of
 * date, and with the wrong one a drain takes three times as long (bench: engine).
 */
const byFreedom = 'FORCE INDEX (timer_free)'
/** Earlier ones of the subject come first, but one that fails holds up nobody. */
const firstOfSubject = `NOT EXISTS (SELECT 1 FROM timer AS earlier FORCE INDEX (timer_subject) WHERE earlier.subjectId = timer.subjectId
  AND earlier.kind IN (?) AND earlier.attempts = 0
  AND (earlier.dueAt < timer.dueAt OR (earlier.dueAt = timer.dueAt AND earlier.id < timer.id)))`

/**
 * Timers that may be claimed now, the longest due first, `most` of those that nobody has tried and of those whose
 * claim or pause is over each; one of a subject. One statement, which reads nothing but what is due and free.
 */
export async function dueTimers(
  manager: EntityManager,
  kinds: readonly string[],
  now: Date,
  most: number,
): Promise<TimerEntity[]> {
  const rest = `kind IN (?) AND ${firstOfSubject}`
  const found = await selectEach(manager, TimerEntity, [
    {
      clause: `${byFreedom} WHERE claimedUntil IS NULL AND dueAt <= ? AND ${rest} ORDER BY dueAt, id LIMIT ?`,
      parameters: [now, kinds, kinds, most],
    },
    {
      clause: `${byFreedom} WHERE claimedUntil < ? AND dueAt <= ? AND ${rest} ORDER BY claimedUntil LIMIT ?`,
      parameters: [now, now, kinds, kinds, most],
    },
  ])
  return found.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
}

/**
 * Claims those of the timers that are still due and free, in one conditional UPDATE that commits by itself: right
 * also where locks are local to a node (no SKIP LOCKED, no GET_LOCK). Answers them as they stand now.
 */
export async function claimTimers(
  manager: EntityManager,
  timers: readonly TimerEntity[],
  token: string,
  now: Date,
): Promise<TimerEntity[]> {
  const ids = timers.map(({ id }) => idBytes(id))
  const claim = { claimToken: token, claimedUntil: new Date(now.getTime() + lease) }
  const claimed = await updateRows(
    manager,
    TimerEntity,
    claim,
    `id IN (?) AND dueAt <= ? AND ${free} ORDER BY id`,
    [ids, now, now],
  ).catch(noneIfRaceLost)
  if (claimed === 0) return []
  return selectRows(manager, TimerEntity, 'WHERE id IN (?) AND claimToken = ? ORDER BY dueAt, id', [
    ids,
    token,
  ])
}

/** Begins the lease of what the claim still holds anew; what was taken over stays with whom it is. */
export async function renewClaim(
  manager: EntityManager,
  timers: readonly TimerEntity[],
  token: string,
  now: Date,
): Promise<void> {
  const ids = timers.map(({ id }) => idBytes(id))
  const until = { claimedUntil: new Date(now.getTime() + lease) }
  await updateRows(manager, TimerEntity, until, 'id IN (?) AND claimToken = ? ORDER BY id', [ids, token])
}

/** Puts a timer off until then because its use case threw. Does nothing where the claim is lost. */
export async function putOff(
  manager: EntityManager,
  timer: TimerEntity,
  token: string,
  until: Date,
  error: string,
): Promise<void> {
  await updateRows(
    manager,
    TimerEntity,
    {
      attempts: timer.attempts + 1,
      lastError: error.slice(0, 500),
      claimToken: null,
      claimedUntil: until,
    },
    'id = ? AND claimToken = ?',
    [idBytes(timer.id), token],
  )
}

/** When the oldest timer fell due that could be claimed now and never failed; null where none waits. */
export async function oldestWaiting(
  manager: EntityManager,
  kinds: readonly string[],
  now: Date,
): Promise<Date | null> {
  const timer = await selectRow(
    manager,
    TimerEntity,
    'WHERE claimedUntil IS NULL AND dueAt <= ? AND kind IN (?) ORDER BY dueAt LIMIT 1',
    [now, kinds],
  )
  return timer?.dueAt ?? null
}

/** How many timers failed and have not run since. */
export async function failingTimers(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: string }[]>(
    'SELECT COUNT(*) AS n FROM timer WHERE claimedUntil IS NOT NULL AND attempts > 0',
  )
  return Number(row?.n)
}

/** Timers that fell due before that instant, the oldest first, at most so many. */
export async function dueBefore(manager: EntityManager, instant: Date, most: number): Promise<TimerEntity[]> {
  const found = await selectEach(
    manager,
    TimerEntity,
    ['claimedUntil IS NULL', 'claimedUntil IS NOT NULL'].map((held) => ({
      clause: `WHERE ${held} AND dueAt < ? ORDER BY claimedUntil, dueAt LIMIT ?`,
      parameters: [instant, most],
    })),
  )
  return found.flat()
}

/** Ends whatever claim or pause the timer has, if it is still that one. */
export async function freeTimer(manager: EntityManager, timer: TimerEntity): Promise<void> {
  await manager.query(
    'UPDATE timer SET claimedUntil = NULL, claimToken = NULL WHERE id = ? AND claimToken <=> ? AND claimedUntil <=> ?',
    [idBytes(timer.id), timer.claimToken, timer.claimedUntil],
  )
}

/** Who loses the race for timers has claimed none. */
function noneIfRaceLost(error: unknown): number {
  if (classifyFailure(error) === 'lost-race') return 0
  throw error
}
