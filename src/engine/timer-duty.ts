import type { DataSource } from 'typeorm'
import type { Transact } from '../database/transact.js'
import type { UseCase, Viewer, Work } from '../database/work.js'
import { errorInLog } from '../errors/error-in-log.js'
import { idBytes, idText, newId } from '../ids/type-id.js'
import type { Clock } from '../time/clock.js'
import { traced } from '../tracing/traced.js'
import type { Duty } from './duty.js'
import { inLanes } from './lanes.js'
import { pauseAfter } from './retry.js'
import { Rivals } from './rivals.js'
import { timerAudit } from './timer-audit.js'
import type { TimerEntity } from './timer.entity.js'
import {
  claimTimers,
  dueTimers,
  failingTimers,
  lease,
  oldestWaiting,
  putOff,
  renewClaim,
} from './timer.store.js'

/** What a timer does when it falls due: a use case that finds the world changed does nothing. */
export type TimerKinds = Readonly<Record<string, UseCase<{ subject: string; dueAt: Date }, unknown>>>

export interface TimerParts {
  dataSource: DataSource
  clock: Clock
  transact: Transact
  /** Timers of other kinds are left to copies that know them: a newer build beside this one. */
  kinds: TimerKinds
  /** Hears of each attempt that failed. */
  onError: (error: unknown, timer: { kind: string; subject: string; attempts: number }) => void
  /** Use cases that run side by side, of the pool's 16 connections (bench: timers). */
  lanes?: number
}

/** Claimed at once: few enough to be done long before the lease is over, many enough that a claim costs little. */
const page = 100
/** Who finds everything taken so often in a row leaves it to those who took it. */
const patience = 3

/**
 * The timers. A page of them is claimed by one conditional UPDATE that has committed before anything begins; each
 * use case takes its timer away in its own transaction, if the claim still holds, so that no crash loses it or
 * does it twice. Those of one subject run one after the other in the order of `dueAt`, all others begin in it.
 */
export function timerDuty(parts: TimerParts, viewer: (organizationId: string) => Viewer): Duty {
  const { clock, kinds, lanes = 8 } = parts
  const { manager } = parts.dataSource
  const known = Object.keys(kinds)
  const rivals = new Rivals(page)

  const runTimer = async (timer: TimerEntity, token: string): Promise<void> => {
    const subject = idText(timer.subjectKind, timer.subjectId)
    const useCase = kinds[timer.kind]
    if (!useCase) return
    try {
      await traced(`timer ${timer.kind}`, {}, () =>
        parts.transact(viewer(timer.organizationId), ranTimer(useCase, timer, token), {
          subject,
          dueAt: timer.dueAt,
        }),
      )
    } catch (error) {
      const attempts = timer.attempts + 1
      parts.onError(error, { kind: timer.kind, subject, attempts })
      const until = new Date(clock.now().getTime() + pauseAfter(attempts))
      await putOff(manager, timer, token, until, errorInLog(error).message)
    }
  }

  const runPage = async (timers: TimerEntity[], token: string, claimedAt: Date, working: () => void) => {
    let renewedAt = claimedAt.getTime()
    let begun = 0
    await inLanes(timers, lanes, async (timer) => {
      begun += 1
      const now = clock.now()
      if (now.getTime() - renewedAt > lease / 2) {
        renewedAt = now.getTime()
        await renewClaim(manager, timers.slice(begun - 1), token, now)
      }
      await runTimer(timer, token)
      working()
    })
  }

  return {
    name: 'timers',
    run: async (mayClaim, working) => {
      let ran = 0
      for (let missed = 0; missed < patience;) {
        const due = await dueTimers(manager, known, clock.now(), rivals.reach)
        if (due.length === 0 || !(await mayClaim())) break
        const wanted = rivals.choose(due)
        const token = newId('claim')
        const now = clock.now()
        const claimed = await claimTimers(manager, wanted, token, now)
        rivals.got(wanted.length, claimed.length)
        missed = claimed.length === 0 ? missed + 1 : 0
        const attributes = { 'tocsin.claimed': claimed.length }
        if (claimed.length > 0)
          await traced('timers', { place: 'alone', attributes }, () => runPage(claimed, token, now, working))
        ran += claimed.length
      }
      return ran
    },
    waitingSince: (now) => oldestWaiting(manager, known, now),
    failing: () => failingTimers(manager),
    audit: timerAudit(manager, known),
  }
}

/** The kind's use case, under its own name, with the timer taken away in the same transaction. */
function ranTimer<I, O>(useCase: UseCase<I, O>, timer: TimerEntity, token: string): UseCase<I, O | null> {
  const named = {
    [useCase.name]: async (work: Work, input: I): Promise<O | null> => {
      const taken = await work.manager.query<{ affectedRows: number }>(
        'DELETE FROM timer WHERE id = ? AND claimToken = ?',
        [idBytes(timer.id), token],
      )
      return taken.affectedRows === 1 ? useCase(work, input) : null
    },
  }
  return named[useCase.name] as UseCase<I, O | null>
}
