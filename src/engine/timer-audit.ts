import type { EntityManager } from 'typeorm'
import { idText } from '../ids/type-id.js'
import type { Audit, Finding } from './duty.js'
import { longestPause } from './retry.js'
import type { TimerEntity } from './timer.entity.js'
import { dueBefore, freeTimer, lease } from './timer.store.js'

/** How late a timer may be before somebody has to hear of it, in milliseconds. */
const overdue = 5 * 60_000
/** So many are looked at; that there are more does not make it worse. */
const most = 100

/**
 * Timers that should have run five minutes ago. One whose claim or pause lasts longer than any can, as that of a
 * process whose clock was ahead, is freed and runs at the next tick; one that fails goes on by its own pauses.
 */
export function timerAudit(manager: EntityManager, kinds: readonly string[]): Audit {
  return async (now) => {
    const late = await dueBefore(manager, new Date(now.getTime() - overdue), most)
    const findings: Finding[] = []
    const waiting: TimerEntity[] = []
    for (const timer of late) {
      const { dueAt, attempts, lastError } = timer
      const key = `${timer.id} ${dueAt.toISOString()}`
      if (isStuck(timer, now)) {
        await freeTimer(manager, timer)
        findings.push({ key: `${key} stuck`, message: `${named(timer)} was stuck and is tried again` })
      } else if (attempts > 0) {
        findings.push({ key, message: `${named(timer)} has failed ${attempts} times: ${lastError}` })
      } else if (!kinds.includes(timer.kind)) {
        findings.push({ key, message: `${named(timer)} is of a kind that this copy does not know` })
      } else {
        waiting.push(timer)
      }
    }
    return waiting[0] ? [...findings, lateTimers(waiting[0])] : findings
  }
}

/** Not one for each: what holds up one holds up many. */
function lateTimers(oldest: TimerEntity): Finding {
  return { key: 'late', message: `timers are more than five minutes late, the oldest is ${named(oldest)}` }
}

function isStuck({ claimedUntil, claimToken }: TimerEntity, now: Date): boolean {
  const longest = claimToken === null ? longestPause : lease
  return claimedUntil !== null && claimedUntil.getTime() > now.getTime() + longest
}

function named({ kind, subjectKind, subjectId, dueAt }: TimerEntity): string {
  return `the timer ${kind} of ${idText(subjectKind, subjectId)}, due ${dueAt.toISOString()},`
}
